import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSpans, placeWords } from '../../src/search/answer-spans.js';
import { buildIndex } from '../../src/search/index-data.js';
import { openSentenceSearch } from '../../src/search/sentence-search.js';
import { chosen } from '../../src/search/short-answer.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const segmenter = createSegmenter();
const textsOf = (sentence: string) => {
  const words = placeWords(sentence, segmenter);
  return answerSpans(words).map(({ from, to }) => sentence.slice(words[from].start, words[to - 1].end));
};

describe('spans that could answer', () => {
  it('are runs of words inside a clause, and clauses', () => {
    const spans = textsOf('青山医院由广州医科大学和南沙新区共建,投资23亿元。');
    for (const span of ['广州医科大学', '23亿元', '投资23亿元', '广州医科大学和南沙新区'])
      expect(spans).toContain(span);
    expect(spans).not.toContain('共建,投资');
  });

  it('may be quoted, marks and all', () => {
    expect(textsOf('获评“国家级绿色工厂”称号。')).toContain('“国家级绿色工厂”');
  });

  it('lie in the sentence, none twice, none empty, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (sentence) => {
        const words = placeWords(sentence, segmenter);
        const spans = answerSpans(words);
        expect(new Set(spans.map(({ from, to }) => `${from} ${to}`)).size).toBe(spans.length);
        expect(spans.every(({ from, to }) => from >= 0 && from < to && to <= words.length)).toBe(true);
      }),
    );
  });
});

describe('the choice of an answer', () => {
  it('counts answers that differ in marks alone as one', () => {
    const answers = ['1921年', '图书馆', '“图书馆”'];
    const { place, share } = chosen(answers, [0, Math.log(0.5), Math.log(0.75)]);
    expect(place).toBe(2);
    expect(share).toBeCloseTo(1.25 / 2.25, 9);
  });

  it('keeps what belongs to a number', () => {
    expect(chosen(['5', '5%', '6'], [0, 0, Math.log(1.5)])).toMatchObject({ place: 2 });
  });
});

describe('short answers', () => {
  const sentences = [
    '青山医院由广州医科大学和新区共建。',
    '白水河全长420千米,发源于云岭,注入东湖。',
    '李大可于1921年创办了青山图书馆。',
  ];
  const { shortAnswer } = openSentenceSearch(buildIndex([{ head: '', sentences }], segmenter), segmenter);
  const short = (question: string, sentence: number) => {
    const found = shortAnswer(question, sentence)!;
    return sentences[sentence].slice(found.span.start, found.span.end);
  };

  it.each([
    ['白水河全长多少?', 1, '420'],
    ['青山图书馆是哪一年创办的?', 2, '1921年'],
  ])('「%s」', (question, sentence, answer) => {
    expect(short(question, sentence)).toContain(answer);
    expect(short(question, sentence).length).toBeLessThan(sentences[sentence].length);
  });

  it('its share of the odds is one of all spans', () => {
    const { share } = shortAnswer('青山图书馆是哪一年创办的?', 2)!;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(1);
  });
});
