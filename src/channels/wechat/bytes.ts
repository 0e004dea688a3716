// Text measured and cut in UTF-8 bytes, between sentences where it can be, else between what a reader sees as characters.
import { graphemes } from '../width.js';

export function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Parts of at most `room` bytes; put together they are the text. */
export function cut(text: string, room: number): readonly string[] {
  return joined(text.match(/[^。！？；\n]*[。！？；\n]?[」”’）]*/gu)!.filter(Boolean), room, (sentence) =>
    joined(graphemes(sentence), room, (grapheme) => joined([...grapheme], room, (point) => [point])),
  );
}

/** The text's beginning, marked where it breaks off. */
export function shortened(text: string, room: number): string {
  return bytes(text) <= room ? text : `${cut(text.replaceAll('\n', ' '), room - bytes('…'))[0]}…`;
}

/** As many pieces to a part as go in; a piece that is too long is taken apart. */
function joined(
  pieces: readonly string[],
  room: number,
  apart: (piece: string) => readonly string[],
): readonly string[] {
  const parts: string[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (last !== undefined && bytes(last) + bytes(piece) <= room) parts[parts.length - 1] = last + piece;
    else parts.push(...(bytes(piece) <= room ? [piece] : apart(piece)));
  }
  return parts;
}
