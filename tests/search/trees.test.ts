import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boost } from '../../src/search/boost.js';
import { FEATURES } from '../../src/search/features.js';
import { SENTENCE_RANKER } from '../../src/search/trained.js';
import { parseTree, plantTrees, printTree, type Tree } from '../../src/search/trees.js';

const NAMES = ['met words', 'length', 'told apart by pairs, to the best'];

const number = fc.integer({ min: -9999, max: 9999 }).map((value) => value / 1000);
const { tree } = fc.letrec<{ tree: Tree; split: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, number, tie('split')),
  split: fc.record({
    feature: fc.nat({ max: NAMES.length - 1 }),
    most: number,
    yes: tie('tree'),
    no: tie('tree'),
  }),
}));

function follow(node: Tree, row: readonly number[]): number {
  if (typeof node === 'number') return node;
  return follow(row[node.feature] <= Math.fround(node.most) ? node.yes : node.no, row);
}

describe('trees', () => {
  it('are read back as they were printed', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(parseTree(printTree(one, NAMES), NAMES)).toEqual(one);
      }),
    );
  });

  it('planted, they add up what following each of them finds', () => {
    const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), row, (trees, values) => {
        const expected = trees.reduce<number>((sum, one) => sum + follow(one, values), 0);
        const rows = Float32Array.from([0, 0, 0, ...values]);
        expect(plantTrees(trees).scores(rows, 3)[1]).toBeCloseTo(expected, 9);
      }),
    );
  });

  it.each([
    ['', 'expected a number'],
    ['(nonsense <= 1 0 1)', 'expected the name of a feature'],
    ['(length <= 1 0 1', 'expected 「)」'],
    ['(length <= 1 0)', 'expected 「 」'],
    ['0.5 0.5', 'expected the end'],
  ])('「%s」 is refused: %s', (line, message) => {
    expect(() => parseTree(line, NAMES)).toThrow(RangeError);
    expect(() => parseTree(line, NAMES)).toThrow(message);
  });

  it('the trained ones are in order and know all their features', () => {
    expect(SENTENCE_RANKER.length).toBeGreaterThan(50);
    for (const line of SENTENCE_RANKER) expect(() => parseTree(line, FEATURES)).not.toThrow();
  });
});

describe('boost', () => {
  /** Of five candidates the one with the largest second feature is right; the first feature is noise. */
  const groups = Array.from({ length: 61 }, (_, group) => group * 5);
  const rows = Float32Array.from({ length: 300 * 2 }, (_, at) => ((at * 7919) % 101) / 101);
  const right = Float64Array.from({ length: 300 }, (_, row) => {
    const first = row - (row % 5);
    const second = (at: number) => rows[at * 2 + 1];
    const best = [0, 1, 2, 3, 4].reduce((a, b) => (second(first + b) > second(first + a) ? b : a), 0);
    return Number(row === first + best);
  });
  const set = { rows, features: 2, groups, right };
  const options = { trees: 40, depth: 3, rate: 0.3, share: 1, seed: 1, onTree: () => {} };

  it('learns what makes a candidate right', () => {
    const scores = plantTrees(boost(set, options)).scores(rows, 2);
    const hits = groups.slice(0, -1).filter((first) => {
      const own = scores.subarray(first, first + 5);
      return right[first + own.indexOf(Math.max(...own))] === 1;
    });
    expect(hits.length).toBeGreaterThanOrEqual(54);
  });

  it('is the same for the same seed', () => {
    expect(boost(set, options)).toEqual(boost(set, options));
  });
});
