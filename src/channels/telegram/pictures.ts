// Zone cards as this channel needs them: which zones have one, what it is called, its bytes.
import { createHash } from 'node:crypto';
import type { ZoneCard } from '../../answer/card.js';
import type { CardPainter } from '../card/card-png.js';
import { cardSvg } from '../card/card-svg.js';

export interface Pictures {
  /** Null for a zone without a picture. */
  readonly cardOf: (zone: string) => ZoneCard | null;
  /** Names the drawing: another corpus or another layout, another key. Null for a zone without a picture. */
  readonly keyOf: (zone: string) => string | null;
  /** PNG of a zone that has a picture. */
  readonly draw: (zone: string) => Promise<Uint8Array>;
}

export function createPictures(cardOf: (zone: string) => ZoneCard | null, painter: CardPainter): Pictures {
  const keys = new Map<string, string | null>();
  return {
    cardOf,
    keyOf: (zone) => {
      const known = keys.get(zone);
      if (known !== undefined) return known;
      const card = cardOf(zone);
      const key = card && createHash('sha256').update(cardSvg(card)).digest('base64url');
      keys.set(zone, key);
      return key;
    },
    draw: (zone) => {
      const card = cardOf(zone);
      return card ? painter.png(card) : Promise.reject(new Error(`no picture of ${zone}`));
    },
  };
}
