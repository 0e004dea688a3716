// How sure it is that the best sentences answer a question, and which of them to show.
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import type { Query } from '../understand/query.js';
import { isAbout, isOfThatNumber, isOfWholeCountry, isOtherModel } from './acceptance.js';
import { lacksKind } from './asked-kind.js';
import { focusOf } from './focus.js';
import { belongsToAnother, isAboutAnother, isOfOtherSubject, isOfUnsaid } from './owner.js';
import { isOfPeopleElsewhere } from './posts.js';
import type { RankedSentence } from './sentences.js';
import { spansFor } from './spans.js';
import { rankValues } from './values.js';

/**
 * How likely it is that one of the first three sentences answers, 0 to 1: a logistic regression over what `signsOf`
 * tells, fitted once on questions about articles that are not part of this project (see DESIGN.md).
 */
const SURE: Readonly<Record<keyof Signs, number>> = {
  lackingNames: -0.567,
  rarest: -0.972,
  words: 1.086,
  score: 3.195,
  scope: 3.551,
  zone: 0.883,
  name: 0.86,
  values: 1.228,
  typed: -1.132,
  list: -0.839,
  date: 0.704,
  lacksKind: -1.822,
  valueOfAnother: -1.008,
  otherNumber: -1.206,
};
const BIAS = -4.799;
/** From which confidence on: as a passage, with a value that is checked further, and where no question word says what is wanted. */
const SURE_ENOUGH = { passage: 0.3, value: 0.25, unasked: 0.5 };
/** A sentence that has less than this of the question's words does not answer it. */
const LEAST_COVERAGE = 0.3;
/** Sentences shown for one answer at most, and how much of the chances they have to hold. */
const CREDIBLE = { most: 3, share: 0.9, least: 0.04 };

/** What the likeliest sentences tell of whether the question is answered; shares and flags from 0 to 1. */
interface Signs {
  /** Nouns of the question that none of them has. */
  readonly lackingNames: number;
  /** Weight of the question's rarest word. */
  readonly rarest: number;
  readonly words: number;
  /** Of the first sentence. */
  readonly score: number;
  readonly scope: number;
  readonly zone: number;
  readonly name: number;
  /** Figures, dates or names of the asked kind in the first sentence. */
  readonly values: number;
  /** A figure, a date, a name or a place is asked for. */
  readonly typed: number;
  readonly list: number;
  readonly date: number;
  /** They print nothing of the kind asked for. */
  readonly lacksKind: number;
  /** The likeliest value belongs to something else. */
  readonly valueOfAnother: number;
  /** The first sentence is of another phase or batch. */
  readonly otherNumber: number;
}

/** Scales on which signs come to about 1. */
const SCALE = { weight: 5, words: 6, score: 10, mostScore: 12, values: 3 };
const VALUES_FROM = 10;
const NAMED_VALUES: ReadonlySet<Query['expected']> = new Set([
  'quantity',
  'date',
  'person',
  'organization',
  'place',
]);
const MET = 0.4;

const flag = (holds: boolean) => (holds ? 1 : 0);

function signsOf(query: Query, ranked: readonly RankedSentence[], knowledge: Knowledge): Signs {
  const { terms, expected } = query;
  const [best] = ranked;
  const first = ranked.slice(0, CREDIBLE.most);
  const texts = first.map(({ sentence }) => knowledge.folded(sentence)).join(' ');
  const spansIn = spansFor(query, knowledge);
  const ofAnother = () => {
    const [value] = rankValues(query, knowledge, ranked.slice(0, VALUES_FROM), spansIn!);
    return !value || !isAbout(value, query, knowledge);
  };
  return {
    lackingNames: terms.filter((term) => term.naming && matchTerm(term, texts) < MET).length,
    rarest: Math.max(0, ...terms.map(({ weight }) => weight)) / SCALE.weight,
    words: terms.length / SCALE.words,
    score: Math.min(SCALE.mostScore, best.score) / SCALE.score,
    scope: best.scope,
    zone: flag(query.zones.length > 0),
    name: flag(query.entities.length > 0),
    values: spansIn ? Math.min(SCALE.values, spansIn(best.sentence).length) / SCALE.values : 0,
    typed: flag(spansIn !== null),
    list: flag(expected === 'list' || expected === 'names'),
    date: flag(expected === 'date'),
    lacksKind: flag(lacksKind(query, first, 'passage', knowledge)),
    valueOfAnother: flag(spansIn !== null && NAMED_VALUES.has(expected) && ofAnother()),
    otherNumber: flag(!isOfThatNumber(best.sentence, query, knowledge)),
  };
}

const known = new WeakMap<readonly RankedSentence[], WeakMap<Query, number>>();

