// What a conversation keeps of a turn: what it was about, what was shown, and what was offered by number.
import { itemText } from '../answer/plain.js';
import type { Answer, Found } from '../answer/types.js';
import { isPersonId } from '../facts/entity-id.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import type { NameSlot, Query } from './query.js';
import { ABOUT_THE_ANSWER, type Session, type Shown } from './session.js';

export interface Turn {
  readonly answer: Answer;
  /** What was understood; null when the message was no question. */
  readonly query: Query | null;
  /** The intent that answered, by question or by its slash word; null when none did. */
  readonly by: Pick<Shown, 'by' | 'command'> | null;
}

function shownBy(answer: Found, by: Turn['by'], before: Shown | null): Shown | null {
  if (by === null) return null;
  const texts = [answer.headline, ...answer.items.flatMap((item) => [itemText(item), item.text])];
  return {
    ...by,
    kind: answer.kind,
    texts: [...(before?.texts ?? []), ...texts],
    evidence: [...answer.evidence, ...(before?.evidence ?? [])],
  };
}

/** The conversation after a turn. Help, refused topics, choices and questions about the answer do not change its subject. */
export function remember(session: Session, { query, answer, by }: Turn, knowledge: Knowledge): Session {
  const choices = answer.type === 'ask' ? answer.choices : answer.suggestions;
  if (query === null || answer.type === 'guide' || answer.type === 'ask') return { ...session, choices };
  if (ABOUT_THE_ANSWER.has(query.expected)) {
    if (answer.type !== 'found') return { ...session, choices };
    const goesOn = query.expected === 'more' && session.shown !== null;
    const shown = goesOn ? shownBy(answer, session.shown, session.shown) : session.shown;
    return { ...session, choices, shown, evidence: answer.evidence };
  }
  const zone = answer.zone === null ? undefined : knowledge.zones.find(({ name }) => name === answer.zone);
  const told: readonly NameSlot[] = zone
    ? [{ name: 'zone', value: [zone.id], rawValue: zone.name, origin: 'said' }]
    : [];
  const people = [
    ...query.entities.flatMap(({ value }) => value).filter(isPersonId),
    ...knowledge.names.people(fold(answer.headline)),
  ];
  return {
    ...session,
    last: query,
    zones: query.zones.length > 0 ? query.zones : told,
    entities: query.entities,
    person: people[0] ?? session.person,
    evidence: answer.type === 'found' ? answer.evidence : session.evidence,
    shown: answer.type === 'found' ? shownBy(answer, by, null) : null,
    choices,
  };
}
