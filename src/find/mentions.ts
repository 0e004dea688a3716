// Which sentences name an entity, how often it is named, and how a figure's sentence calls its owner.
import type { Entity, LinkedMention, QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { sliceSpan } from '../text/span.js';

/** True where a sentence mentions one of the entities. */
export function mentionsAny({ sentences }: Knowledge, sentence: number, ids: readonly string[]): boolean {
  return sentences[sentence].mentions.some(({ entities }) => entities.some((id) => ids.includes(id)));
}

/** Mentions of a sentence, by name and not by 「该公司」, that may mean an entity which fits. */
export function namedIn(
  knowledge: Knowledge,
  sentence: number,
  fits: (entity: Entity) => boolean,
): readonly LinkedMention[] {
  return knowledge.sentences[sentence].mentions.filter(
    ({ entities, referring }) => !referring && entities.some((id) => fits(knowledge.entity(id))),
  );
}

/** Indices of the sentences that mention an entity, in order of print. */
export function sentencesNaming(knowledge: Knowledge, id: string): readonly number[] {
  return knowledge.sentences.flatMap(({ index }) => (mentionsAny(knowledge, index, [id]) ? [index] : []));
}

/** The entities, those that most sentences mention first. */
export function mostMentioned(knowledge: Knowledge, ids: readonly string[]): readonly string[] {
  const counts = new Map(ids.map((id) => [id, sentencesNaming(knowledge, id).length]));
  return ids.toSorted((a, b) => counts.get(b)! - counts.get(a)!);
}

/** The name that a figure's sentence prints for its owner, or null. */
export function printedOwner({ subject, sentence }: QuantityFact, { sentences }: Knowledge): string | null {
  const { text, mentions } = sentences[sentence];
  const printed = mentions.find(({ entities, referring }) => !referring && entities.includes(subject));
  return printed ? sliceSpan(text, printed.span) : null;
}
