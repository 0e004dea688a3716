// BM25 (Robertson & Zaragoza 2009) over passages, from their postings or counts, and over sentences, from their texts.
import { countOf, type Postings, passageOf } from './postings.js';
import { termNumber } from './term-table.js';

/** Saturation, and how much a passage's length counts. */
export const K1 = 1.2;
export const B = 0.75;

/** What scoring has to know of one kind of term in a collection, wherever that is kept. */
export interface TermStatistics {
  /** Passages of the collection. */
  readonly passages: number;
  /** Its sentences; the head of a passage counts as one more. */
  readonly sentences: number;
  /** Terms of all passages together, and of all sentences. */
  readonly passageTerms: number;
  readonly sentenceTerms: number;
  /** How many passages have a term, and how many sentences; 0 for one that is not known. */
  readonly passagesWith: (term: string) => number;
  readonly sentencesWith: (term: string) => number;
}

/** Rarity and saturation of one kind of term in one collection. Lengths are numbers of terms, with repeats. */
export interface Scorer {
  /** How rare a term is among the sentences; 0 when none has it. */
  readonly idf: (term: string) => number;
  /** How rare a term is among the passages; 0 when none has it. */
  readonly passageIdf: (term: string) => number;
  /**
   * Different terms that are known, the rarest first, until about `budget` postings would be read for them: what is left
   * are everyday words, which do not decide which passages are worth a closer look.
   */
  readonly rarestFirst: (terms: readonly string[], budget: number) => readonly string[];
  /** Terms of a passage, in the mean. */
  readonly passageMean: number;
  /** What is added to a count below the line in a passage of this length, in single precision. */
  readonly norm: (length: number) => number;
  /** How much a term counts that stands so often in a sentence or passage: 0 to 2.2. */
  readonly inSentence: (count: number, length: number) => number;
  readonly inPassage: (count: number, length: number) => number;
}

function rarity(frequency: number, documents: number): number {
  return frequency === 0 ? 0 : Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

export function scorer({
  passages,
  sentences,
  passageTerms,
  sentenceTerms,
  passagesWith,
  sentencesWith,
}: TermStatistics): Scorer {
  const sentenceMean = sentenceTerms / Math.max(1, sentences) || 1;
  const passageMean = passageTerms / Math.max(1, passages) || 1;
  const norm = (length: number) => Math.fround(K1 * (1 - B + (B * length) / passageMean));
  return {
    idf: (term) => rarity(sentencesWith(term), sentences),
    passageIdf: (term) => rarity(passagesWith(term), passages),
    rarestFirst: (terms, budget) => {
      const known = [...new Set(terms)]
        .map((term) => ({ term, frequency: passagesWith(term) }))
        .filter(({ frequency }) => frequency > 0)
        .sort((a, b) => a.frequency - b.frequency);
      let read = 0;
      const beyond = known.findIndex(({ frequency }, place) => {
        read += frequency;
        return place > 0 && read > budget;
      });
      return known.slice(0, beyond < 0 ? known.length : beyond).map(({ term }) => term);
    },
    passageMean,
    norm,
    inSentence: (count, length) => (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / sentenceMean)),
    inPassage: (count, length) => (count * (K1 + 1)) / (count + norm(length)),
  };
}

/** The statistics of an index in memory. */
export function statisticsOf({
  terms,
  starts,
  sentences,
  passageLengths,
  sentenceLengths,
}: Postings): TermStatistics {
  return {
    passages: passageLengths.length,
    sentences: sentenceLengths.length,
    passageTerms: total(passageLengths),
    sentenceTerms: total(sentenceLengths),
    passagesWith: (term) => {
      const number = termNumber(terms, term);
      return number < 0 ? 0 : starts[number + 1] - starts[number];
    },
    sentencesWith: (term) => {
      const number = termNumber(terms, term);
      return number < 0 ? 0 : sentences[number];
    },
  };
}

/** A term that stands `count` times adds `rare * count / (count + norm)` to the score of a passage. */
export interface RareTerm {
  readonly term: string;
  readonly rare: number;
}

/** The terms whose postings are worth reading within the budget, the rarest first. */
export function rareTerms(
  kind: Pick<Scorer, 'rarestFirst' | 'passageIdf'>,
  terms: readonly string[],
  weight: number,
  budget: number,
): readonly RareTerm[] {
  return kind
    .rarestFirst(terms, budget)
    .map((term) => ({ term, rare: weight * (K1 + 1) * kind.passageIdf(term) }));
}

/** Adds what the terms say of each passage to the scores of all passages. */
export type Scan = (terms: readonly RareTerm[], scores: Float64Array) => void;

export function postingsScan({ terms, starts, entries, passageLengths }: Postings, kind: Scorer): Scan {
  const norms = Float32Array.from(passageLengths, kind.norm);
  return (rarest, scores) => {
    for (const { term, rare } of rarest) {
      const number = termNumber(terms, term);
      for (let place = starts[number], end = starts[number + 1]; place < end; place += 1) {
        const passage = passageOf(entries[place]);
        const count = countOf(entries[place]);
        scores[passage] += (rare * count) / (count + norms[passage]);
      }
    }
  };
}

function total(lengths: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < lengths.length; at += 1) sum += lengths[at];
  return sum;
}
