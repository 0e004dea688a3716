import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsIn } from '../../src/search/retrieved-passage.js';

const text = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom('一', '二', '三'), minLength: least, maxLength: most });

describe('countsIn', () => {
  it('counts no term across the border of two sentences', () => {
    expect(countsIn(['开工', '工地'], ['昨日开', '工地开工', '', '开工'])).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 0],
    ]);
  });

  it('is what looking through each sentence finds', () => {
    fc.assert(
      fc.property(fc.array(text(1, 3), { maxLength: 4 }), fc.array(text(0, 9)), (terms, sentences) => {
        const slow = sentences.map((sentence) => terms.map((term) => sentence.split(term).length - 1));
        expect(countsIn(terms, sentences)).toEqual(slow);
      }),
    );
  });
});
