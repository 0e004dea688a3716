// Boosted decision trees as text and as typed arrays: one tree a line, 「(met words <= 0.52 (length <= 14 -0.12 0.04) 0.3)」.

/** Scores for rows of features. */
export interface Trees {
  /**
   * For each row of so many features, the sum of the leaves that it falls into; those of the trees from `from` up to, not
   * with, `to`.
   */
  readonly scores: (rows: Float32Array, width: number, from?: number, to?: number) => Float64Array;
}

/** A leaf's value, or a question with what follows where it holds and where it does not. */
export type Tree =
  | number
  | { readonly feature: number; readonly most: number; readonly yes: Tree; readonly no: Tree };

/** One line for a tree; numbers with four significant digits. */
export function printTree(tree: Tree, features: readonly string[]): string {
  if (typeof tree === 'number') return short(tree);
  return `(${features[tree.feature]} <= ${short(tree.most)} ${printTree(tree.yes, features)} ${printTree(tree.no, features)})`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?/uy;

/** Reads a line that `printTree` wrote. Throws RangeError for a feature that is not known, or a broken line. */
export function parseTree(line: string, features: readonly string[]): Tree {
  let at = 0;
  const fail = (what: string) => new RangeError(`tree, at character ${at + 1}: expected ${what}`);
  const number = (): number => {
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(line)?.[0];
    if (found === undefined) throw fail('a number');
    at += found.length;
    return Number(found);
  };
  const skip = (text: string) => {
    if (!line.startsWith(text, at)) throw fail(`「${text}」`);
    at += text.length;
  };
  const tree = (): Tree => {
    if (line[at] !== '(') return number();
    skip('(');
    const end = line.indexOf(' <= ', at);
    const feature = features.indexOf(line.slice(at, Math.max(at, end)));
    if (feature < 0) throw fail('the name of a feature');
    at = end + 4;
    const most = number();
    skip(' ');
    const yes = tree();
    skip(' ');
    const no = tree();
    skip(')');
    return { feature, most, yes, no };
  };
  const parsed = tree();
  if (at !== line.length) throw fail('the end');
  return parsed;
}

/** Lays trees out in typed arrays: a node's `yes` follows it, its `no` stands at `no[node]`. */
export function plantTrees(trees: readonly Tree[]): Trees {
  const features: number[] = [];
  const values: number[] = [];
  const no: number[] = [];
  const roots: number[] = [];
  const lay = (tree: Tree): void => {
    const node = features.length;
    no.push(0);
    if (typeof tree === 'number') {
      features.push(-1);
      values.push(tree);
      return;
    }
    features.push(tree.feature);
    values.push(tree.most);
    lay(tree.yes);
    no[node] = features.length;
    lay(tree.no);
  };
  for (const tree of trees) {
    roots.push(features.length);
    lay(tree);
  }
  const feature = Int16Array.from(features);
  const value = Float64Array.from(values);
  const otherwise = Int32Array.from(no);
  const starts = Int32Array.from(roots);
  return {
    // Tree by tree, so that each is still at hand when the next row comes.
    scores: (rows, width, from = 0, to = starts.length) => {
      const totals = new Float64Array(rows.length / width);
      for (let tree = from; tree < Math.min(to, starts.length); tree += 1) {
        for (let row = 0; row < totals.length; row += 1) {
          let node = starts[tree];
          while (feature[node] >= 0)
            node = rows[row * width + feature[node]] <= value[node] ? node + 1 : otherwise[node];
          totals[row] += value[node];
        }
      }
      return totals;
    },
  };
}

/** The trees of a trained module. Throws as `parseTree`. */
export function readTrees(lines: readonly string[], features: readonly string[]): Trees {
  return plantTrees(lines.map((line) => parseTree(line, features)));
}
