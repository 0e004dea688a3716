// Learns boosted trees: gradient boosting (Friedman 2001) of a softmax over the candidates of each question, or of a
// yes or no for each row.
import type { Tree } from './trees.js';

/** Rows of features, group after group: the candidates of one question each. */
export interface TrainingSet {
  readonly rows: Float32Array;
  readonly features: number;
  /** Where each group begins, one more for the end; null where each row stands for itself. */
  readonly groups: readonly number[] | null;
  /** How right each row is; adds up to 1 in a group, else 0 or 1. */
  readonly right: Float64Array;
}

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of the features that each tree may look at. */
  readonly share: number;
  readonly seed: number;
  readonly onTree: (done: number, of: number) => void;
}

const BINS = 48;
const LAMBDA = 10;
const LEAST_WEIGHT = 2;
const LEAST_ROWS = 20;
const LEAST_GAIN = 1e-3;
const SAMPLE = 50_000;

/** A sequence that is the same for the same seed (a linear congruential generator, Numerical Recipes). */
export function randomSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Borders between the bins of a feature: upper ends, rising. */
function bordersOf(rows: Float32Array, features: number, feature: number): readonly number[] {
  const count = rows.length / features;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = new Float32Array(Math.floor(count / step));
  for (let index = 0; index < sample.length; index += 1)
    sample[index] = rows[index * step * features + feature];
  sample.sort();
  const borders: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = sample[Math.floor((bin * sample.length) / BINS)];
    if (borders.length === 0 || value > borders[borders.length - 1]) borders.push(value);
  }
  return borders;
}

function binned(
  rows: Float32Array,
  features: number,
  feature: number,
  borders: readonly number[],
): Uint8Array {
  const bins = new Uint8Array(rows.length / features);
  for (let row = 0; row < bins.length; row += 1) {
    const value = rows[row * features + feature];
    let low = 0;
    let high = borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > borders[middle]) low = middle + 1;
      else high = middle;
    }
    bins[row] = low;
  }
  return bins;
}

/** Gradients and curvatures of each bin of each feature, side by side. */
type Histograms = ReadonlyMap<number, Float64Array>;

/** Trains on the whole set. Deterministic for one seed. */
export function boost(set: TrainingSet, options: BoostOptions): readonly Tree[] {
  const { rows, features, groups, right } = set;
  const count = right.length;
  const borders = Array.from({ length: features }, (_, feature) => bordersOf(rows, features, feature));
  const bins = borders.map((ends, feature) => binned(rows, features, feature, ends));
  const scores = new Float64Array(count);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const random = randomSequence(options.seed);

  const histogramsOf = (members: Int32Array, columns: readonly number[]): Histograms =>
    new Map(
      columns.map((feature) => {
        const sums = new Float64Array(2 * BINS);
        const column = bins[feature];
        for (const row of members) {
          const bin = 2 * column[row];
          sums[bin] += gradient[row];
          sums[bin + 1] += curvature[row];
        }
        return [feature, sums];
      }),
    );

  const rest = (whole: Histograms, part: Histograms): Histograms =>
    new Map(
      [...whole].map(([feature, sums]) => [feature, sums.map((sum, bin) => sum - part.get(feature)![bin])]),
    );

  const grow = (members: Int32Array, depth: number, histograms: Histograms | null): Tree => {
    let total = 0;
    let weight = 0;
    for (const row of members) {
      total += gradient[row];
      weight += curvature[row];
    }
    const split =
      histograms && members.length > LEAST_ROWS ? bestSplit(histograms, borders, total, weight) : null;
    if (!split || !histograms) {
      const value = (-options.rate * total) / (weight + LAMBDA);
      for (const row of members) scores[row] += value;
      return value;
    }
    const column = bins[split.feature];
    const yes = members.filter((row) => column[row] <= split.bin);
    const no = members.filter((row) => column[row] > split.bin);
    const deeper = depth + 1 < options.depth;
    const small = yes.length < no.length ? yes : no;
    const part = deeper ? histogramsOf(small, [...histograms.keys()]) : null;
    const other = part ? rest(histograms, part) : null;
    return {
      feature: split.feature,
      most: borders[split.feature][split.bin],
      yes: grow(yes, depth + 1, small === yes ? part : other),
      no: grow(no, depth + 1, small === no ? part : other),
    };
  };

  const everyRow = Int32Array.from({ length: count }, (_, row) => row);
  return Array.from({ length: options.trees }, (_, index) => {
    if (groups) softmaxGradients(scores, right, groups, gradient, curvature);
    else logisticGradients(scores, right, gradient, curvature);
    const columns = borders.flatMap((_ends, feature) => (random() < options.share ? [feature] : []));
    const tree = grow(everyRow, 0, histogramsOf(everyRow, columns));
    options.onTree(index + 1, options.trees);
    return tree;
  });
}

function softmaxGradients(
  scores: Float64Array,
  right: Float64Array,
  groups: readonly number[],
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  for (let group = 0; group + 1 < groups.length; group += 1) {
    const [from, end] = [groups[group], groups[group + 1]];
    let most = Number.NEGATIVE_INFINITY;
    for (let row = from; row < end; row += 1) most = Math.max(most, scores[row]);
    let total = 0;
    for (let row = from; row < end; row += 1) total += Math.exp(scores[row] - most);
    for (let row = from; row < end; row += 1) {
      const chance = Math.exp(scores[row] - most) / total;
      gradient[row] = chance - right[row];
      curvature[row] = Math.max(1e-4, chance * (1 - chance));
    }
  }
}

function logisticGradients(
  scores: Float64Array,
  right: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  for (let row = 0; row < scores.length; row += 1) {
    const chance = 1 / (1 + Math.exp(-scores[row]));
    gradient[row] = chance - right[row];
    curvature[row] = Math.max(1e-4, chance * (1 - chance));
  }
}

function bestSplit(
  histograms: Histograms,
  borders: readonly (readonly number[])[],
  total: number,
  weight: number,
): { readonly feature: number; readonly bin: number } | null {
  const worth = (sum: number, heavy: number) => (sum * sum) / (heavy + LAMBDA);
  let best: { feature: number; bin: number } | null = null;
  let gain = LEAST_GAIN;
  for (const [feature, sums] of histograms) {
    let sum = 0;
    let heavy = 0;
    for (let bin = 0; bin < borders[feature].length; bin += 1) {
      sum += sums[2 * bin];
      heavy += sums[2 * bin + 1];
      if (heavy < LEAST_WEIGHT || weight - heavy < LEAST_WEIGHT) continue;
      const gained = worth(sum, heavy) + worth(total - sum, weight - heavy) - worth(total, weight);
      if (gained > gain) {
        gain = gained;
        best = { feature, bin };
      }
    }
  }
  return best;
}
