// Names that fit several things equally well: 「奔腾怎么样」 may ask about a company or two parks. The bot can ask back.
import type { Entity } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import type { NameSlot, Query, Term } from './query.js';

const MOST_CHOICES = 6;

/** 「埃地沃兹……公司生态化改造项目」 is a matter of 「埃地沃兹……公司」: asking about either asks about both. */
function isPartOf(part: Entity, whole: Entity): boolean {
  return part !== whole && part.name.startsWith(whole.name);
}

/** How plainly the corpus speaks of what is asked with this entity: in a fact of its own, in a sentence, in other words. */
function telling({ id, name, aliases }: Entity, terms: readonly Term[], knowledge: Knowledge): number {
  const names = new Set([id, name, ...aliases]);
  const own = knowledge.facts.filter(
    (fact) => names.has(fact.subject) || (fact.type === 'post' && names.has(fact.organization ?? '')),
  );
  const about = knowledge.sentences.filter(({ mentions }) =>
    mentions.some(({ entities }) => entities.length === 1 && entities[0] === id),
  );
  const speaks = (words: readonly string[]) =>
    about.some(({ index }) => words.some((word) => knowledge.folded(index).includes(word)));
  const said = terms.map(({ word }) => word);
  if (own.some(({ text }) => said.some((word) => fold(text).includes(word)))) return 3;
  return speaks(said) ? 2 : speaks(terms.flatMap(({ synonyms }) => synonyms)) ? 1 : 0;
}

function candidates(slot: NameSlot, { terms }: Query, knowledge: Knowledge): readonly Entity[] {
  const all = slot.value.map((id) => knowledge.entity(id));
  const own = all.filter((entity) => !all.some((other) => isPartOf(entity, other)));
  if (slot.name === 'zone' || terms.length === 0) return own;
  const scores = own.map((entity) => telling(entity, terms, knowledge));
  return own.filter((_, index) => scores[index] === Math.max(...scores));
}

/**
 * The names between which a question does not choose, two to six in order of print; null where it is clear. A carried
 * slot was chosen before, and an entity that the corpus speaks of more plainly in the words of the question is meant.
 */
export function ambiguity(query: Query, knowledge: Knowledge): readonly string[] | null {
  for (const slot of [...query.zones, ...query.entities]) {
    if (slot.origin === 'carried' || slot.value.length < 2) continue;
    const names = [...new Set(candidates(slot, query, knowledge).map(({ name }) => name))];
    if (names.length > 1) return names.slice(0, MOST_CHOICES);
  }
  return null;
}

const AT_LARGE: ReadonlySet<Query['expected']> = new Set(['overview', 'any', 'profile']);

/**
 * The question asked anew for each thing that it may mean: 「奔腾怎么样」 → 「奔腾激光产业园怎么样」 …; null where one is
 * meant, or where it asks for something special, which decides by itself.
 */
export function clarifications(query: Query, knowledge: Knowledge): readonly string[] | null {
  if (query.terms.length > 0 || query.foreign.length > 0 || !AT_LARGE.has(query.expected)) return null;
  const names = ambiguity(query, knowledge);
  const slot = [...query.entities, ...query.zones].find(({ value }) => value.length > 1);
  return names && slot ? names.map((name) => query.text.replace(slot.rawValue, name)) : null;
}
