// How sure it is that the best sentences answer a question, and which of them to show.
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { isChinesePlace } from '../text/places.js';
import type { Query } from '../understand/query.js';
import { ENOUGH_UNANCHORED, isOfThatNumber, isOfWholeCountry, isOtherModel } from './acceptance.js';
import { lacksKind } from './asked-kind.js';
import { focusOf } from './focus.js';
import { belongsToAnother, hasLead, isAboutAnother, isOfOtherSubject } from './owner.js';
import { isOfPeopleElsewhere } from './posts.js';
import type { RankedSentence } from './sentences.js';
import { spansFor } from './spans.js';

/**
 * How likely it is that one of the first three sentences answers, 0 to 1: a logistic regression, fitted once on
 * questions about articles that are not part of this project (see DESIGN.md).
 */
const SURE = {
  bias: -0.4,
  three: 0.8,
  met: 1.4,
  words: 1.7,
  answers: 0.25,
  lacksName: -0.85,
  nothingNamed: -0.9,
  typed: -0.55,
  noSpan: -1.5,
  list: -1.4,
  how: 0.9,
  thing: 1,
};
const SURE_ENOUGH = { passage: 0.6, value: 0.4 };
/** More words than these do not make an answer surer. */
const MOST_WORDS = 6;
const NAME_WEIGHT = 4;
/** A sentence that has less than this of the question's words does not answer it. */
const LEAST_COVERAGE = 0.3;
/** Sentences shown for one answer at most, and how much of the chances they have to hold. */
const CREDIBLE = { most: 3, share: 0.9, least: 0.04 };

/** How likely the first sentences answer the question: 0 to 1. */
export function confidence(query: Query, ranked: readonly RankedSentence[], knowledge: Knowledge): number {
  const [best] = ranked;
  if (!best) return 0;
  const first = ranked.slice(0, CREDIBLE.most);
  const texts = first.map(({ sentence }) => knowledge.folded(sentence)).join(' ');
  // A name counts as one more word of the question.
  const names = query.entities.length;
  const total = query.terms.reduce((sum, { weight }) => sum + weight, NAME_WEIGHT * names) || 1;
  const met =
    query.terms.reduce(
      (sum, term) => sum + term.weight * matchTerm(term, texts),
      NAME_WEIGHT * names * best.scope,
    ) / total;
  const spansIn = spansFor(query, knowledge);
  const { expected } = query;
  const odds =
    SURE.bias +
    SURE.three * first.reduce((sum, { chance }) => sum + chance, 0) +
    SURE.met * met +
    SURE.answers * best.answers +
    SURE.words * Math.min(1, (query.terms.length + names) / MOST_WORDS) +
    (best.missing.some(({ naming }) => naming) ? SURE.lacksName : 0) +
    (namesNothing(query, best, knowledge) ? SURE.nothingNamed : 0) +
    (spansIn ? SURE.typed : 0) +
    (spansIn && spansIn(best.sentence).length === 0 ? SURE.noSpan : 0) +
    (expected === 'list' || expected === 'names' ? SURE.list : 0) +
    (expected === 'manner' || expected === 'reason' ? SURE.how : 0) +
    (expected === 'thing' ? SURE.thing : 0);
  return 1 / (1 + Math.exp(-odds));
}

/** The number of a kind or model: 「西农668」 is not 「西农511」. */
const MODEL = /^[a-z]*-?\d{2,}[a-z]*$/u;

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

/** Neither a zone, nor a name, nor two words of its headline tie the question to the sentence. */
function namesNothing(query: Query, { sentence }: RankedSentence, knowledge: Knowledge): boolean {
  if (query.zones.length + query.entities.length > 0 || query.expected === 'topic') return false;
  const heads = knowledge.foldedHeads(sentence);
  const text = `${heads} ${knowledge.folded(sentence)}`;
  const inHeads = query.terms.filter(({ naming, word }) => naming && heads.includes(word));
  const named = query.terms.some(
    (term) => term.name && !isChinesePlace(term.word) && matchTerm(term, text) === 1,
  );
  return !named && inHeads.length < 2;
}

/** A name that is no place stands nowhere near the best sentence, nor in the others that would be shown. */
function lacksName(ranked: readonly RankedSentence[], knowledge: Knowledge): boolean {
  const texts = ranked
    .slice(0, CREDIBLE.most)
    .map(({ sentence }) => knowledge.folded(sentence))
    .join(' ');
  return ranked[0].missing.some(
    (term) => term.name && !isChinesePlace(term.word) && matchTerm(term, texts) < 0.4,
  );
}

/** Who holds a post is asked for, and the sentence does not speak of it: 「老板是谁」. */
function lacksPost(query: Query, { sentence }: RankedSentence, knowledge: Knowledge): boolean {
  return (
    query.expected === 'profile' &&
    focusOf(query).some((term) => matchTerm(term, knowledge.folded(sentence)) < 0.4)
  );
}

/** The first sentences that together are most likely to answer; none where that is too unlikely. */
export function credible(
  query: Query,
  ranked: readonly RankedSentence[],
  knowledge: Knowledge,
  kind: keyof typeof SURE_ENOUGH,
): readonly RankedSentence[] {
  if (query.terms.length === 0)
    return kind === 'value' && (ASKS_WHERE.test(query.text) || query.unit !== null)
      ? ranked.filter(({ scope }) => scope >= (query.entities.length > 0 ? 1 : 0.6))
      : [];
  if (confidence(query, ranked, knowledge) < SURE_ENOUGH[kind]) return [];
  if (ranked[0].missing.some(({ proper, word }) => proper || MODEL.test(word))) return [];
  if (ASKS_FOR_HOLDER.has(query.expected) && isOfPeopleElsewhere(ranked[0].sentence, query, knowledge))
    return [];
  if (isOtherModel(knowledge.folded(ranked[0].sentence), query)) return [];
  if (lacksName(ranked, knowledge) || !isOfThatNumber(ranked[0].sentence, query, knowledge)) return [];
  if (namesNothing(query, ranked[0], knowledge) && ranked[0].weight < ENOUGH_UNANCHORED) return [];
  if (kind === 'passage' && STANDS_BESIDE.has(query.expected) && ranked[0].scope < NEAR_SCOPE) return [];
  if (
    kind === 'passage' &&
    AMOUNTS.has(query.expected) &&
    (isOfOtherSubject(ranked[0].sentence, query, knowledge) ||
      belongsToAnother(ranked[0].sentence, query, knowledge))
  )
    return [];
  if (kind === 'passage' && lacksPost(query, ranked[0], knowledge)) return [];
  if (kind === 'passage' && !hasLead(ranked[0].sentence, query, knowledge)) return [];
  if (kind === 'passage' && isAboutAnother(ranked[0].sentence, query, knowledge)) return [];
  if (kind === 'passage' && isOfWholeCountry(knowledge.sentences[ranked[0].sentence].text, query)) return [];
  const likely = ranked.slice(0, CREDIBLE.most);
  if (likely[0].coverage < LEAST_COVERAGE || lacksKind(query, likely, kind, knowledge)) return [];
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
