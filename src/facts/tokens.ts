// A sentence's words with their places: what the mention rules look at.
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';

export interface PlacedToken extends Span {
  readonly word: string;
  readonly tag: string;
}

/** One sentence as the mention rules see it. */
export interface SentenceView {
  readonly text: string;
  readonly tokens: readonly PlacedToken[];
}

/** Cuts and tags a sentence. */
export function viewSentence(text: string, segmenter: Segmenter): SentenceView {
  let at = 0;
  const tokens = segmenter.tag(text).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { word, tag, start, end: at };
  });
  return { text, tokens };
}
