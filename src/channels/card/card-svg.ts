// A zone card as an SVG picture: name, headline, figures, a chart, words, sources. The same card gives the same bytes.
import type { CardFigure, CardRow, ZoneCard } from '../../answer/card.js';
import { CARD } from '../../answer/wording.js';
import { barChart, printedValue, shareChart } from './card-charts.js';
import {
  type Block,
  beside,
  box,
  COLOURS,
  COLUMN,
  CONTENT,
  GUTTER,
  MARGIN,
  paragraph,
  rule,
  space,
  stack,
  text,
  WIDTH,
} from './drawing.js';
import { type Style, settable, textWidth, typesetLines } from './typeset.js';

/** The family name that the font files carry. */
export const FONT_FAMILY = 'Noto Sans SC';

/** Beyond this a phone shows it too small. */
const MOST_HEIGHT = 1440;
const NUMERAL = 96;
const HERO = 176;

const BRAND: Style = { size: 24, weight: 'bold' };
const NAME: Style = { size: 68, weight: 'bold' };
const LONG_NAME: Style = { size: 54, weight: 'bold' };
const HEADLINE: Style = { size: 31, weight: 'regular' };
const LABEL: Style = { size: 29, weight: 'regular' };
const HERO_LABEL: Style = { size: 36, weight: 'regular' };
const SMALL: Style = { size: 24, weight: 'regular' };
const SMALL_BOLD: Style = { size: 24, weight: 'bold' };
const FOOT: Style = { size: 22, weight: 'regular' };
const FOOT_BOLD: Style = { size: 22, weight: 'bold' };

const line = { x: MARGIN, width: CONTENT };

/** 「贵阳高新区：新型工业化成发展“助推器”」 under 「贵阳高新区」 need not say the name again. */
function withoutName(headline: string, zone: string): string {
  const rest = headline.startsWith(zone) ? headline.slice(zone.length) : '';
  return /^[：:\s]+\S/u.test(rest) ? rest.replace(/^[：:\s]+/u, '') : headline;
}

function header({ zone, headline }: ZoneCard): Block {
  const name = textWidth(settable(zone), NAME) <= CONTENT ? NAME : LONG_NAME;
  return stack([
    {
      height: 56,
      draw: (y) =>
        box(MARGIN, y + 2, 8, 24, 'accent') + text(MARGIN + 22, y + 23, CARD.brand, BRAND, 'accent'),
    },
    paragraph(zone, { ...line, style: name, fill: 'ink', most: 3, leading: 1.25 }),
    space(14),
    paragraph(withoutName(headline, zone), { ...line, style: HEADLINE, fill: 'soft', most: 2 }),
    space(36),
  ]);
}

/** 「预计」 in a frame and the year: what must be known before the number is read. */
function condition(x: number, width: number, { planned, period }: CardFigure): Block {
  const frame = planned ? textWidth(CARD.planned, FOOT_BOLD) + 20 : 0;
  return {
    height: 46,
    draw: (y) => {
      const tag = planned
        ? `<rect x="${x + 1}" y="${y + 1}" width="${frame}" height="32" rx="4" fill="none" stroke="${COLOURS.accent}" stroke-width="2"/>${text(x + 11, y + 25, CARD.planned, FOOT_BOLD, 'accent')}`
        : '';
      const left = x + (planned ? frame + 14 : 0);
      const [shown = ''] = typesetLines(period ?? '', x + width - left, SMALL, 1);
      return tag + text(left, y + 25.5, shown, SMALL, 'soft');
    },
  };
}

const isConditional = ({ planned, period }: CardFigure) => planned || period !== null;

/** A figure: its numeral, what it measures, and whose it is. */
function tile(figure: CardFigure, x: number, width: number, hero = false): Block {
  const size = hero ? HERO : NUMERAL;
  const value = printedValue(x, width, figure.figure, size, hero ? 'accent' : 'ink');
  // In a row of two the baselines stand in line even where one numeral had to be made smaller.
  const high = hero ? size * value.scale : size;
  const words = { x, width, most: 2 };
  return stack([
    { height: high * 0.98, draw: (y) => value.draw(y + high * 0.82) },
    space(6),
    paragraph(figure.label, { ...words, style: hero ? HERO_LABEL : LABEL, fill: 'ink' }),
    space(4),
    paragraph(figure.owner ?? '', { ...words, style: SMALL, fill: 'soft' }),
  ]);
}

