import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPostings } from '../../src/search/postings.js';

const term = fc.constantFrom('甲', '乙', '丙', '丁', '戊');
const corpus = fc.array(fc.array(fc.array(term, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

/** BM25 as it is written in the paper, over documents given as lists of terms. */
function linearScan(documents: readonly (readonly string[])[], query: readonly string[]): readonly number[] {
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length || 1;
  return documents.map((document) =>
    [...new Set(query)].reduce((score, word) => {
      const having = documents.filter((other) => other.includes(word)).length;
      const count = document.filter((other) => other === word).length;
      if (count === 0) return score;
      const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
      return score + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * document.length) / mean));
    }, 0),
  );
}

describe('postings', () => {
  it('score sentences and passages as a linear scan does', () => {
    fc.assert(
      fc.property(corpus, fc.array(term, { maxLength: 6 }), (passages, query) => {
        const sentences = passages.flat();
        const passageOf = passages.flatMap((own, passage) => own.map(() => passage));
        const postings = buildPostings(sentences, passageOf, passages.length);
        const around = new Float64Array(passages.length);
        postings.scan(query, around, 1, Number.POSITIVE_INFINITY);
        const scores = passages.map((_, passage) => postings.score(query, passage));
        const own = scores.flatMap((score) => [...score.sentences]);
        const whole = passages.map((sentencesOf) => sentencesOf.flat());
        for (const [at, score] of linearScan(sentences, query).entries())
          expect(own[at]).toBeCloseTo(score, 9);
        for (const [at, score] of linearScan(whole, query).entries()) {
          expect(around[at]).toBeCloseTo(score, 9);
          expect(scores[at].passage).toBeCloseTo(score, 9);
        }
      }),
    );
  });

  it('a term is the rarer the fewer sentences have it, and 0 when none has', () => {
    const { idf } = buildPostings([['甲', '乙'], ['甲'], ['丙', '丙']], [0, 0, 1], 2);
    expect(idf('乙')).toBeGreaterThan(idf('甲'));
    expect(idf('丙')).toBe(idf('乙'));
    expect(idf('丁')).toBe(0);
  });

  it('within a budget the rarest terms are read, and always one', () => {
    const sentences = [['甲', '乙'], ['甲'], ['甲']];
    const { scan } = buildPostings(sentences, [0, 1, 2], 3);
    const read = (terms: readonly string[], budget: number) => {
      const around = new Float64Array(3);
      scan(terms, around, 1, budget);
      return [...around].map((score) => score > 0);
    };
    expect(read(['甲', '乙'], 1)).toEqual([true, false, false]);
    expect(read(['甲', '乙'], 4)).toEqual([true, true, true]);
    expect(read(['甲'], 1)).toEqual([true, true, true]);
  });

  it('nothing at all is an index as well', () => {
    const { idf, scan } = buildPostings([], [], 0);
    expect(idf('甲')).toBe(0);
    expect(() => scan(['甲'], new Float64Array(0), 1, 10)).not.toThrow();
  });
});
