// Query → the sentences that could answer it, best first, each with the reasons for its place.
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import type { Query, Term } from '../understand/query.js';
import { markerOf } from './markers.js';
import { scopeOf } from './scope.js';
import { spansFor } from './spans.js';
import { timeFit } from './time.js';

export interface RankedSentence {
  readonly sentence: number;
  readonly score: number;
  /** Among all in scope, by its score: these add up to 1. */
  readonly chance: number;
  /** Log-odds that it answers at all, as far as the search can tell. */
  readonly answers: number;
  /** Share of the question's words, by weight, that the sentence and its surroundings meet: 0 to 1. */
  readonly coverage: number;
  /** The same, from the sentence alone. */
  readonly own: number;
  readonly scope: number;
  /** Weight of the words that the sentence itself meets: how much it has in common with the question. */
  readonly weight: number;
  /** Words that nothing near the sentence meets. */
  readonly missing: readonly Term[];
}

/** What speaks for a sentence, by weight: fitted once on questions about articles that are not part of this project, see DESIGN.md. */
const WEIGHTS = { order: 0.7, own: 1.6, coverage: 1.95, scope: 1.1, spans: 2.7, time: 1.5 };
/** A sentence that has the form of the answer: 「下一步……」. */
const MARKED = 1.2;
/** Passages whose sentences are looked at: where a name gives the scope, and where nothing does. */
const PASSAGES = { scoped: 60, unscoped: 12 };
const CLOSER = 40;
const CONTEXT = { paragraph: 0.75, heading: 0.6 };

interface Surroundings {
  readonly own: string;
  readonly paragraph: string;
  readonly heading: string;
}

function surroundings(knowledge: Knowledge, index: number): Surroundings {
  const { article, paragraph } = knowledge.sentences[index];
  const { first, end } = knowledge.articles[article];
  let near = '';
  for (let at = Math.max(first, index - 3); at < Math.min(end, index + 2); at += 1) {
    if (at !== index && (knowledge.sentences[at].paragraph === paragraph || Math.abs(at - index) <= 1))
      near += knowledge.folded(at);
  }
  return {
    own: knowledge.folded(index),
    paragraph: near,
    heading: knowledge.foldedHeads(index),
  };
}

function meet(term: Term, around: Surroundings): { readonly own: number; readonly near: number } {
  const own = matchTerm(term, around.own);
  const near = Math.max(
    own,
    CONTEXT.paragraph * matchTerm(term, around.paragraph),
    CONTEXT.heading * matchTerm(term, around.heading),
  );
  return { own, near };
}

/** The question as it is searched for: without the zones, which are the scope, and with the words that were carried over. */
function searched({ text, zones, terms }: Query): string {
  const alone = zones.reduce((rest, { rawValue }) => rest.replace(fold(rawValue), ' '), text);
  return [alone, ...terms.filter(({ word }) => !text.includes(word)).map(({ word }) => word)].join(' ');
}

const known = new WeakMap<Knowledge, WeakMap<Query, readonly RankedSentence[]>>();

/** All sentences in scope, best first. A question is ranked once, however many intents look at it. */
export function rankSentences(query: Query, knowledge: Knowledge): readonly RankedSentence[] {
  const ofKnowledge = known.get(knowledge) ?? new WeakMap<Query, readonly RankedSentence[]>();
  known.set(knowledge, ofKnowledge);
  const ranked = ofKnowledge.get(query) ?? rank(query, knowledge);
  ofKnowledge.set(query, ranked);
  return ranked;
}

function rank(query: Query, knowledge: Knowledge): readonly RankedSentence[] {
  const onlyKinds = query.terms.every(({ optional }) => optional);
  const spansIn = spansFor(query, knowledge);
  const scopes = new Map<number, number>();
  const scopeAt = (sentence: number): number => {
    const scope = scopes.get(sentence) ?? scopeOf(query, knowledge, sentence);
    scopes.set(sentence, scope);
    return scope;
  };
  const inScope = (sentence: number) => scopeAt(sentence) > 0;
  const marker = markerOf(query);
  const ranked: Omit<RankedSentence, 'chance'>[] = [];
  const scoped = query.zones.length + query.entities.length > 0;
  const limits = scoped
    ? { top: Number.POSITIVE_INFINITY, passages: PASSAGES.scoped, closer: CLOSER, accepts: inScope }
    : { top: Number.POSITIVE_INFINITY, passages: PASSAGES.unscoped, closer: CLOSER };
  for (const { sentence, score: order, answers } of knowledge.search.find(searched(query), limits)) {
    const scope = scopeAt(sentence);
    const time = timeFit(query, knowledge, sentence);
    if (scope === 0 || !time.agrees) continue;
    const around = surroundings(knowledge, sentence);
    const met = query.terms.map((term) => ({ term, ...meet(term, around) }));
    const counted = met.filter(({ term, near }) => onlyKinds || !term.optional || near > 0.3);
    const total = counted.reduce((sum, { term }) => sum + term.weight, 0);
    const share = (of: 'own' | 'near') =>
      total === 0 ? 0 : counted.reduce((sum, match) => sum + match.term.weight * match[of], 0) / total;
    const own = share('own');
    const coverage = share('near');
    ranked.push({
      sentence,
      answers,
      score:
        WEIGHTS.order * order +
        WEIGHTS.own * own +
        WEIGHTS.coverage * coverage +
        WEIGHTS.scope * scope +
        (spansIn && spansIn(sentence).length > 0 ? WEIGHTS.spans : 0) +
        (time.stated ? WEIGHTS.time : 0) +
        (marker?.test(knowledge.sentences[sentence].text) ? MARKED : 0),
      coverage,
      own,
      weight: own * total,
      scope,
      missing: counted.filter(({ near }) => near < 0.3).map(({ term }) => term),
    });
  }
  const sorted = ranked.sort((a, b) => b.score - a.score || a.sentence - b.sentence);
  const odds = sorted.map(({ score }) => Math.exp(score - sorted[0].score));
  const all = odds.reduce((sum, value) => sum + value, 0);
  return sorted.map((candidate, index) => ({ ...candidate, chance: odds[index] / all }));
}
