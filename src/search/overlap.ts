// How much two strings have in common, character by character.

/** Length of the longest run of characters that both have. */
export function longestRun(a: string, b: string): number {
  let best = 0;
  let row = new Uint16Array(b.length + 1);
  let next = new Uint16Array(b.length + 1);
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
  let row = new Uint16Array(b.length + 1);
  let next = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const char = a.charCodeAt(i);
    for (let j = 0; j < b.length; j += 1) {
      next[j + 1] = char === b.charCodeAt(j) ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    }
    [row, next] = [next, row];
  }
  return row[b.length];
}
