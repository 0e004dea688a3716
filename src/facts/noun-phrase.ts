// The noun phrase at the start of some words: 「小微企业｜提供园区环境……」.
import type { Span } from '../text/span.js';
import { SAYING_VERBS, STOP_VERBS } from './lexicon/verbs.js';
import type { SentenceView } from './tokens.js';

const SAYING = new Set(SAYING_VERBS);

/** `[start, end)` cut before the first word that cannot belong to a noun phrase; may be empty. */
export function nounPhrase(view: SentenceView, start: number, end: number): Span {
  const stop = view.tokens.find(
    ({ start: at, word, tag }) =>
      at >= start &&
      at < end &&
      (/^(?:p|d|u|c|r|y)/u.test(tag) ||
        /^[，。；、：！？“”（）]/u.test(word) ||
        STOP_VERBS.has(word) ||
        SAYING.has(word)),
  );
  return { start, end: Math.max(start, Math.min(end, stop?.start ?? end)) };
}
