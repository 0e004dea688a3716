// What a conversation remembers between turns, and what it adds to the next question.
import type { Evidence, FoundKind } from '../answer/types.js';
import { isPersonId } from '../facts/entity-id.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { NameSlot, Query } from './query.js';

/** What the last question and each 「还有吗」 since have shown. */
export interface Shown {
  readonly kind: FoundKind;
  /** Name of the intent that answered. */
  readonly by: string;
  /** It was asked with its slash word. */
  readonly command: boolean;
  /** Headlines, and entries as the reply prints them, with and without their labels. */
  readonly texts: readonly string[];
  readonly evidence: readonly Evidence[];
}

export interface Session {
  /** The last question that was answered about something. */
  readonly last: Query | null;
  /** Zone and names that the last answer was about, whether said or carried. */
  readonly zones: readonly NameSlot[];
  readonly entities: readonly NameSlot[];
  /** Entity id of the person last spoken of. */
  readonly person: string | null;
  readonly evidence: readonly Evidence[];
  /** Null after a refusal: then there is nothing to go on about. */
  readonly shown: Shown | null;
  /** Folded questions already asked, latest last. */
  readonly asked: readonly string[];
  /** Questions last offered by number. */
  readonly choices: readonly string[];
}

export const NEW_SESSION: Session = {
  last: null,
  zones: [],
  entities: [],
  person: null,
  evidence: [],
  shown: null,
  asked: [],
  choices: [],
};

const PERSON_PRONOUN = /[他她](?!们)|这位|该负责人/u;
const THING_PRONOUN =
  /它|该(?:公司|企业|项目|园|产业园|中心)|(?:这|那)(?:家|个|座)(?:公司|企业|项目|园|产业园|中心)/u;
/** Kinds of value that a question may ask for without another word. */
const TYPED: ReadonlySet<Query['expected']> = new Set(['date', 'person', 'organization', 'place', 'reason']);
/** Questions that stand alone: they are about the whole corpus. */
const CORPUS_WIDE: ReadonlySet<Query['expected']> = new Set([
  'zones',
  'topic',
  'ranking',
  'comparison',
  'events',
  'evidence',
  'more',
  'cause',
]);

/** Questions about the last answer: the conversation stays with what was asked before. */
export const ABOUT_THE_ANSWER: ReadonlySet<Query['expected']> = new Set(['evidence', 'more', 'cause']);

const carried = (slots: readonly NameSlot[]): readonly NameSlot[] =>
  slots.map((slot) => ({ ...slot, origin: 'carried' }));

function personSlot(id: string, knowledge: Knowledge): NameSlot {
  return { name: 'entity', value: [id], rawValue: knowledge.entity(id).name, origin: 'carried' };
}

/** The question with the words of the last one beside its own. */
function onTheTopic(query: Query, last: Query): Query {
  const own = new Set(query.terms.map(({ word }) => word));
  const terms = last.terms.filter(({ word }) => !own.has(word));
  return { ...query, terms: [...query.terms, ...terms], unit: query.unit ?? last.unit };
}

/**
 * Readings of a question in the light of the conversation, the most likely first; the question by itself comes last.
 * 「贵阳呢」 asks the last question about another zone; 「研发机构呢」 asks something else about the last zone.
 */
export function carryOver(query: Query, session: Session, knowledge: Knowledge): readonly Query[] {
  const named = query.zones.length + query.entities.length + query.foreign.length > 0;
  const { last } = session;
  if (session.person && PERSON_PRONOUN.test(query.text)) {
    const person = personSlot(session.person, knowledge);
    if (query.entities.length === 0) return [{ ...query, entities: [person] }, query];
    // 「她怎么看这家公司的项目」: who speaks, and of what.
    if (query.expected === 'quote' && !query.entities.some(({ value }) => value.some(isPersonId)))
      return [{ ...query, entities: [person, ...query.entities] }, query];
  }
  if (THING_PRONOUN.test(query.text) && query.entities.length === 0 && session.entities.length > 0) {
    return [{ ...query, entities: carried(session.entities) }, query];
  }
  if (!last) return [query];
  if (
    query.expected === 'comparison' &&
    query.zones.length + query.entities.length < 2 &&
    query.foreign.length === 0
  ) {
    const both = { zones: carried(session.zones), entities: carried(session.entities) };
    return both.zones.length > 1 || both.entities.length > 1 ? [{ ...query, ...both }, query] : [query];
  }
  if (named && query.terms.length === 0 && query.expected === 'any' && query.elliptical) {
    const { terms, expected, rule, unit, time } = last;
    const names = query.entities.length > 0 ? {} : { entities: [] };
    return [{ ...query, text: last.text, terms, expected, rule, unit, time: query.time ?? time, ...names }];
  }
  if (!named && query.terms.length === 0 && query.elliptical && query.expected === 'any') {
    const { terms, expected, rule, unit, text } = last;
    const names = { zones: carried(session.zones), entities: carried(session.entities) };
    return [{ ...query, text, terms, expected, rule, unit, ...names }];
  }
  if (!named && query.terms.length === 0 && TYPED.has(query.expected)) {
    // 「是哪一天的事」: the last question's words, with another kind of answer.
    const names = { zones: carried(session.zones), entities: carried(session.entities) };
    return [{ ...query, ...names, terms: last.terms, time: query.time ?? last.time }, query];
  }
  if (CORPUS_WIDE.has(query.expected)) return [query];
  // 「那整个陕西装了多少」: of somebody else, and still of what was asked about.
  if (named) return query.elliptical ? [query, onTheTopic(query, last)] : [query];
  const type =
    query.expected === 'any' && query.elliptical
      ? { expected: last.expected, rule: last.rule, unit: last.expected === 'quantity' ? null : last.unit }
      : {};
  // 「面积呢」 after 「能达院区总投资多少」: an unlisted name that was asked about still speaks for a sentence.
  const topics = last.terms
    .filter(({ word, proper }) => proper && !query.text.includes(word))
    .map((term) => ({ ...term, optional: true }));
  const wide = {
    ...query,
    ...type,
    terms: [...query.terms, ...topics],
    zones: carried(session.zones),
    entities: carried(session.entities.filter(({ value }) => query.elliptical || !value.some(isPersonId))),
  };
  const zoneOnly = { ...wide, entities: [] };
  const alone = query.elliptical ? [] : [query];
  const onTopic = query.elliptical ? [onTheTopic(wide, last)] : [];
  return [
    wide,
    ...(session.entities.length > 0 && session.zones.length > 0 ? [zoneOnly] : []),
    ...onTopic,
    ...alone,
  ];
}
