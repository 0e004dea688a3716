// Which passages have a term, how often, and how rare it is: lists side by side in typed arrays, term by term.
import { extended, type TermTable, termNumber, termTable } from './term-table.js';
import { joined, textAt } from './texts.js';

export interface Postings {
  readonly terms: TermTable;
  /** Where the postings of a term begin; one more for the end. */
  readonly starts: Uint32Array;
  /** Passages that have the term, rising, and how often: see `passageOf` and `countOf`. */
  readonly entries: Uint32Array;
  /** How many sentences have each term. */
  readonly sentences: Uint32Array;
  /** Terms of each passage, with repeats. */
  readonly passageLengths: Uint32Array;
  /** Terms of each sentence, with repeats, 65,535 at most. */
  readonly sentenceLengths: Uint16Array;
}

const MOST = { count: 0xff, length: 0xffff, passages: 2 ** 24 };
/** An entry's upper byte counts. */
const ONE = 2 ** 24;

export const passageOf = (entry: number): number => entry & 0xffffff;
/** 255 at most. */
export const countOf = (entry: number): number => entry >>> 24;

/**
 * Indexes sentences, given as lists of terms in print order; `inPassage`, the passage of each, never falls. Terms of one
 * sentence may repeat. Throws RangeError beyond 16,777,216 passages.
 */
export function buildPostings(
  sentences: Iterable<readonly string[]>,
  inPassage: ArrayLike<number>,
  passages: number,
): Postings {
  checkSize(passages);
  const numbers = new Map<string, number>();
  const sentenceLengths = new Uint16Array(inPassage.length);
  const passageLengths = new Uint32Array(passages);
  let stream = new Int32Array(Math.max(16, inPassage.length * 16));
  let used = 0;
  const ends = new Uint32Array(inPassage.length);
  let at = 0;
  for (const terms of sentences) {
    sentenceLengths[at] = Math.min(MOST.length, terms.length);
    passageLengths[inPassage[at]] += terms.length;
    if (used + terms.length > stream.length) {
      const wider = new Int32Array(2 * stream.length + terms.length);
      wider.set(stream);
      stream = wider;
    }
    for (const term of terms) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
      }
      stream[used] = number;
      used += 1;
    }
    ends[at] = used;
    at += 1;
  }
  return {
    terms: termTable(numbers.keys()),
    ...inverted(stream, ends, inPassage, numbers.size),
    passageLengths,
    sentenceLengths,
  };
}

/** Numbers of terms in order of print, up to `ends` of each sentence → postings term by term, by counting. */
function inverted(
  stream: Int32Array,
  ends: Uint32Array,
  inPassage: ArrayLike<number>,
  terms: number,
): Pick<Postings, 'starts' | 'entries' | 'sentences'> {
  const starts = new Uint32Array(terms + 1);
  const sentences = new Uint32Array(terms);
  const lastSentence = new Int32Array(terms).fill(-1);
  const lastPassage = new Int32Array(terms).fill(-1);
  for (let sentence = 0, at = 0; sentence < ends.length; sentence += 1) {
    const passage = inPassage[sentence];
    for (; at < ends[sentence]; at += 1) {
      const term = stream[at];
      if (lastSentence[term] !== sentence) sentences[term] += 1;
      if (lastPassage[term] !== passage) starts[term + 1] += 1;
      lastSentence[term] = sentence;
      lastPassage[term] = passage;
    }
  }
  for (let term = 0; term < terms; term += 1) starts[term + 1] += starts[term];
  const entries = new Uint32Array(starts[terms]);
  const next = starts.slice(0, terms);
  lastPassage.fill(-1);
  for (let sentence = 0, at = 0; sentence < ends.length; sentence += 1) {
    const passage = inPassage[sentence];
    for (; at < ends[sentence]; at += 1) {
      const term = stream[at];
      if (lastPassage[term] !== passage) {
        lastPassage[term] = passage;
        entries[next[term]] = passage + ONE;
        next[term] += 1;
      } else if (countOf(entries[next[term] - 1]) < MOST.count) entries[next[term] - 1] += ONE;
    }
  }
  return { starts, entries, sentences };
}

/** The postings of two corpora, one behind the other: the same as if both had been indexed at once. Throws as `buildPostings`. */
export function mergedPostings(first: Postings, second: Postings): Postings {
  const terms = extended(first.terms, second.terms);
  const known = first.starts.length - 1;
  const all = terms.texts.starts.length - 1;
  const offset = first.passageLengths.length;
  checkSize(offset + second.passageLengths.length);
  /** Number in the second one, by number in both; -1 where it lacks the term. */
  const inSecond = new Int32Array(all).fill(-1);
  for (let term = 0; term + 1 < second.starts.length; term += 1)
    inSecond[termNumber(terms, textAt(second.terms.texts, term))] = term;
  const starts = new Uint32Array(all + 1);
  const entries = new Uint32Array(first.entries.length + second.entries.length);
  const sentences = new Uint32Array(all);
  let at = 0;
  for (let term = 0; term < all; term += 1) {
    if (term < known) {
      const [from, end] = [first.starts[term], first.starts[term + 1]];
      entries.set(first.entries.subarray(from, end), at);
      sentences[term] = first.sentences[term];
      at += end - from;
    }
    const other = inSecond[term];
    if (other >= 0) {
      for (let place = second.starts[other]; place < second.starts[other + 1]; place += 1, at += 1)
        entries[at] = second.entries[place] + offset;
      sentences[term] += second.sentences[other];
    }
    starts[term + 1] = at;
  }
  return {
    terms,
    starts,
    entries,
    sentences,
    passageLengths: joined(first.passageLengths, second.passageLengths),
    sentenceLengths: joined(first.sentenceLengths, second.sentenceLengths),
  };
}

function checkSize(passages: number): void {
  if (passages > MOST.passages)
    throw new RangeError(`an index holds ${MOST.passages} passages, got ${passages}`);
}
