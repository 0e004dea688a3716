// What a search is made of, all of it typed arrays: texts, words and pairs of passages and their sentences.
import type { Segmenter } from '../text/segmenter.js';
import { buildPostings, mergedPostings, type Postings } from './postings.js';
import { bigramTerms, wordTerms } from './terms.js';
import { appended, joinedStarts, type Texts, textsOf } from './texts.js';

/** Folded sentences that belong together, and what they stand under; a passage is found as a whole. */
export interface Passage {
  readonly head: string;
  readonly sentences: readonly string[];
}

export interface IndexData {
  /** One for each passage. */
  readonly heads: Texts;
  readonly sentences: Texts;
  /** First sentence of each passage; one more for the end. */
  readonly firsts: Uint32Array;
  readonly words: Postings;
  readonly pairs: Postings;
}

/** Indexes passages; their sentences are numbered in order. `onPassage` learns of each when its words are cut, which takes longest. */
export function buildIndex(
  passages: readonly Passage[],
  segmenter: Segmenter,
  onPassage: (passage: number) => void = () => {},
): IndexData {
  const sentences = passages.flatMap((passage) => passage.sentences);
  const firsts = new Uint32Array(passages.length + 1);
  passages.forEach((passage, at) => {
    firsts[at + 1] = firsts[at] + passage.sentences.length;
  });
  /** Heads count as one more sentence of their passage, in front. */
  const units = passages.flatMap(({ head, sentences: own }) => [head, ...own]);
  const passageOf = passages.flatMap(({ sentences: own }, at) => Array<number>(own.length + 1).fill(at));
  const postings = (terms: (text: string, unit: number) => readonly string[]) =>
    buildPostings(mapped(units, terms), passageOf, passages.length);
  return {
    heads: textsOf(passages.map(({ head }) => head)),
    sentences: textsOf(sentences),
    firsts,
    words: postings((text, unit) => {
      if (passageOf[unit] !== passageOf[unit + 1]) onPassage(passageOf[unit]);
      return wordTerms(text, segmenter);
    }),
    pairs: postings((text) => bigramTerms(text)),
  };
}

/** One corpus behind the other: the same as if both had been indexed at once. */
export function mergedIndex(first: IndexData, second: IndexData): IndexData {
  return {
    heads: appended(first.heads, second.heads),
    sentences: appended(first.sentences, second.sentences),
    firsts: joinedStarts(first.firsts, second.firsts),
    words: mergedPostings(first.words, second.words),
    pairs: mergedPostings(first.pairs, second.pairs),
  };
}

function* mapped<T, U>(values: readonly T[], each: (value: T, at: number) => U): Generator<U> {
  for (let at = 0; at < values.length; at += 1) yield each(values[at], at);
}
