// Any answer of any shape, in words of any script and in slices of the page in corpus/.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Answer, Evidence, Found } from '../../src/answer/types.js';

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
const han = fc
  .array(fc.constantFrom('园', '区', '。', '，', '」', '🏭', 'e\u0301', '1', ' '), {
    minLength: 1,
    maxLength: 1500,
  })
  .map((signs) => signs.join(''));
const PAGE = readFileSync(new URL('../../corpus/keji-ribao-yuanqu-2023-spring.txt', import.meta.url), 'utf8');
/** Any slice of the page, wherever it is cut. */
const slice = fc
  .tuple(fc.nat(PAGE.length), fc.integer({ min: 1, max: 6000 }))
  .map(([start, length]) => PAGE.slice(start, start + length))
  .filter((text) => text.trim() !== '');
export const prose = fc.oneof(words, han, slice);

const evidence: fc.Arbitrary<Evidence> = fc.record({
  quote: prose,
  start: fc.nat(10_000),
  end: fc.nat(10_000),
  file: fc.constant('page.txt'),
  newspaper: fc.constantFrom(null, '科技日报'),
  article: fc.constantFrom('page#1', '园区 "版"#2'),
  headline: fc.oneof(fc.constant('标题'), words),
  section: fc.oneof(fc.constant(null), words),
  date: fc.constant(null),
  truncated: fc.boolean(),
});

export const found: fc.Arbitrary<Found> = fc
  .record({
    headline: words,
    items: fc.array(fc.record({ text: words, label: fc.constantFrom(null, '人物') }), { maxLength: 30 }),
    evidence: fc.array(evidence, { minLength: 1, maxLength: 12 }),
    notes: fc.array(words, { maxLength: 2 }),
    suggestions: fc.array(words, { maxLength: 3 }),
  })
  .map(({ evidence: [first, ...rest], ...answer }) => ({
    ...answer,
    type: 'found',
    kind: 'list',
    zone: null,
    verdict: null,
    evidence: [first, ...rest],
  }));

export const answer: fc.Arbitrary<Answer> = fc.oneof(
  found,
  fc.record({
    type: fc.constant('guide' as const),
    lines: fc.array(prose, { minLength: 1 }),
    suggestions: fc.array(words, { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('ask' as const),
    question: prose,
    choices: fc.array(words, { maxLength: 9 }),
  }),
);
