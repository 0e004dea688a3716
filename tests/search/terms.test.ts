import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramTerms, wordTerms } from '../../src/search/terms.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const segmenter = createSegmenter();

describe('wordTerms', () => {
  it('keeps the words that carry meaning', () => {
    const words = wordTerms('贵阳高新区的企业和发展，在2022年。', segmenter);
    expect(words).toEqual(expect.arrayContaining(['贵阳', '企业', '发展', '2022']));
    for (const empty of ['的', '和', '在', '，', '。']) expect(words).not.toContain(empty);
  });

  it('nothing of nothing but marks', () => {
    expect(wordTerms('，。？！“”…… ', segmenter)).toEqual([]);
    expect(wordTerms('的了和是', segmenter).join('')).not.toMatch(/[的了]/u);
  });
});

describe('bigramTerms', () => {
  it.each([
    ['青岛高新区', ['青岛', '岛高', '高新', '新区']],
    ['青', []],
    ['青岛，高新', ['青岛', '高新']],
    ['增长30.5%', ['增长', '30.5%']],
    ['5g工厂', ['5g', '工厂']],
    ['“双碳”目标', ['双碳', '目标']],
    ['', []],
    ['😀，。', []],
  ])('%s → %j', (text, pairs) => expect(bigramTerms(text)).toEqual(pairs));

  it('as the obvious slow way finds them', () => {
    const han = fc
      .array(fc.constantFrom(...'青岛高新区企业，。 '), { maxLength: 40 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(han, (text) => {
        const slow = [...text.slice(1)]
          .map((sign, at) => text[at] + sign)
          .filter((pair) => /^\p{Script=Han}{2}$/u.test(pair));
        expect(bigramTerms(text)).toEqual(slow);
      }),
      { numRuns: 500 },
    );
  });
});
