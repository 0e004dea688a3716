// A block of running text → Paragraph with sentences, each with its place in the source.
import type { Block } from './blocks.js';
import { sliceJoined, sourceSpan } from './column-breaks.js';
import { isFinished } from './line-kind.js';
import { splitSentences } from './sentences.js';
import type { Paragraph, Sentence } from './types.js';

/** The paragraph of a block, from character `skip` of its text on (a dateline stands before that). */
export function readParagraph(block: Block, skip = 0): Paragraph {
  const rest = block.text.slice(skip);
  const lead = skip + (rest.length - rest.trimStart().length);
  const { text, span, breaks } = sliceJoined(block, lead, block.text.length);
  const ranges = splitSentences(text);
  const sentences = ranges.map(({ start, end }, index): Sentence => {
    const printed = text.slice(start, end);
    const last = index === ranges.length - 1;
    return {
      type: 'sentence',
      span: sourceSpan({ span, breaks }, start, end),
      text: printed,
      truncated: last && !isFinished(text.trimEnd()),
    };
  });
  return { type: 'paragraph', span, text, breaks, sentences };
}
