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
  const pattern = new RegExp(`(?<![\\d.])(${values.map(escaped).join('|')})`, 'gu');
  return quote
    .split(pattern)
    .map((text, index) => ({ text, marked: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
