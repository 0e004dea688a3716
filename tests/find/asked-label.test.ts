// A figure whose label is what the question says means that figure, however well another sentence fits.
import { expect, it } from 'vitest';
import type { QuantityFact } from '../../src/facts/types.js';
import { type FoundValue, isAskedByLabel } from '../../src/find/values.js';
import type { Query } from '../../src/understand/query.js';

const figureOf = (attribute: string) => ({ fact: { attribute } as QuantityFact }) as FoundValue;
const asked = (text: string, words: readonly string[], zones: number) =>
  ({
    text,
    terms: words.map((word) => ({ word })),
    zones: Array(zones).fill({}),
    entities: [],
  }) as unknown as Query;

it.each<[string, string, readonly string[], number, boolean]>([
  ['电池及组件产能多少', '电池及组件产能', ['电池', '组件', '产能'], 0, true],
  ['合肥高新区产值是多少', '产值', ['产值'], 1, true],
  ['产值是多少', '产值', ['产值'], 0, false],
  ['合肥高新区光伏产值是多少', '产值', ['光伏', '产值'], 1, false],
  ['合肥高新区产值是多少', '总产值', ['产值'], 1, false],
])('「%s」 by the label 「%s」', (text, label, words, zones, expected) => {
  expect(isAskedByLabel(figureOf(label), asked(text, words, zones))).toBe(expected);
});
