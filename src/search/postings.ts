// Which passages have a term, how often, and how rare it is: lists side by side in typed arrays, term by term.
import { extended, type TermTable, termNumber, termTable } from './term-table.js';
import { joined, textAt } from './texts.js';

export interface Postings {
  readonly terms: TermTable;
  /** Where the postings of a term begin; one more for the end. */
  readonly starts: Uint32Array;
  /** Passages that have the term, rising. */
  readonly passages: Uint32Array;
  /** How often each has it, 255 at most. */
  readonly counts: Uint8Array;
  /** How many sentences have each term. */
  readonly sentences: Uint32Array;
  /** Terms of each passage, with repeats. */
  readonly passageLengths: Uint32Array;
  /** Terms of each sentence, with repeats, 65,535 at most. */
  readonly sentenceLengths: Uint16Array;
}

const MOST = { count: 0xff, length: 0xffff };

/**
 * Indexes sentences, given as lists of terms in print order; `passageOf` never falls. Terms of one sentence may repeat.
 */
export function buildPostings(
  sentences: Iterable<readonly string[]>,
  passageOf: ArrayLike<number>,
  passages: number,
): Postings {
  const numbers = new Map<string, number>();
  const sentenceLengths = new Uint16Array(passageOf.length);
  const passageLengths = new Uint32Array(passages);
  let stream = new Int32Array(Math.max(16, passageOf.length * 16));
  let used = 0;
  const ends = new Uint32Array(passageOf.length);
  let at = 0;
  for (const terms of sentences) {
    sentenceLengths[at] = Math.min(MOST.length, terms.length);
    passageLengths[passageOf[at]] += terms.length;
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
    ...inverted(stream, ends, passageOf, numbers.size),
    passageLengths,
    sentenceLengths,
  };
}

/** Numbers of terms in order of print, up to `ends` of each sentence → postings term by term, by counting. */
function inverted(
  stream: Int32Array,
  ends: Uint32Array,
  passageOf: ArrayLike<number>,
  terms: number,
): Pick<Postings, 'starts' | 'passages' | 'counts' | 'sentences'> {
  const starts = new Uint32Array(terms + 1);
  const sentences = new Uint32Array(terms);
  const lastSentence = new Int32Array(terms).fill(-1);
  const lastPassage = new Int32Array(terms).fill(-1);
  for (let sentence = 0, at = 0; sentence < ends.length; sentence += 1) {
    const passage = passageOf[sentence];
    for (; at < ends[sentence]; at += 1) {
      const term = stream[at];
      if (lastSentence[term] !== sentence) sentences[term] += 1;
      if (lastPassage[term] !== passage) starts[term + 1] += 1;
      lastSentence[term] = sentence;
      lastPassage[term] = passage;
    }
  }
  for (let term = 0; term < terms; term += 1) starts[term + 1] += starts[term];
  const passages = new Uint32Array(starts[terms]);
  const counts = new Uint8Array(starts[terms]);
  const next = starts.slice(0, terms);
  lastPassage.fill(-1);
  for (let sentence = 0, at = 0; sentence < ends.length; sentence += 1) {
    const passage = passageOf[sentence];
    for (; at < ends[sentence]; at += 1) {
      const term = stream[at];
      if (lastPassage[term] !== passage) {
        lastPassage[term] = passage;
        passages[next[term]] = passage;
        counts[next[term]] = 1;
        next[term] += 1;
      } else if (counts[next[term] - 1] < MOST.count) counts[next[term] - 1] += 1;
    }
  }
  return { starts, passages, counts, sentences };
}

/** The postings of two corpora, one behind the other: the same as if both had been indexed at once. */
export function mergedPostings(first: Postings, second: Postings): Postings {
  const terms = extended(first.terms, second.terms);
  const known = first.starts.length - 1;
  const all = terms.texts.starts.length - 1;
  const offset = first.passageLengths.length;
  /** Number in the second one, by number in both; -1 where it lacks the term. */
  const inSecond = new Int32Array(all).fill(-1);
  for (let term = 0; term + 1 < second.starts.length; term += 1)
    inSecond[termNumber(terms, textAt(second.terms.texts, term))] = term;
  const starts = new Uint32Array(all + 1);
  const passages = new Uint32Array(first.passages.length + second.passages.length);
  const counts = new Uint8Array(passages.length);
  const sentences = new Uint32Array(all);
  let at = 0;
  for (let term = 0; term < all; term += 1) {
    if (term < known) {
      const [from, end] = [first.starts[term], first.starts[term + 1]];
      passages.set(first.passages.subarray(from, end), at);
      counts.set(first.counts.subarray(from, end), at);
      sentences[term] = first.sentences[term];
      at += end - from;
    }
    const other = inSecond[term];
    if (other >= 0) {
      for (let place = second.starts[other]; place < second.starts[other + 1]; place += 1, at += 1) {
        passages[at] = second.passages[place] + offset;
        counts[at] = second.counts[place];
      }
      sentences[term] += second.sentences[other];
    }
    starts[term + 1] = at;
  }
  return {
    terms,
    starts,
    passages,
    counts,
    sentences,
    passageLengths: joined(first.passageLengths, second.passageLengths),
    sentenceLengths: joined(first.sentenceLengths, second.sentenceLengths),
  };
}
