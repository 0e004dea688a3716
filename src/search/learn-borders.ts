// Learns where answers begin and end: a log-linear choice among the spans of each sentence, by stochastic gradient
// descent with AdaGrad (Duchi et al. 2011).
import { type BorderWeights, borderKeys } from './answer-borders.js';
import type { PlacedWord, WordSpan } from './answer-spans.js';
import { randomSequence } from './boost.js';
import type { Question } from './question.js';

/** A question, and the spans of a sentence that answers it. */
export interface SpanChoice {
  readonly question: Question;
  readonly words: readonly PlacedWord[];
  readonly spans: readonly WordSpan[];
  /** How right each span is; adds up to 1. */
  readonly right: readonly number[];
}

const EPOCHS = 3;
const RATE = 0.1;
/** What the sums of squares begin with, so that the first steps are not too long. */
const FIRST_SQUARE = 0.1;
const DECAY = 1e-3;
const LEAST_SLOPE = 1e-4;
/** Keys that fewer right answers have are left out, and weights that come to less than this. */
const LEAST_SEEN = 3;
const LEAST_WEIGHT = 0.05;

/** Keys of the places of one sentence, by number. */
interface Numbered {
  readonly choice: SpanChoice;
  readonly begins: readonly (readonly number[])[];
  readonly ends: readonly (readonly number[])[];
}

/** The same for the same choices. */
export function learnBorders(choices: readonly SpanChoice[]): BorderWeights {
  const numbers = keysSeen(choices);
  const numbered = choices.map((choice): Numbered => {
    const { begins, ends } = borderKeys(choice.question, choice.words);
    const known = (keys: readonly string[]) => keys.flatMap((key) => numbers.get(key) ?? []);
    return { choice, begins: begins.map(known), ends: ends.map(known) };
  });
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(FIRST_SQUARE);
  const random = randomSequence(1);
  const gradient = new Float64Array(numbers.size);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { choice, begins, ends } of shuffled(numbered, random)) {
      const touched = new Set<number>();
      const add = (keys: readonly number[], slope: number) => {
        if (Math.abs(slope) < LEAST_SLOPE) return;
        for (const key of keys) {
          gradient[key] += slope;
          touched.add(key);
        }
      };
      const { from, to } = slopes(choice, begins, ends, weights);
      begins.forEach((keys, place) => {
        add(keys, from[place]);
      });
      ends.forEach((keys, place) => {
        add(keys, to[place]);
      });
      for (const key of touched) {
        const slope = gradient[key] + DECAY * weights[key];
        squares[key] += slope * slope;
        weights[key] -= (RATE * slope) / Math.sqrt(squares[key]);
        gradient[key] = 0;
      }
    }
  }
  const learned = [...numbers].map(([key, number]): [string, number] => [
    key,
    Number(weights[number].toFixed(2)),
  ]);
  return new Map(learned.filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT));
}

/** Keys of right answers that are seen often enough, numbered. */
function keysSeen(choices: readonly SpanChoice[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { question, words, spans, right } of choices) {
    const { begins, ends } = borderKeys(question, words);
    spans.forEach(({ from, to }, span) => {
      if (right[span] === 0) return;
      for (const key of [...begins[from], ...ends[to]]) seen.set(key, (seen.get(key) ?? 0) + 1);
    });
  }
  const often = [...seen].filter(([, count]) => count >= LEAST_SEEN);
  return new Map(often.map(([key], number) => [key, number]));
}

/** By how much each place is chosen too often as a begin, and as an end. */
function slopes(
  { spans, right, words }: SpanChoice,
  begins: Numbered['begins'],
  ends: Numbered['ends'],
  weights: Float64Array,
): { readonly from: Float64Array; readonly to: Float64Array } {
  const score = (keys: readonly number[]) => keys.reduce((total, key) => total + weights[key], 0);
  const [beginScores, endScores] = [begins.map(score), ends.map(score)];
  const scores = spans.map(({ from, to }) => beginScores[from] + endScores[to]);
  const best = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const odds = scores.map((value) => Math.exp(value - best));
  const total = odds.reduce((a, b) => a + b, 0);
  const from = new Float64Array(words.length + 1);
  const to = new Float64Array(words.length + 1);
  spans.forEach((span, place) => {
    const slope = odds[place] / total - right[place];
    from[span.from] += slope;
    to[span.to] += slope;
  });
  return { from, to };
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
