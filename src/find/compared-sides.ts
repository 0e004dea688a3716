// The zones, companies or projects that a comparison sets side by side, each with its figures.
import { isPersonId } from '../facts/entity-id.js';
import type { Entity, QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { NameSlot, Query } from '../understand/query.js';
import { soundFigures } from './alike.js';
import { keyFigures } from './key-figures.js';
import { mostMentioned } from './mentions.js';

export interface Side {
  readonly slot: NameSlot;
  readonly entity: Entity;
  /** A zone's by weight, with those of its companies; a company's own, in order of print. */
  readonly figures: readonly QuantityFact[];
}

function side(slot: NameSlot, knowledge: Knowledge): Side {
  const [id] = mostMentioned(knowledge, slot.value);
  const entity = knowledge.entity(id);
  const figures =
    slot.name === 'zone'
      ? keyFigures(
          knowledge,
          knowledge.articlesAbout(id).map(({ index }) => index),
        )
      : soundFigures(knowledge).filter(({ subject }) => slot.value.includes(subject));
  return { slot, entity, figures };
}

/** What a question compares: its companies and projects if it names two, else its zones; fewer than two is nothing. */
export function sidesOf({ zones, entities }: Query, knowledge: Knowledge): readonly Side[] {
  const things = entities.filter(({ value }) => value.some((id) => !isPersonId(id)));
  for (const slots of [things, zones]) {
    const sides = slots.map((slot) => side(slot, knowledge));
    const different = sides.filter(
      ({ entity }, index) => sides.findIndex((other) => other.entity.id === entity.id) === index,
    );
    if (different.length >= 2) return different;
  }
  return [];
}
