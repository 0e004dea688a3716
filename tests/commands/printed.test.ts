import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import type { AnswerRecord } from '../../src/answer/types.js';
import { unprintedIn } from '../../src/commands/printed.js';

const SOURCE = '园区引进企业12家，投资４０亿元，\n历时三年，获评“绿色工厂”。';
const QUOTE = '园区引进企业12家，投资４０亿元，历时三年，获评“绿色工厂”。';
const sourceText = (file: string) => (file === 'a.txt' ? SOURCE : null);

const reply = (headline: string, items: readonly string[] = [], quote = QUOTE): AnswerRecord =>
  toRecord({
    type: 'found',
    kind: 'fact',
    headline,
    items: items.map((text) => ({ label: null, text })),
    evidence: [
      {
        quote,
        start: 0,
        end: SOURCE.length,
        file: 'a.txt',
        newspaper: null,
        article: 'a#1',
        headline: '',
        section: null,
        date: null,
        truncated: false,
      },
    ],
    zone: null,
    verdict: null,
    notes: [],
    suggestions: [],
  });

describe('what an answer says must be printed', () => {
  it.each([
    ['a printed number', '12家'],
    ['a number printed in full width', '40亿元'],
    ['a number in words', '三年'],
    ['a quotation', '获评「绿色工厂」'],
    ['a count of what the reply lists', '语料收录了5个园区的报道'],
  ])('%s is', (_, headline) => expect(unprintedIn(reply(headline), sourceText)).toEqual([]));

  it.each([
    ['a part of a printed number', '2家', 'number 2 is in no quote: 2家'],
    ['another number', '园区引进企业13家', 'number 13 is in no quote: 园区引进企业13家'],
    ['another number in words', '历时五年', 'number 五年 is in no quote: 历时五年'],
    ['words in quotation marks', '“红色工厂”', 'quotation is in no quote: 「红色工厂」'],
  ])('%s is not', (_, headline, fault) => {
    expect(unprintedIn(reply(headline), sourceText)).toEqual([fault]);
    expect(unprintedIn(reply('', [headline]), sourceText)).toEqual([fault]);
  });

  it('a number that the end of a long headline cuts is not judged', () => {
    const long = `${'园'.repeat(78)}12家`;
    expect(reply(long).headline).toMatch(/1…$/u);
    expect(unprintedIn(reply(long), sourceText)).toEqual([]);
  });

  it('a citation that does not stand at its place is told', () => {
    expect(unprintedIn(reply('', [], `${QUOTE}！`), sourceText)).toEqual([
      `not printed there: 「${QUOTE}！」`,
    ]);
  });

  it('an answer without a citation is told, a refusal says what it likes', () => {
    expect(unprintedIn({ ...reply(''), citations: [] }, sourceText)).toEqual(['no citation']);
    expect(unprintedIn({ ...reply('9家'), kind: 'refusal' }, sourceText)).toEqual([]);
  });
});