/** A figure by itself, under its condition if it has one. */
function marked(figure: CardFigure, x: number, width: number): Block {
  const above = isConditional(figure) ? [condition(x, width, figure)] : [];
  return stack([...above, tile(figure, x, width)]);
}

/** Figures on one line; where one of them has a condition, all leave room for it, so that numerals stand in line. */
function row(figures: readonly CardFigure[], width: number, hero = false): Block {
  const conditional = figures.some(isConditional);
  const tiles = figures.map((figure, at) => {
    const x = MARGIN + at * (COLUMN + GUTTER);
    const above = conditional ? [condition(x, width, figure)] : [];
    return stack([...above, tile(figure, x, width, hero)]);
  });
  return stack([{ height: 34, draw: rule }, beside(tiles), space(32)]);
}

/** Two in a row; of an odd number the first, which tells most, has a row for itself. */
function figureRows(figures: readonly CardFigure[]): Block {
  const odd = figures.length % 2;
  const rows = [...(odd ? [row(figures.slice(0, 1), CONTENT, true)] : [])];
  for (let at = odd; at < figures.length; at += 2) rows.push(row(figures.slice(at, at + 2), COLUMN));
  return stack(rows);
}

function chart({ chart: drawn }: ZoneCard): Block {
  if (drawn === null) return space(0);
  const body = drawn.type === 'bars' ? barChart(drawn) : shareChart(drawn, marked);
  return stack([{ height: 38, draw: rule }, body, space(36)]);
}

const WORD_LINES = 3;

/** As many entries as fit, none of them cut where one fits. */
function wordRow({ label, entries }: CardRow): Block {
  const style = LABEL;
  const joined = (most: number) => entries.slice(0, most).join('、');
  let most = entries.length;
  while (most > 1 && typesetLines(joined(most), CONTENT, style, Infinity).length > WORD_LINES) most -= 1;
  return stack([
    { height: 34, draw: rule },
    paragraph(label, { ...line, style: SMALL_BOLD, fill: 'accent', most: 1 }),
    space(8),
    paragraph(joined(most), { ...line, style, fill: 'ink', most: WORD_LINES }),
    space(32),
  ]);
}

function footer({ sources }: ZoneCard): Block {
  const indent = textWidth(CARD.sources, FOOT_BOLD) + 20;
  const lines = stack(
    sources.map((source) =>
      paragraph(source, { x: MARGIN + indent, width: CONTENT - indent, style: FOOT, fill: 'soft', most: 2 }),
    ),
  );
  const label = paragraph(CARD.sources, { ...line, style: FOOT_BOLD, fill: 'soft', most: 1 });
  return stack([
    { height: 26, draw: rule },
    beside([label, lines]),
    paragraph(CARD.promise, {
      x: MARGIN + indent,
      width: CONTENT - indent,
      style: FOOT,
      fill: 'soft',
      most: 1,
    }),
  ]);
}

function layout(card: ZoneCard): Block {
  return stack([
    space(MARGIN),
    header(card),
    figureRows(card.figures),
    chart(card),
    ...card.rows.map(wordRow),
    footer(card),
    space(MARGIN - 16),
  ]);
}

/** The whole card, or without its last words and figures until it is no higher than a phone's screen. */
function fitted(card: ZoneCard): Block {
  const block = layout(card);
  if (block.height <= MOST_HEIGHT) return block;
  if (card.rows.length > 0) return fitted({ ...card, rows: card.rows.slice(0, -1) });
  if (card.figures.length > 1) return fitted({ ...card, figures: card.figures.slice(0, -1) });
  return block;
}

export function cardSvg(card: ZoneCard): string {
  const block = fitted(card);
  const height = Math.ceil(block.height);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT_FAMILY}"><rect width="${WIDTH}" height="${height}" fill="${COLOURS.paper}"/>${box(0, 0, WIDTH, 12, 'accent')}${block.draw(0)}</svg>`;
}
