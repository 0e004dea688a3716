// Printed passages as evidence.
import type { Line } from '../corpus/types.js';
import type { ReadArticle, ReadSentence } from '../facts/types.js';
import type { Evidence } from './types.js';

/** What evidence says of its article. */
export function printedIn({ node, source }: ReadArticle) {
  return {
    file: source.file,
    newspaper: source.newspaper,
    article: node.id,
    headline: node.headline.text,
    date: node.date,
  };
}

/** A sentence with the place where it was printed. */
export function sentenceEvidence(sentence: ReadSentence, article: ReadArticle): Evidence {
  return {
    ...printedIn(article),
    quote: sentence.text,
    start: sentence.node.span.start,
    end: sentence.node.span.end,
    section: sentence.section.heading?.text ?? null,
    truncated: sentence.node.truncated,
  };
}

/** A headline, kicker or byline with the place where it was printed. */
export function lineEvidence({ text, span }: Line, article: ReadArticle): Evidence {
  return {
    ...printedIn(article),
    quote: text,
    start: span.start,
    end: span.end,
    section: null,
    truncated: false,
  };
}
