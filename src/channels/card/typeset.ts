// Text on a picture: what the typeface has, how wide it runs, and lines broken by that width.
import { graphemes, wrapLine } from '../width.js';

export type Weight = 'regular' | 'bold';

export interface Style {
  readonly size: number;
  readonly weight: Weight;
}

const FIRST = 0x20;
/** Advances of U+0020 to U+007E in Noto Sans SC, in thousandths of the size. */
const ADVANCES: Readonly<Record<Weight, readonly number[]>> = {
  regular: advances(`
    224 323 474 555 555 921 680 278 338 338 467 555 278 347 278 392 555 555 555 555 555 555 555
    555 555 555 278 278 555 555 555 474 946 608 657 638 688 589 552 689 728 293 535 646 543 812
    723 742 633 742 635 596 599 721 575 878 573 531 603 338 392 338 555 559 606 563 618 510 620
    554 325 564 607 275 275 552 284 926 610 606 620 620 388 468 377 607 521 802 498 521 475 338
    270 338 555`),
  bold: advances(`
    227 370 574 590 590 963 740 325 378 378 507 590 325 370 325 387 590 590 590 590 590 590 590
    590 590 590 325 325 590 590 590 514 1007 641 681 656 714 615 585 717 757 330 568 686 578 853
    749 770 667 770 682 624 625 748 619 915 627 580 613 378 387 378 590 567 626 591 644 527 644
    581 372 597 640 304 306 604 315 964 641 626 644 644 437 495 421 637 576 863 562 574 511 378
    296 378 590`),
};
/** Everything else is counted as a full square: Han are, the rest is narrower. */
const FULL = 1000;

/** Characters that the typeface surely has; `tests/channels/card.test.ts` looks them up in the font. */
const SET =
  /[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u2010-\u2016\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2025-\u2027\u2030\u2032\u2033\u2103\u2109\u2160-\u216b\u2170-\u217b\u2190-\u2199\u2460-\u24ff\u3001-\u303f\u3041-\u3096\u3099-\u30ff\u3220-\u32ff\u3300-\u332b\u332d-\u33ff\u3400-\u4db5\u4e00-\u9fef\uff01-\uff5e\uffe0-\uffe6]/u;
/** What Chinese printers set for a character that they do not have. */
const GETA = '〓';

/** The text in characters that the typeface has; emoji and what cannot be seen are dropped, blanks are one. */
export function settable(text: string): string {
  return (
    Array.from(text.normalize('NFC'), (character) => {
      if (SET.test(character)) return character;
      if (/\s/u.test(character)) return ' ';
      return /[\p{L}\p{N}]/u.test(character) ? GETA : '';
    })
      .join('')
      .replace(/ +/gu, ' ')
      // A full-width mark brings its own blank.
      .replace(/(?<=[\u3001-\u303f\uff01-\uff60]) /gu, '')
      .trim()
  );
}

/** The width of a settable text, never less than it takes. */
export function textWidth(text: string, { size, weight }: Style): number {
  const widths = ADVANCES[weight];
  let thousandths = 0;
  for (const character of text) thousandths += widths[character.codePointAt(0)! - FIRST] ?? FULL;
  return (thousandths * size) / 1000;
}

/** At most `most` lines; what is left out is shown by …, and no number is cut. */
export function typesetLines(text: string, width: number, style: Style, most: number): readonly string[] {
  const measure = (part: string) => textWidth(part, style);
  const lines = wrapLine(settable(text), width, measure);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutShort(lines[most - 1], width, measure)];
}

/** A number at the cut goes as a whole: the print may go on with 亿. */
function cutShort(line: string, width: number, measure: (part: string) => number): string {
  const kept = graphemes(line);
  while (kept.length > 0 && measure(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').replace(/[\d.,，．%％万亿千百十〇零一二三四五六七八九两余多几]*[“‘《（(「【]*$/u, '')}…`;
}

function advances(table: string): readonly number[] {
  return table.trim().split(/\s+/u).map(Number);
}
