// How much two strings have in common, character by character.

let rows: readonly [Uint16Array, Uint16Array] = [new Uint16Array(256), new Uint16Array(256)];

/** Two rows of zeros, the same ones each time. */
function emptyRows(length: number): [Uint16Array, Uint16Array] {
  if (rows[0].length < length) rows = [new Uint16Array(2 * length), new Uint16Array(2 * length)];
  rows[0].fill(0, 0, length);
  rows[1].fill(0, 0, length);
  return [...rows];
}

/** Length of the longest run of characters that both have. */
export function longestRun(a: string, b: string): number {
  let best = 0;
  let [row, next] = emptyRows(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const char = a.charCodeAt(i);
    for (let j = 0; j < b.length; j += 1) {
      next[j + 1] = char === b.charCodeAt(j) ? row[j] + 1 : 0;
      if (next[j + 1] > best) best = next[j + 1];
    }
    [row, next] = [next, row];
  }
  return best;
}

/** Length of the longest sequence of characters that both have in this order, with gaps. */
export function longestSequence(a: string, b: string): number {
  let [row, next] = emptyRows(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const char = a.charCodeAt(i);
    for (let j = 0; j < b.length; j += 1) {
      next[j + 1] = char === b.charCodeAt(j) ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    }
    [row, next] = [next, row];
  }
  return row[b.length];
}
