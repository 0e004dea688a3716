// The way back through a paragraph: what a sentence goes on about was said before it.
import type { Knowledge } from '../knowledge/knowledge.js';

/** The sentences of its paragraph that stand before a sentence, the nearest first. */
export function earlierInParagraph(sentence: number, { sentences }: Knowledge): readonly number[] {
  const { paragraph } = sentences[sentence];
  const earlier: number[] = [];
  for (let at = sentence - 1; sentences[at]?.paragraph === paragraph; at -= 1) earlier.push(at);
  return earlier;
}
