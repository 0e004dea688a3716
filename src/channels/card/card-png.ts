// Cards as PNG. Drawing runs on a thread of Node's pool, so that a picture keeps no other chat waiting.
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';
import type { ZoneCard } from '../../answer/card.js';
import type { CountCache } from '../cache-metrics.js';
import { cardSvg, FONT_FAMILY } from './card-svg.js';

/** Some hundred pictures. */
const CACHE_BYTES = 16_000_000;

const { resolve } = createRequire(import.meta.url);
const FONT_FILES = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) =>
  resolve(`@expo-google-fonts/noto-sans-sc/${file}`),
);
const OPTIONS = {
  font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
};

export interface CardPainter {
  /** The same card gives the same bytes. Rejects only where the renderer fails. */
  png(card: ZoneCard): Promise<Buffer>;
}

/** Paints one card at a time, and remembers what it painted. */
export function createCardPainter(onAsked: CountCache = () => {}): CardPainter {
  let last: Promise<unknown> = Promise.resolve();
  const paint = (svg: string): Promise<Buffer> => {
    const painted = last.then(async () => (await renderAsync(svg, OPTIONS)).asPng());
    last = painted.catch(() => {});
    return painted;
  };
  // Asked again while it is painted, a card is not painted twice.
  const cache = new LRUCache<string, Buffer>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (png, svg) => png.length + svg.length,
    fetchMethod: paint,
  });
  return {
    png: (card) => {
      const svg = cardSvg(card);
      onAsked(cache.has(svg));
      return cache.forceFetch(svg);
    },
  };
}
