// Paired marks: “” ‘’ 「」 『』 （） () 《》 【】.

const OPENERS = '“‘「『（(《【';
const CLOSERS = '”’」』）)》】';

/** The closing mark that belongs to an opening one. */
export function closerOf(opener: string): string {
  return CLOSERS[OPENERS.indexOf(opener)];
}

/** The opening marks that `text` leaves open, outermost first. */
export function openMarks(text: string): readonly string[] {
  const open: string[] = [];
  for (const char of text) {
    const closes = CLOSERS.indexOf(char);
    if (OPENERS.includes(char)) open.push(char);
    else if (closes >= 0 && open.at(-1) === OPENERS[closes]) open.pop();
  }
  return open;
}

/** The opening mark that `text` leaves open last, or null. */
export function openMark(text: string): string | null {
  return openMarks(text).at(-1) ?? null;
}
