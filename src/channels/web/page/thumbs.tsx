// Whether an answer was of use: two buttons below it, of which one may be pressed, and the other later.
import type { Thumb } from '../../../answer/types.js';
import { ThumbIcon } from './icons.js';
import { useWording } from './language.js';

interface ThumbsProps {
  readonly given: Thumb | undefined;
  readonly give: (thumb: Thumb) => void;
}

const THUMBS: readonly Thumb[] = ['up', 'down'];

export function Thumbs({ given, give }: ThumbsProps) {
  const { thumbs } = useWording();
  return (
    <div class="thumbs">
      {THUMBS.map((thumb) => (
        <button
          key={thumb}
          type="button"
          class="tool"
          aria-label={thumbs[thumb]}
          title={thumbs[thumb]}
          aria-pressed={given === thumb}
          onClick={() => give(thumb)}
        >
          <ThumbIcon thumb={thumb} />
        </button>
      ))}
    </div>
  );
}
