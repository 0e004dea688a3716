// A question with the weights of its words in one index.
import type { Question } from './question.js';

export interface WeighedQuestion extends Question {
  /** How rare each of `words` is. */
  readonly wordWeights: readonly number[];
  /** How rare each of `pairs` is. */
  readonly pairWeights: readonly number[];
  /** The same among the passages. */
  readonly passageWordWeights: readonly number[];
  readonly passagePairWeights: readonly number[];
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A part as a share of the whole; 0 of nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Where a text has a pair of the question, which one, and how much that weighs. */
export interface Place {
  readonly at: number;
  readonly pair: number;
  readonly weight: number;
}

/** Pair by pair, each in order of print. */
export function placesOf({ pairs, pairWeights }: WeighedQuestion, text: string): readonly Place[] {
  const places: Place[] = [];
  for (let pair = 0; pair < pairs.length; pair += 1)
    for (let at = text.indexOf(pairs[pair]); at >= 0; at = text.indexOf(pairs[pair], at + 1))
      places.push({ at, pair, weight: pairWeights[pair] });
  return places;
}
