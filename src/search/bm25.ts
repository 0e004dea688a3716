// BM25 (Robertson & Zaragoza 2009) over passages, from their postings, and over their sentences, from their texts.
import { countOf, type Postings, passageOf } from './postings.js';
import { termNumber } from './term-table.js';

const K1 = 1.2;
const B = 0.75;

/** Rarity and saturation of one kind of term in one index. */
export interface Scorer {
  /** How rare a term is among the sentences; 0 when none has it. */
  readonly idf: (term: string) => number;
  /** How rare a term is among the passages; 0 when none has it. */
  readonly passageIdf: (term: string) => number;
  /**
   * Adds the scores of different terms to `scores` of all passages, the rarest term first, until about `budget` postings
   * are read: what is left are everyday words, which do not decide which passages are worth a closer look.
   */
  readonly scan: (terms: readonly string[], scores: Float64Array, weight: number, budget: number) => void;
  /** How much a term counts that stands so often in a sentence or passage: 0 to 2.2. */
  readonly inSentence: (count: number, sentence: number) => number;
  readonly inPassage: (count: number, passage: number) => number;
}

function rarity(frequency: number, documents: number): number {
  return frequency === 0 ? 0 : Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

function mean(lengths: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < lengths.length; at += 1) total += lengths[at];
  return total / Math.max(1, lengths.length) || 1;
}

export function scorer({
  terms,
  starts,
  entries,
  sentences,
  passageLengths,
  sentenceLengths,
}: Postings): Scorer {
  const sentenceMean = mean(sentenceLengths);
  const passageMean = mean(passageLengths);
  /** What is added to a count below the line. */
  const norms = Float32Array.from(passageLengths, (length) => K1 * (1 - B + (B * length) / passageMean));
  const frequency = (number: number) => starts[number + 1] - starts[number];
  return {
    idf: (term) => {
      const number = termNumber(terms, term);
      return number < 0 ? 0 : rarity(sentences[number], sentenceLengths.length);
    },
    passageIdf: (term) => {
      const number = termNumber(terms, term);
      return number < 0 ? 0 : rarity(frequency(number), passageLengths.length);
    },
    scan: (words, scores, weight, budget) => {
      const rarestFirst = [...new Set(words)]
        .map((word) => termNumber(terms, word))
        .filter((number) => number >= 0)
        .sort((a, b) => frequency(a) - frequency(b));
      let read = 0;
      for (const number of rarestFirst) {
        if (read > 0 && read + frequency(number) > budget) break;
        read += frequency(number);
        const rare = weight * (K1 + 1) * rarity(frequency(number), passageLengths.length);
        for (let place = starts[number], end = starts[number + 1]; place < end; place += 1) {
          const passage = passageOf(entries[place]);
          const count = countOf(entries[place]);
          scores[passage] += (rare * count) / (count + norms[passage]);
        }
      }
    },
    inSentence: (count, sentence) =>
      (count * (K1 + 1)) / (count + K1 * (1 - B + (B * sentenceLengths[sentence]) / sentenceMean)),
    inPassage: (count, passage) => (count * (K1 + 1)) / (count + norms[passage]),
  };
}
