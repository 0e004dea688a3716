// What the answer says, found again in the printed sentence: so the eye lands on the figure.
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const NUMBER = /\d+(?:[.,．]\d+)*(?:[~～\-—–至]\d+(?:[.,．]\d+)*)?[%％]?\p{Script=Han}{0,2}/gu;
/** A value that stands behind its label; longer ones are sentences, not values. */
const LONGEST_VALUE = 16;

function valuesIn(said: string): readonly string[] {
  const value = said.slice(said.lastIndexOf('：') + 1).trim();
  return [...(value.length <= LONGEST_VALUE ? [value] : []), ...(said.match(NUMBER) ?? [])];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** `quote` in pieces, those marked that `said` says too. A figure is never marked inside a longer number. */
export function markedPieces(quote: string, said: readonly string[]): readonly Piece[] {
  const values = [...new Set(said.flatMap(valuesIn))]
    .filter((value) => value !== '' && value !== quote)
    .sort((a, b) => b.length - a.length);
  if (values.length === 0) return [{ text: quote, marked: false }];
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: value, index } of quote.matchAll(new RegExp(values.map(escaped).join('|'), 'gu'))) {
    // No lookbehind in the pattern: browsers of 2022 have none.
    if (/[\d.]/u.test(quote[index - 1] ?? '') && /^\d/u.test(value)) continue;
    pieces.push({ text: quote.slice(done, index), marked: false }, { text: value, marked: true });
    done = index + value.length;
  }
  return [...pieces, { text: quote.slice(done), marked: false }].filter(({ text }) => text !== '');
}
