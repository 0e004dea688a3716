// Zone cards as this channel needs them: which zones have one, what it is called, its bytes.
import type { ZoneCard } from '../../answer/card.js';
import { digestOf } from '../digest.js';
import type { CardPainter } from './card-png.js';
import { cardSvg } from './card-svg.js';

export interface Pictures {
  /** Null for a zone without a picture. */
  readonly cardOf: (zone: string) => ZoneCard | null;
  /** Names the drawing: another corpus or another layout, another key. Null for a zone without a picture. */
  readonly keyOf: (zone: string) => string | null;
  /** PNG of a zone that has a picture. */
  readonly draw: (zone: string) => Promise<Uint8Array>;
}

interface Picture {
  readonly card: ZoneCard;
  readonly key: string;
}

export function createPictures(cardOf: (zone: string) => ZoneCard | null, painter: CardPainter): Pictures {
  // The corpus does not change while the bot runs, and has no more than some hundred zones.
  const pictures = new Map<string, Picture | null>();
  const pictureOf = (zone: string): Picture | null => {
    const known = pictures.get(zone);
    if (known !== undefined) return known;
    const card = cardOf(zone);
    const picture = card && { card, key: digestOf(cardSvg(card)) };
    pictures.set(zone, picture);
    return picture;
  };
  return {
    cardOf: (zone) => pictureOf(zone)?.card ?? null,
    keyOf: (zone) => pictureOf(zone)?.key ?? null,
    draw: (zone) => {
      const picture = pictureOf(zone);
      return picture ? painter.png(picture.card) : Promise.reject(new Error(`no picture of ${zone}`));
    },
  };
}
