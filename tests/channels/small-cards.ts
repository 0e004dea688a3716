// Invented cards for the tests of pictures, ordinary and extreme, and what their SVG says where.
import fc from 'fast-check';
import type { CardFigure, PrintedFigure, ZoneCard } from '../../src/answer/card.js';
import type { Evidence } from '../../src/answer/types.js';
import { type Style, textWidth } from '../../src/channels/card/typeset.js';

export const EVIDENCE: Evidence = {
  quote: '园区企业12户。',
  start: 0,
  end: 8,
  file: 'page.txt',
  newspaper: '试刊',
  article: 'a1',
  headline: '一句标题',
  section: null,
  date: null,
  truncated: false,
};

export const BARE: ZoneCard = {
  zone: '试验高新区',
  headline: '一句标题',
  figures: [],
  chart: null,
  rows: [],
  sources: ['《试刊》「一句标题」'],
};

export function figureOf(text: PrintedFigure, more: Partial<CardFigure> = {}): CardFigure {
  return {
    label: '园区企业',
    owner: null,
    figure: text,
    planned: false,
    period: null,
    evidence: EVIDENCE,
    ...more,
  };
}

/** As many like figures. */
export const figuresOf = (count: number): readonly CardFigure[] =>
  Array.from({ length: count }, (_, at) =>
    figureOf({ lead: '约', numeral: `${at + 1}2.5`, unit: '万平方米' }),
  );

const PIECES =
  '高新区 企业 埃地沃兹真空泵制造（青岛）有限公司 “双碳” 《宣言》 螭鿬㎡½℃ & < > " \' ]]> <b> &amp; AI 12345.67 30.5% 20余万 👨‍👩‍👧 ⅓ 𠮷 Ж \u0000 \ud800 \u202e \n'.split(
    ' ',
  );
const words = (most: number) =>
  fc.array(fc.constantFrom(...PIECES, ' '), { maxLength: most }).map((all) => all.join(''));
const printed = fc.record({
  lead: fc.constantFrom('', '约', '不超过'),
  numeral: fc.constantFrom('1', '30.5', '2～3', '百分之三十五点二', '123456789012345678901234567890'),
  unit: fc.constantFrom('', '%', '余家', '亿元人民币以上'),
});
const figure = fc.record({
  label: words(8),
  owner: fc.option(words(8)),
  figure: printed,
  planned: fc.boolean(),
  period: fc.option(fc.constantFrom('2022年', '2023年4月12日')),
  evidence: fc.constant(EVIDENCE),
});
const chart = fc.oneof(
  fc.constant(null),
  fc.record({
    type: fc.constant('bars' as const),
    title: words(4),
    bars: fc.array(
      fc.record({
        label: words(9),
        figure: printed,
        length: fc.double({ min: 1e-9, max: 1, noNaN: true }),
        evidence: fc.constant(EVIDENCE),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  }),
  fc.record({
    type: fc.constant('share' as const),
    share: fc.double({ min: 1e-9, max: 1, noNaN: true }),
    figure,
  }),
);

export const anyCard: fc.Arbitrary<ZoneCard> = fc.record({
  zone: words(10),
  headline: words(20),
  figures: fc.array(figure, { maxLength: 6 }),
  chart,
  rows: fc.array(
    fc.record({
      label: words(3),
      entries: fc.array(words(12), { minLength: 1, maxLength: 6 }),
      evidence: fc.constant([]),
    }),
    { maxLength: 5 },
  ),
  sources: fc.array(words(20), { minLength: 1, maxLength: 2 }),
});

export interface Placed {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARKS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The words of a picture and the boxes that they take. */
export function placedWords(svg: string): readonly Placed[] {
  const pattern =
    /<text x="(?<x>[^"]+)" y="(?<y>[^"]+)" font-size="(?<size>[^"]+)" font-weight="(?<weight>\d+)"[^>]*>(?<words>[^<]*)<\/text>/gu;
  return [...svg.matchAll(pattern)].map(({ groups }) => {
    const { x, y, size, weight } = groups!;
    const style: Style = { size: Number(size), weight: weight === '700' ? 'bold' : 'regular' };
    const words = groups!.words.replace(/&\w+;/gu, (mark) => MARKS[mark]);
    const [left, baseline] = [Number(x), Number(y)];
    return {
      words,
      left,
      right: left + textWidth(words, style),
      top: baseline - 0.86 * style.size,
      bottom: baseline + 0.1 * style.size,
    };
  });
}

export const heightOf = (svg: string): number =>
  Number(/ height="(?<height>\d+)"/u.exec(svg)!.groups!.height);
