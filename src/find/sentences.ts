// Query → the sentences that could answer it, best first, each with the reasons for its place.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query, Term } from '../understand/query.js';
import { matchTerm } from './match.js';
import { scopeOf } from './scope.js';
import { timeFit } from './time.js';

export interface RankedSentence {
  readonly sentence: number;
  readonly score: number;
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

const CANDIDATES = 120;
/** A small corpus is looked at whole. */
const SMALL = 2000;
const CONTEXT = { paragraph: 0.75, heading: 0.6, article: 0.4 };

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

function candidates(query: Query, knowledge: Knowledge): readonly number[] {
  const wording = [query.text, ...query.terms.flatMap(({ synonyms }) => synonyms)].join(' ');
  if (knowledge.sentences.length <= SMALL) return knowledge.sentences.map(({ index }) => index);
  return knowledge.search.find(wording, CANDIDATES).map(({ sentence }) => sentence);
}

/** All sentences in scope that meet something of the question, best first. */
export function rankSentences(query: Query, knowledge: Knowledge): readonly RankedSentence[] {
  const onlyKinds = query.terms.every(({ optional }) => optional);
  const bm25 = new Map(
    knowledge.search.find(query.text, CANDIDATES).map(({ sentence, score }) => [sentence, score]),
  );
  const best = Math.max(1e-9, ...bm25.values());
  const ranked: RankedSentence[] = [];
  for (const sentence of candidates(query, knowledge)) {
    const scope = scopeOf(query, knowledge, sentence);
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
    const search = (bm25.get(sentence) ?? 0) / best;
    const score = own + 0.8 * coverage + 0.5 * search + 0.5 * scope + (time.stated ? 0.6 : 0);
    ranked.push({
      sentence,
      score,
      coverage,
      own,
      weight: own * total,
      scope,
      missing: counted.filter(({ near }) => near < 0.3).map(({ term }) => term),
    });
  }
  return ranked.sort((a, b) => b.score - a.score || a.sentence - b.sentence);
}
