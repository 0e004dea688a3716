// What the marks of a text tell: its clauses, and what stands in brackets or quotation marks.

const CLAUSE_ENDS = /[，。；：,;:！？]/gu;

/** For each place of a text, how many of the marks are open; where one opens or closes, it is. */
export function openMarks(text: string, opening: string, closing: string): Uint16Array {
  const open = new Uint16Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (opening.includes(text[at])) count += 1;
    open[at] = count;
    if (count > 0 && closing.includes(text[at])) count -= 1;
  }
  open[text.length] = count;
  return open;
}

/** For each place of a text, where its clause begins and ends. */
export function clausesOf(text: string): readonly (readonly [number, number])[] {
  const borders = [...text.matchAll(CLAUSE_ENDS)].map(({ index }) => index);
  let next = 0;
  return Array.from({ length: text.length + 1 }, (_, at) => {
    while (borders[next] < at) next += 1;
    return [next === 0 ? 0 : borders[next - 1] + 1, borders[next] ?? text.length];
  });
}
