// The charts of a card: bars from zero, and a share as squares of a hundred.
import type { BarChart, CardBar, CardFigure, PrintedFigure, ShareChart } from '../../answer/card.js';
import {
  type Block,
  box,
  COLUMN,
  CONTENT,
  type Colour,
  MARGIN,
  paragraph,
  run,
  space,
  stack,
} from './drawing.js';
import type { Style } from './typeset.js';

const SMALL: Style = { size: 26, weight: 'regular' };
const TITLE: Style = { size: 28, weight: 'bold' };
const BAR = 28;
const VALUE = 34;
const AFTER_BAR = 16;

/** A printed value on one baseline, its numeral large, its bound and unit small beside it. */
export function printedValue(
  x: number,
  width: number,
  { lead, numeral, unit }: PrintedFigure,
  size: number,
  fill: Colour,
) {
  const beside: Style = { size: size * 0.4, weight: 'bold' };
  const percent = /^[%％]$/u.test(unit);
  return run(
    x,
    width,
    [
      { words: lead, style: beside, fill },
      { words: numeral, style: { size, weight: 'bold' }, fill },
      { words: unit, style: percent ? { ...beside, size: size * 0.6 } : beside, fill },
    ],
    size * 0.09,
  );
}

/** Each bar under its name, the printed value at its end; all begin at one mark, which is zero. */
export function barChart({ title, bars }: BarChart): Block {
  const style: Style = { size: VALUE, weight: 'bold' };
  const printed = ({ figure: { lead, numeral, unit } }: CardBar, x: number) =>
    run(x, CONTENT / 2, [{ words: `${lead}${numeral}${unit}`, style, fill: 'ink' }], 0);
  const longest = CONTENT - AFTER_BAR - Math.max(...bars.map((bar) => printed(bar, 0).width));
  const line = { x: MARGIN, width: CONTENT, most: 1 };
  const drawn = (bar: CardBar): Block => ({
    height: BAR,
    draw: (y) => {
      const length = longest * bar.length;
      const value = printed(bar, MARGIN + length + AFTER_BAR);
      const baseline = y + BAR / 2 + VALUE * 0.36;
      return (
        box(MARGIN, y, length, BAR, 'accent') + box(MARGIN, y - 4, 3, BAR + 8, 'ink') + value.draw(baseline)
      );
    },
  });
  return stack([
    paragraph(title, { ...line, style: TITLE, fill: 'ink' }),
    ...bars.flatMap((bar): Block[] => [
      space(20),
      paragraph(bar.label, { ...line, style: SMALL, fill: 'soft' }),
      space(10),
      drawn(bar),
    ]),
  ]);
}

const SQUARES = 10;
const SQUARE = 22;
const GAP = 6;
const GRID = SQUARES * SQUARE + (SQUARES - 1) * GAP;

/** A hundred squares, the last one filled as far as the share goes. */
function squares(share: number): Block {
  const filled = share * SQUARES * SQUARES;
  return {
    height: GRID,
    draw: (y) =>
      Array.from({ length: SQUARES * SQUARES }, (_, at) => {
        const left = MARGIN + (at % SQUARES) * (SQUARE + GAP);
        const top = y + Math.floor(at / SQUARES) * (SQUARE + GAP);
        const part = Math.max(0, Math.min(1, filled - at));
        return (
          (part < 1 ? box(left, top, SQUARE, SQUARE, 'pale') : '') +
          (part > 0 ? box(left, top, SQUARE * part, SQUARE, 'accent') : '')
        );
      }).join(''),
  };
}

/** The squares, and beside them whatever says what they show. */
export function shareChart(
  { share, figure }: ShareChart,
  tile: (figure: CardFigure, x: number, width: number) => Block,
): Block {
  const left = MARGIN + COLUMN + 48;
  const told = tile(figure, left, CONTENT + MARGIN - left);
  const grid = squares(share);
  const height = Math.max(grid.height, told.height);
  return {
    height,
    draw: (y) => grid.draw(y) + told.draw(y + (height - told.height) / 2),
  };
}
