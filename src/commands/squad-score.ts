// Exact match and F1 of an answer against the right ones, by characters, as Chinese sets are scored.
// CMRC 2018's own script counts the longest common substring; here F1 counts common characters wherever they stand (the
// usual bag of characters), so figures of that script are a little lower.

/** NFKC, small letters; punctuation, symbols and blanks removed, but not what belongs to a number: % ‰ °. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?![%‰°])[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}

export function isExact(answer: string, right: readonly string[]): boolean {
  const said = bare(answer);
  return said !== '' && right.some((words) => bare(words) === said);
}

/** F1 with the nearest of the right answers, from 0 to 1. */
export function bestF1(answer: string, right: readonly string[]): number {
  return Math.max(0, ...right.map((words) => characterF1(bare(answer), bare(words))));
}

function characterF1(said: string, right: string): number {
  const left = new Map<string, number>();
  for (const character of right) left.set(character, (left.get(character) ?? 0) + 1);
  let common = 0;
  for (const character of said) {
    const count = left.get(character) ?? 0;
    if (count > 0) common += 1;
    left.set(character, count - 1);
  }
  return common === 0 ? 0 : (2 * common) / ([...said].length + [...right].length);
}
