// What a card is drawn of: measures, colours, text and boxes as SVG, and blocks that stand one under the other.
import { type Style, settable, textWidth, typesetLines } from './typeset.js';

export const WIDTH = 1080;
export const MARGIN = 72;
export const CONTENT = WIDTH - 2 * MARGIN;
export const GUTTER = 48;
export const COLUMN = (CONTENT - GUTTER) / 2;

/** One accent; ink, soft and accent are at least 4.5:1 on paper (WCAG AA). */
export const COLOURS = {
  paper: '#fbf9f5',
  ink: '#1d1c1a',
  soft: '#66625b',
  line: '#dcd6cb',
  pale: '#e9e2d7',
  accent: '#a8322a',
} as const;

export type Colour = keyof typeof COLOURS;

export interface Block {
  readonly height: number;
  /** SVG with the block's top at `y`. */
  draw(y: number): string;
}

const FONT_WEIGHT = { regular: 400, bold: 700 } as const;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** One line of text on its baseline; every word of a card goes through here. */
export function text(x: number, y: number, words: string, { size, weight }: Style, fill: Colour): string {
  const safe = settable(words).replace(/[&<>"']/gu, (mark) => ENTITIES[mark]);
  if (safe === '') return '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" font-weight="${FONT_WEIGHT[weight]}" fill="${COLOURS[fill]}">${safe}</text>`;
}

export function box(x: number, y: number, width: number, height: number, fill: Colour): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${COLOURS[fill]}"/>`;
}

export const rule = (y: number): string => box(MARGIN, y, CONTENT, 1.5, 'line');

export function space(height: number): Block {
  return { height, draw: () => '' };
}

/** Blocks one under the other. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    draw: (top) => {
      let y = top;
      return blocks
        .map((block) => {
          const drawn = block.draw(y);
          y += block.height;
          return drawn;
        })
        .join('');
    },
  };
}

/** Blocks side by side from the same top. */
export function beside(blocks: readonly Block[]): Block {
  return {
    height: Math.max(0, ...blocks.map(({ height }) => height)),
    draw: (y) => blocks.map((block) => block.draw(y)).join(''),
  };
}

interface Lines {
  readonly x: number;
  readonly width: number;
  readonly style: Style;
  readonly fill: Colour;
  readonly most: number;
  /** Of the size; 1.4 unless told. */
  readonly leading?: number;
}

/** Their ink is in the right half of the square: at the head of a line they hang out, so that the words stand in line. */
const HANGING = /^[“‘「『〈（【]/u;

/** Text in lines, at most so many. */
export function paragraph(words: string, { x, width, style, fill, most, leading = 1.4 }: Lines): Block {
  const lines = typesetLines(words, width, style, most);
  const pitch = style.size * leading;
  // The square of a Han character stands from 0.88 above the baseline to 0.12 below it.
  const first = (pitch - style.size) / 2 + style.size * 0.88;
  return {
    height: words === '' ? 0 : lines.length * pitch,
    draw: (y) =>
      lines
        .map((line, at) => {
          const left = HANGING.test(line) ? x - style.size / 2 : x;
          return text(left, y + first + at * pitch, line, style, fill);
        })
        .join(''),
  };
}

/** Runs of different size on one baseline, made smaller together where they would be too wide. */
export function run(
  x: number,
  width: number,
  parts: readonly { readonly words: string; readonly style: Style; readonly fill: Colour }[],
  gap: number,
): { readonly scale: number; readonly width: number; draw(baseline: number): string } {
  const shown = parts
    .map((part) => ({ ...part, words: settable(part.words) }))
    .filter(({ words }) => words !== '');
  const natural =
    shown.reduce((sum, { words, style }) => sum + textWidth(words, style), 0) +
    gap * Math.max(0, shown.length - 1);
  const scale = Math.min(1, width / natural);
  return {
    scale,
    width: natural * scale,
    draw: (baseline) => {
      let at = x;
      return shown
        .map(({ words, style, fill }) => {
          const scaled = { ...style, size: style.size * scale };
          const drawn = text(at, baseline, words, scaled, fill);
          at += textWidth(words, scaled) + gap * scale;
          return drawn;
        })
        .join('');
    },
  };
}
