// The spans of a sentence that could be a short answer: runs of words, and whole clauses.
import type { Segmenter, Token } from '../text/segmenter.js';

export interface PlacedWord extends Token {
  readonly start: number;
  readonly end: number;
}

/** A run of words, by their places in the sentence: `from` up to, not with, `to`. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

const MOST_WORDS = 12;
const LONGEST = 40;
/** So many clauses from the beginning of one, or the rest of one and the next. */
const MOST_CLAUSES = 6;
const MARK = /^[\p{P}\p{S}\p{Z}]+$/u;
/** Marks that may stand inside a short answer. */
const INNER_MARK = /^[、·“”《》〈〉（）()\-—:：.%‰°&]+$/u;
/** Brackets and quotation marks may be at its ends as well. */
const END_MARK = /^[“”《》〈〉（）()%‰°]$/u;
const BREAK = /^[，,；;：:。！？!?]$/u;

/** The words of a sentence with their places. */
export function placeWords(sentence: string, segmenter: Segmenter): readonly PlacedWord[] {
  let at = 0;
  return segmenter.tag(sentence).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { word, tag, start, end: at };
  });
}

/** In order of print; none overlaps a break between clauses, but those that are one or two clauses. */
export function answerSpans(words: readonly PlacedWord[]): readonly WordSpan[] {
  const spans: WordSpan[] = [];
  const known = new Set<number>();
  const add = (from: number, to: number) => {
    const key = from * 4096 + to;
    if (to > from && !known.has(key)) spans.push({ from, to });
    known.add(key);
  };
  words.forEach(({ word: first, start }, from) => {
    if (MARK.test(first) && !END_MARK.test(first)) return;
    for (let to = from + 1; to <= Math.min(words.length, from + MOST_WORDS); to += 1) {
      const { word: last, end } = words[to - 1];
      if (end - start > LONGEST || (MARK.test(last) && !INNER_MARK.test(last))) break;
      if (!MARK.test(last) || END_MARK.test(last)) add(from, to);
    }
  });
  const borders = [-1, ...words.flatMap(({ word }, at) => (BREAK.test(word) ? [at] : [])), words.length];
  const ends = borders.slice(1);
  words.forEach(({ word }, from) => {
    if (MARK.test(word) && !END_MARK.test(word)) return;
    const next = ends.findIndex((end) => end > from);
    const begins = from === 0 || BREAK.test(words[from - 1].word);
    for (const end of ends.slice(next, next + (begins ? MOST_CLAUSES : 2))) add(from, end);
  });
  return spans;
}
