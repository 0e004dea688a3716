// The terms of an index and their numbers, as typed arrays: a hash table that is read from a file as it was written.
import { appended, type Texts, textAt, textsOf } from './texts.js';

/** Number of a term = its place in `texts`. */
export interface TermTable {
  readonly texts: Texts;
  /** Open addressing: a term's number plus one, 0 for nothing; the length is a power of two. */
  readonly slots: Int32Array;
}

const LEAST_SLOTS = 16;

/** FNV-1a over the code units. */
function hash(term: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) value = Math.imul(value ^ term.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** `terms` are different from each other; they are numbered in this order. */
export function termTable(terms: Iterable<string>): TermTable {
  return tabled(textsOf(terms));
}

/** The terms of the first one, and then those of the second that it lacks. */
export function extended(first: TermTable, second: TermTable): TermTable {
  return tabled(appended(first.texts, textsOf(lacking(first, second))));
}

function* lacking(table: TermTable, { texts }: TermTable): Generator<string> {
  for (let number = 0; number + 1 < texts.starts.length; number += 1) {
    const term = textAt(texts, number);
    if (termNumber(table, term) < 0) yield term;
  }
}

function tabled(texts: Texts): TermTable {
  const count = texts.starts.length - 1;
  let size = LEAST_SLOTS;
  while (size < 2 * count) size *= 2;
  const slots = new Int32Array(size);
  for (let number = 0; number < count; number += 1) {
    let slot = hash(textAt(texts, number)) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
  }
  return { texts, slots };
}

/** -1 for a term that the table lacks. */
export function termNumber({ texts: { chars, starts }, slots }: TermTable, term: string): number {
  for (
    let slot = hash(term) & (slots.length - 1);
    slots[slot] !== 0;
    slot = (slot + 1) & (slots.length - 1)
  ) {
    const number = slots[slot] - 1;
    const start = starts[number];
    if (starts[number + 1] - start !== term.length) continue;
    let at = 0;
    while (at < term.length && chars[start + at] === term.charCodeAt(at)) at += 1;
    if (at === term.length) return number;
  }
  return -1;
}
