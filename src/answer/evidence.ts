// Printed passages as evidence.
import type { Correctable } from '../corpus/corrections.js';
import type { Line } from '../corpus/types.js';
import type { ReadArticle, ReadSentence } from '../facts/types.js';
import type { Evidence } from './types.js';
import { notedText } from './wording.js';

/** What evidence says of its article. */
export function printedIn({ node, source }: ReadArticle) {
  return {
    file: source.file,
    newspaper: source.newspaper,
    article: node.id,
    headline: notedText(node.headline),
    date: node.date,
  };
}

/** A sentence with the place where it was printed. */
export function sentenceEvidence(sentence: ReadSentence, article: ReadArticle): Evidence {
  return {
    ...printedIn(article),
    quote: sentence.node.text,
    start: sentence.node.span.start,
    end: sentence.node.span.end,
    section: sentence.section.heading && notedText(sentence.section.heading),
    truncated: sentence.node.truncated,
    ...corrected(sentence.node),
  };
}

/** A headline, kicker or byline with the place where it was printed. */
export function lineEvidence(line: Line, article: ReadArticle): Evidence {
  return {
    ...printedIn(article),
    quote: line.text,
    start: line.span.start,
    end: line.span.end,
    section: null,
    truncated: false,
    ...corrected(line),
  };
}

const corrected = ({ corrections }: Correctable) => (corrections ? { corrections } : {});
