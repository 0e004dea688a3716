// A text that was made from another one and still knows where each of its characters came from.
import type { Span } from './span.js';

/** `offsets[i]` is the UTF-16 offset in the original of `text[i]`; one more entry marks the end. */
export interface MappedText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** The span in the original that `[start, end)` of the mapped text was made from. */
export function originalSpan(mapped: MappedText, start: number, end: number): Span {
  if (start >= end) return { start: mapped.offsets[start], end: mapped.offsets[start] };
  return { start: mapped.offsets[start], end: mapped.offsets[end - 1] + 1 };
}
