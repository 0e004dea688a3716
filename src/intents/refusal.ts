// The honest no: which part of the question the corpus does not cover, and what it says nearby.
import type { RefusalReason, Unknown } from '../answer/types.js';
import {
  corpusSize,
  noFigure,
  noSuchName,
  noSuchZone,
  notDecided,
  notStated,
  notStatedThen,
  notUnderstood,
  OUT_OF_SCOPE,
} from '../answer/wording.js';
import { credible } from '../find/confidence.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, onlyZone, slotNotes } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const NEAR_ENOUGH = 0.34;
/** Share of the question's words that a sentence has itself, where no zone or name is known, and how many there have to be. */
const NEAR_BY_WORDS = 0.6;
const LEAST_TERMS = 2;
const MOST_NEAREST = 2;

function size({ knowledge }: IntentInput): string {
  return corpusSize(knowledge.pages.length, knowledge.articles.length);
}

/** The words asked for, as the person wrote them and in that order: 「总投资」. */
function askedFor({ raw, text, terms }: Query): string {
  const words = terms.filter(({ word }) => word.length > 1).map(({ word }) => word);
  return (words.length > 0 ? words : terms.map(({ word }) => word))
    .sort((a, b) => text.indexOf(a) - text.indexOf(b))
    .map((word) => asWritten(word, raw))
    .join('');
}

/** 「gdp」 is 「GDP」 where the person wrote it so. */
function asWritten(word: string, raw: string): string {
  const at = raw.toLowerCase().indexOf(word);
  const written = at < 0 ? word : raw.slice(at, at + word.length);
  return written.toLowerCase() === word ? written : word;
}

function subjectOf({ query, knowledge }: IntentInput): string | null {
  const slots = [...query.entities, ...query.zones];
  const slot = slots[0];
  if (!slot) return null;
  return slot.value.length === 1 ? knowledge.entity(slot.value[0]).name : slot.rawValue;
}

/** Names in the question that nothing in the corpus matches. */
function unknownName(input: IntentInput): string | null {
  const { query, knowledge } = input;
  const unseen = query.terms.filter(({ word, synonyms }) =>
    [word, ...synonyms].every((form) => knowledge.search.rarity(form) === 0),
  );
  const proper = knowledge.segmenter
    .tag(query.text)
    .find(({ word, tag }) => /^(?:ns|nt|nr|nz)/u.test(tag) && unseen.some((term) => term.word === word));
  return proper?.word ?? null;
}

function reasonOf(input: IntentInput): { readonly reason: RefusalReason; readonly headline: string } {
  const { query } = input;
  const subject = subjectOf(input);
  const what = askedFor(query);
  if (query.foreign.length > 0)
    return { reason: 'zone', headline: noSuchZone(size(input), query.foreign[0]) };
  const name = unknownName(input);
  if (name !== null && subject === null)
    return { reason: 'entity', headline: noSuchName(size(input), asWritten(name, query.raw)) };
  if (query.time) return { reason: 'time', headline: notStatedThen(subject, query.time.rawValue, what) };
  if (subject === null && query.terms.length > 0 && !aboutZones(input)) {
    return { reason: 'scope', headline: OUT_OF_SCOPE };
  }
  if (query.expected === 'quantity') return { reason: 'attribute', headline: noFigure(subject, what) };
  if (query.expected === 'verdict' && name === null)
    return { reason: 'attribute', headline: notDecided(subject) };
  if (what === '')
    return { reason: 'unclear', headline: subject === null ? OUT_OF_SCOPE : notUnderstood(subject) };
  return {
    reason: 'attribute',
    headline: notStated(subject, name === null ? what : asWritten(name, query.raw)),
  };
}

/** Some word of the question is known to the corpus, so that it is about zones at all. */
function aboutZones({ query, knowledge }: IntentInput): boolean {
  return query.terms.some(({ word }) => word.length > 1 && knowledge.search.rarity(word) > 0);
}

/** Printed sentences that come near: of a known zone or name, with most of the words, or such as neither bear out nor deny a claim. */
function nearestIn({ query, knowledge }: IntentInput): readonly RankedSentence[] {
  if (query.foreign.length > 0) return [];
  const anyTime = query.time ? { ...query, time: null } : query;
  if (query.zones.length + query.entities.length > 0)
    return rankSentences(anyTime, knowledge).filter(({ coverage }) => coverage >= NEAR_ENOUGH);
  const ranked = rankSentences(anyTime, knowledge);
  if (query.expected === 'verdict') return credible(anyTime, ranked, knowledge, 'passage');
  return query.terms.length < LEAST_TERMS ? [] : ranked.filter(({ own }) => own >= NEAR_BY_WORDS);
}

/** A refusal with its reason and, where the zone or name is known, the nearest printed sentences. */
export function refuse(input: IntentInput): Unknown {
  const { query, knowledge } = input;
  const { reason, headline } = reasonOf(input);
  return {
    type: 'unknown',
    reason,
    headline,
    zone: onlyZone(query, knowledge)?.name ?? null,
    notes: slotNotes(query, knowledge),
    nearest: nearestIn(input)
      .slice(0, MOST_NEAREST)
      .map(({ sentence }) => evidenceFor(knowledge, sentence)),
    suggestions: [],
  };
}

export const refusalIntent: Intent = {
  name: 'refusal',
  commands: [],
  examples: [
    { say: '今天天气怎么样', expect: 'unknown' },
    { say: '深圳高新区有多少家企业', expect: 'unknown' },
  ],
  applies: () => true,
  answer: refuse,
};

/** Names a zone that the corpus lacks: no sentence may answer in its place. */
export const foreignZoneIntent: Intent = {
  name: 'foreign zone',
  commands: [],
  examples: [{ say: '苏州工业园区有多少家企业', expect: 'unknown' }],
  applies: ({ foreign, zones }) => foreign.length > 0 && zones.length === 0,
  answer: refuse,
};
