import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postingsScan, rareTerms, scorer, statisticsOf } from '../../src/search/bm25.js';
import {
  buildPostings,
  countOf,
  mergedPostings,
  type Postings,
  passageOf,
} from '../../src/search/postings.js';

const term = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '甲乙');
const corpus = fc.array(fc.array(fc.array(term, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), {
  maxLength: 8,
});
type Corpus = readonly (readonly (readonly string[])[])[];

function postingsOf(passages: Corpus): Postings {
  const inPassage = passages.flatMap((own, passage) => own.map(() => passage));
  return buildPostings(passages.flat(), inPassage, passages.length);
}

/** Rarity, saturation and the scores of all passages. */
function open(postings: Postings) {
  const kind = scorer(statisticsOf(postings));
  const scanRarest = postingsScan(postings, kind);
  const scan = (terms: readonly string[], scores: Float64Array, weight: number, budget: number) =>
    scanRarest(rareTerms(kind, terms, weight, budget), scores);
  return { ...kind, scan };
}

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
  it('score passages and sentences as a linear scan does', () => {
    fc.assert(
      fc.property(corpus, fc.array(term, { maxLength: 6 }), (passages, query) => {
        const { scan, idf, inSentence } = open(postingsOf(passages));
        const around = new Float64Array(passages.length);
        scan(query, around, 1, Number.POSITIVE_INFINITY);
        const whole = passages.map((sentencesOf) => sentencesOf.flat());
        // Saturation is kept in single precision.
        for (const [at, score] of linearScan(whole, query).entries())
          expect(around[at]).toBeCloseTo(score, 5);
        const sentences = passages.flat();
        const own = sentences.map((sentence) =>
          [...new Set(query)].reduce((sum, word) => {
            const count = sentence.filter((other) => other === word).length;
            return count === 0 ? sum : sum + idf(word) * inSentence(count, sentence.length);
          }, 0),
        );
        for (const [at, score] of linearScan(sentences, query).entries())
          expect(own[at]).toBeCloseTo(score, 9);
      }),
    );
  });

  it('of two corpora put together are those of the whole', () => {
    fc.assert(
      fc.property(corpus, corpus, (first, second) => {
        expect(mergedPostings(postingsOf(first), postingsOf(second))).toEqual(
          postingsOf([...first, ...second]),
        );
      }),
    );
  });

  it('a term is the rarer the fewer sentences have it, and 0 when none has', () => {
    const { idf } = open(buildPostings([['甲', '乙'], ['甲'], ['丙', '丙']], [0, 0, 1], 2));
    expect(idf('乙')).toBeGreaterThan(idf('甲'));
    expect(idf('丙')).toBe(idf('乙'));
    expect(idf('丁')).toBe(0);
  });

  it('within a budget the rarest terms are read, and always one', () => {
    const { scan } = open(buildPostings([['甲', '乙'], ['甲'], ['甲']], [0, 1, 2], 3));
    const read = (terms: readonly string[], budget: number) => {
      const around = new Float64Array(3);
      scan(terms, around, 1, budget);
      return [...around].map((score) => score > 0);
    };
    expect(read(['甲', '乙'], 1)).toEqual([true, false, false]);
    expect(read(['甲', '乙'], 4)).toEqual([true, true, true]);
    expect(read(['甲'], 1)).toEqual([true, true, true]);
  });

  it('a term that stands 300 times in a passage counts 255 times', () => {
    const { entries } = buildPostings([Array(300).fill('甲'), ['甲']], [0, 1], 2);
    expect([...entries].map((entry) => [passageOf(entry), countOf(entry)])).toEqual([
      [0, 255],
      [1, 1],
    ]);
  });

  it('more passages than an entry can name are refused', () => {
    expect(() => buildPostings([], [], 2 ** 24 + 1)).toThrow(RangeError);
  });

  it('nothing at all is an index as well', () => {
    const { idf, scan } = open(buildPostings([], [], 0));
    expect(idf('甲')).toBe(0);
    expect(() => scan(['甲'], new Float64Array(0), 1, 10)).not.toThrow();
  });
});