/** How likely the first sentences answer the question: 0 to 1. Worked out once, however many intents ask. */
export function confidence(query: Query, ranked: readonly RankedSentence[], knowledge: Knowledge): number {
  if (ranked.length === 0) return 0;
  const ofRanked = known.get(ranked) ?? new WeakMap<Query, number>();
  known.set(ranked, ofRanked);
  const sure = ofRanked.get(query) ?? likelihood(query, ranked, knowledge);
  ofRanked.set(query, sure);
  return sure;
}

function likelihood(query: Query, ranked: readonly RankedSentence[], knowledge: Knowledge): number {
  const signs = signsOf(query, ranked, knowledge);
  const odds = Object.entries(SURE).reduce(
    (sum, [sign, weight]) => sum + weight * signs[sign as keyof Signs],
    BIAS,
  );
  return 1 / (1 + Math.exp(-odds));
}

/** A typed answer stands beside the name that was asked for, or goes on about it. */
const NEAR_SCOPE = 0.6;
const AMOUNTS: ReadonlySet<Query['expected']> = new Set(['quantity', 'date']);
const ASKS_FOR_HOLDER: ReadonlySet<Query['expected']> = new Set(['person', 'profile']);
const STANDS_BESIDE: ReadonlySet<Query['expected']> = new Set([
  'quantity',
  'date',
  'person',
  'profile',
  'organization',
]);

/** Where something is, not where it went: the name alone is enough. */
const ASKS_WHERE = /在(?:哪|什么)|位于|地址/u;

/** Who holds a post is asked for, and the sentence does not speak of it: 「老板是谁」. */
function lacksPost(query: Query, { sentence }: RankedSentence, knowledge: Knowledge): boolean {
  return (
    query.expected === 'profile' &&
    focusOf(query).some((term) => matchTerm(term, knowledge.folded(sentence)) < 0.4)
  );
}

/** 「优化营商环境那一段」: the heading that the first sentence stands under says all that the question does. */
function asksForSection(
  { zones, terms }: Query,
  { sentence }: RankedSentence,
  knowledge: Knowledge,
): boolean {
  const heads = knowledge.foldedHeads(sentence);
  return zones.length > 0 && terms.every((term) => matchTerm(term, heads) === 1);
}

/** The first sentences that together are most likely to answer; none where that is too unlikely. */
export function credible(
  query: Query,
  ranked: readonly RankedSentence[],
  knowledge: Knowledge,
  kind: 'passage' | 'value',
): readonly RankedSentence[] {
  if (query.terms.length === 0)
    return kind === 'value' && (ASKS_WHERE.test(query.text) || query.unit !== null)
      ? ranked.filter(({ scope }) => scope >= (query.entities.length > 0 ? 1 : 0.6))
      : [];
  if (ranked.length === 0) return [];
  const enough = query.expected === 'any' ? SURE_ENOUGH.unasked : SURE_ENOUGH[kind];
  if (confidence(query, ranked, knowledge) < enough && !asksForSection(query, ranked[0], knowledge))
    return [];
  if (ASKS_FOR_HOLDER.has(query.expected) && isOfPeopleElsewhere(ranked[0].sentence, query, knowledge))
    return [];
  if (isOtherModel(knowledge.folded(ranked[0].sentence), query)) return [];
  if (!isOfThatNumber(ranked[0].sentence, query, knowledge)) return [];
  if (kind === 'passage' && STANDS_BESIDE.has(query.expected) && ranked[0].scope < NEAR_SCOPE) return [];
  if (
    kind === 'passage' &&
    AMOUNTS.has(query.expected) &&
    (isOfUnsaid(query, ranked.slice(0, CREDIBLE.most), knowledge) ||
      isOfOtherSubject(ranked[0].sentence, query, knowledge) ||
      belongsToAnother(ranked[0].sentence, query, knowledge))
  )
    return [];
  if (kind === 'passage' && lacksPost(query, ranked[0], knowledge)) return [];
  if (kind === 'passage' && isAboutAnother(ranked[0].sentence, query, knowledge)) return [];
  if (kind === 'passage' && isOfWholeCountry(knowledge.sentences[ranked[0].sentence].text, query)) return [];
  const likely = ranked.slice(0, CREDIBLE.most);
  if (likely[0].coverage < LEAST_COVERAGE) return [];
  if (lacksKind(query, likely, kind, knowledge)) return [];
  let held = 0;
  const end = ranked.findIndex(({ chance }) => {
    held += chance;
    return held >= CREDIBLE.share;
  });
  // How and why take more than one sentence to tell.
  const sure = query.expected === 'manner' || query.expected === 'reason' ? 3 : 1;
  const count = end < 0 ? CREDIBLE.most : Math.min(CREDIBLE.most, end + 1);
  return ranked
    .slice(0, Math.max(sure, count))
    .filter(({ chance }, index) => index < sure || chance >= CREDIBLE.least);
}
