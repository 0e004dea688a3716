// The picture of a zone's key figures; its words stand in the bubble below, and in the picture's description.
import { useEffect, useState } from 'preact/hooks';
import { itemText } from '../../../answer/plain.js';
import type { Found } from '../../../answer/types.js';
import { pictureOf } from './api.js';
import { CHINESE, useWording } from './language.js';

interface ZonePictureProps {
  readonly answer: Found;
  readonly zone: string;
}

export function ZonePicture({ answer: { headline, items }, zone }: ZonePictureProps) {
  const wording = useWording();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    const lost = () => setSource(null);
    pictureOf(zone).then(setSource, lost);
  }, [zone]);
  if (source === null) return null;
  const picture = (
    <img
      src={source}
      lang={CHINESE}
      alt={[headline, ...items.map(itemText)].join('；')}
      onError={() => setSource(null)}
    />
  );
  // Fetched with a key it is a data: address, which browsers open in no tab.
  if (source.startsWith('data:')) return <span class="picture">{picture}</span>;
  return (
    <a class="picture" href={source} target="_blank" rel="noopener" aria-label={wording.pictureOf(zone)}>
      {picture}
    </a>
  );
}
