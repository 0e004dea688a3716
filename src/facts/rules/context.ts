// What a fact rule sees: a sentence, what was recognised in it, and what the sentences before it were about.
import { createHash } from 'node:crypto';
import { type Span, sliceSpan } from '../../text/span.js';
import { lastOf } from '../back-references.js';
import type { Entity, Fact, ReadArticle, ReadSentence } from '../types.js';

export interface FactContext {
  readonly sentence: ReadSentence;
  /** Earlier sentences of the same article, nearest first. */
  readonly before: readonly ReadSentence[];
  readonly article: ReadArticle;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Who was quoted last in the article: an entity id or words. */
  readonly lastSpeaker: string | null;
}

export interface FactRule {
  readonly name: string;
  readonly read: (context: FactContext) => readonly Fact[];
}

/** A stable id: it depends on the file, the printed words and their place alone. */
export function factId({ sentence, article }: FactContext, kind: string, span: Span): string {
  const place = `${article.source.file}\n${article.node.id}\n${sentence.node.span.start + span.start}\n${sliceSpan(sentence.text, span)}`;
  return createHash('sha1').update(`${kind}\n${place}`).digest('hex').slice(0, 12);
}

/** The clause around an offset: between the nearest marks that end one. */
export function clauseAround(text: string, at: number): Span {
  const marks = '，；。：！？;,';
  let start = at;
  while (start > 0 && !marks.includes(text[start - 1])) start -= 1;
  let end = at;
  while (end < text.length && !marks.includes(text[end])) end += 1;
  return { start, end };
}

/** The entity of `kinds` last mentioned before an offset of the sentence, or in the sentences before it. */
export function lastMentioned(
  { sentence, before, entities }: FactContext,
  at: number,
  kinds: readonly Entity['kind'][],
): string | null {
  return lastOf(
    kinds,
    sentence.mentions,
    at,
    before.map(({ mentions }) => mentions),
    entities,
  );
}
