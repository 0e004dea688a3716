// A command that needs a zone: the zone it names, or a helpful question back.
import type { Answer } from '../answer/types.js';
import { NEED_ZONE, WHICH_ONE } from '../answer/wording.js';
import type { Entity } from '../facts/types.js';
import { onlyZone } from './found.js';
import type { IntentInput } from './intent.js';
import { refuse } from './refusal.js';

const MOST_CHOICES = 6;

/** Answers with the one zone that is meant; else asks which, or says that the corpus lacks it. */
export function withZone(
  input: IntentInput,
  command: string,
  answer: (zone: Entity) => Answer | null,
): Answer {
  const { query, knowledge } = input;
  const zone = onlyZone(query, knowledge) ?? (query.text === '' ? sessionZone(input) : null);
  if (zone) return answer(zone) ?? refuse(input);
  const ids = [...new Set(query.zones.flatMap(({ value }) => value))];
  const choices = (ids.length > 1 ? ids.map((id) => knowledge.entity(id)) : knowledge.zones).slice(
    0,
    MOST_CHOICES,
  );
  if (query.text !== '' && ids.length === 0) {
    const foreign = query.foreign.length > 0 ? query.foreign : [query.raw];
    return refuse({ ...input, query: { ...query, foreign } });
  }
  return {
    type: 'ask',
    question: ids.length > 1 ? WHICH_ONE : NEED_ZONE,
    choices: choices.map(({ name }) => `/${command} ${name}`),
  };
}

/** A bare command goes on about the zone of the conversation. */
function sessionZone({ session, knowledge }: IntentInput): Entity | null {
  const ids = [...new Set(session.zones.flatMap(({ value }) => value))];
  return ids.length === 1 ? knowledge.entity(ids[0]) : null;
}
