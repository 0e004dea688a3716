// Where in the source the words of a sentence stand: 「在汽车涂装行业……青岛市｜金旭环境工程有限公司……」 spans a column break.
import { sourceSpan } from '../corpus/column-breaks.js';
import { printedSpan } from '../corpus/corrections.js';
import type { Span } from '../text/span.js';
import type { ReadSentence } from './types.js';

/** The source span of a span in the sentence's text. */
export function sentenceSource(
  { node, paragraph }: Pick<ReadSentence, 'node' | 'paragraph'>,
  span: Span,
): Span {
  const printed = printedSpan(node, span);
  let skipped = 0;
  for (const { at, skip } of paragraph.breaks) {
    if (paragraph.span.start + at + skipped + skip > node.span.start) break;
    skipped += skip;
  }
  const offset = node.span.start - paragraph.span.start - skipped;
  return sourceSpan(paragraph, offset + printed.start, offset + printed.end);
}
