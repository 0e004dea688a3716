// The picture of a zone: nothing is cut, hidden or set over another, every character has a glyph, the same card has the same bytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCardPainter } from '../../src/channels/card/card-png.js';
import { cardSvg } from '../../src/channels/card/card-svg.js';
import { CONTENT, MARGIN, WIDTH } from '../../src/channels/card/drawing.js';
import { settable, textWidth, typesetLines, type Weight } from '../../src/channels/card/typeset.js';
import { anyCard, BARE, figureOf, figuresOf, heightOf, type Placed, placedWords } from './small-cards.js';

const { resolve } = createRequire(import.meta.url);

/** Advance by code point, from the font's own tables. */
function readFont(file: string): ReadonlyMap<number, number> {
  const font = readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, at): [string, number] => {
      const entry = 12 + at * 16;
      return [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)];
    }),
  );
  const [cmap, hmtx, hhea] = ['cmap', 'hmtx', 'hhea'].map((name) => tables.get(name)!);
  const measured = font.readUInt16BE(hhea + 34);
  const advances = new Map<number, number>();
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at += 1) {
    const format = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4);
    if (font.readUInt16BE(format) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(format + 12); group += 1) {
      const [start, end, glyph] = [0, 4, 8].map((more) => font.readUInt32BE(format + 16 + group * 12 + more));
      for (let code = start; code <= end; code += 1)
        advances.set(code, font.readUInt16BE(hmtx + 4 * Math.min(glyph + code - start, measured - 1)));
    }
  }
  return advances;
}

const FONTS: readonly (readonly [Weight, ReadonlyMap<number, number>])[] = [
  ['regular', readFont('400Regular/NotoSansSC_400Regular.ttf')],
  ['bold', readFont('700Bold/NotoSansSC_700Bold.ttf')],
];

describe('characters', () => {
  const all = Array.from({ length: 0x2ffff - 0x20 }, (_, at) => String.fromCodePoint(at + 0x20));
  const set = all.filter((character) => settable(`a${character}a`) === `a${character}a`);

  it.each(FONTS)('%s: every one that is set has a glyph, no wider than it is taken for', (weight, font) => {
    expect(set.length).toBeGreaterThan(27_000);
    const wrong = set.filter((character) => {
      const advance = font.get(character.codePointAt(0)!);
      return advance === undefined || advance > textWidth(character, { size: 1000, weight });
    });
    expect(wrong).toEqual([]);
    expect(textWidth('Ag1 %', { size: 1000, weight })).toBe(
      [...'Ag1 %'].reduce((sum, character) => sum + font.get(character.codePointAt(0)!)!, 0),
    );
  });

  it.each([
    ['螭鿬“”《》㎡½℃', '螭鿬“”《》㎡½℃'],
    ['增长😀30%👨‍👩‍👧', '增长30%'],
    ['⅓𠮷', '〓〓'],
    ['a\u0000b\ud800c\u202ed', 'abcd'],
    ['青岛高新区： 立足\n自身', '青岛高新区：立足 自身'],
  ])('%j is set as %j', (text, expected) => {
    expect(settable(text)).toBe(expected);
  });
});

describe('typesetLines', () => {
  const style = { size: 10, weight: 'regular' } as const;

  it.each([
    ['总投资约200亿元', 60, 1, ['总投资约…']],
    ['总投资约200亿元', 75, 1, ['总投资约…']],
    ['总投资约200亿元', 200, 1, ['总投资约200亿元']],
    ['高新技术产业“小巨人”', 75, 1, ['高新技术产业…']],
    ['规模以上工业增加值增长', 60, 2, ['规模以上工业', '增加值增长']],
  ])('%s in %i', (text, width, most, lines) => {
    expect(typesetLines(text, width, style, most)).toEqual(lines);
  });
});

const overlap = (a: Placed, b: Placed) =>
  a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;

/** Words beyond the margins (a mark that hangs out at the left aside) or over other words. */
function misplaced(svg: string): readonly string[] {
  const placed = placedWords(svg);
  return placed
    .filter(
      (one, at) =>
        one.right > MARGIN + CONTENT + 0.1 ||
        one.left < MARGIN - 40 ||
        one.top < 0 ||
        one.bottom > heightOf(svg) ||
        placed.slice(at + 1).some((other) => overlap(one, other)),
    )
    .map(({ words }) => words);
}

describe('cardSvg', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])('a card with %i figures shows them all, in their places', (count) => {
    const svg = cardSvg({ ...BARE, figures: figuresOf(count) });
    expect(misplaced(svg)).toEqual([]);
    const numerals = placedWords(svg).filter(({ words }) => /^\d2\.5$/u.test(words));
    expect(numerals).toHaveLength(count);
  });

  it('marks what is expected, and keeps the bound', () => {
    const planned = figureOf(
      { lead: '约', numeral: '132', unit: '亿元' },
      { planned: true, period: '2030年' },
    );
    const chart = { type: 'share', share: 0.5, figure: planned } as const;
    for (const card of [
      { ...BARE, figures: [planned] },
      { ...BARE, chart },
    ]) {
      const said = placedWords(cardSvg(card)).map(({ words }) => words);
      expect(said).toEqual(expect.arrayContaining(['预计', '2030年', '约', '132', '亿元']));
    }
  });

  it('writes words as words', () => {
    const svg = cardSvg({ ...BARE, zone: '<script>&"\'' });
    expect(svg).toContain('&lt;script&gt;&amp;&quot;&apos;');
    expect(svg).not.toContain('<script>');
  });

  it('gives XML, nothing misplaced, no higher than a screen, whatever the card', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const svg = cardSvg(card);
        expect(misplaced(svg)).toEqual([]);
        expect(heightOf(svg)).toBeLessThanOrEqual(1440);
        expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(WIDTH);
      }),
      { numRuns: 200 },
    );
  });
});

describe('PNG', () => {
  it('has the size of the card and the same bytes each time', async () => {
    const card = { ...BARE, figures: figuresOf(1) };
    const [first, again] = [await createCardPainter().png(card), await createCardPainter().png(card)];
    expect(first.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([WIDTH, heightOf(cardSvg(card))]);
    expect(again.equals(first)).toBe(true);
  });

  it('is painted once for those who ask together, and kept', async () => {
    const painter = createCardPainter();
    const [one, other] = await Promise.all([painter.png(BARE), painter.png({ ...BARE })]);
    expect(other).toBe(one);
    expect(await painter.png(BARE)).toBe(one);
  });
});
