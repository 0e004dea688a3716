// Whether a sentence answers a question at all, from its features and from how it stands among the others.
import { FEATURES } from './features.js';

/** What a sentence is judged by. */
export const ANSWER_FEATURES: readonly string[] = [
  ...FEATURES,
  'score',
  'share of the odds',
  'lead over the next',
];

/** Rows of `ANSWER_FEATURES` for the first ones of some scored candidates: each as it stands among all of these. */
export function answerRows(
  features: Float32Array,
  scores: ArrayLike<number>,
  among: readonly number[],
  most: number,
): Float32Array {
  const width = FEATURES.length;
  const wanted = among.slice(0, most);
  const rows = new Float32Array(wanted.length * ANSWER_FEATURES.length);
  const best = among.reduce((most, row) => Math.max(most, scores[row]), Number.NEGATIVE_INFINITY);
  const odds = among.reduce((sum, row) => sum + Math.exp(scores[row] - best), 0);
  const [first = 0, second = 0] = among.map((row) => scores[row]).sort((a, b) => b - a);
  wanted.forEach((row, place) => {
    const at = place * ANSWER_FEATURES.length;
    const score = scores[row];
    rows.set(features.subarray(row * width, (row + 1) * width), at);
    rows[at + width] = score;
    rows[at + width + 1] = Math.exp(score - best) / odds;
    rows[at + width + 2] = score - (score === first ? second : first);
  });
  return rows;
}
