// Members that a sentence lists: 「智慧山集聚了哪些企业」 → 今日头条、乐道互动、……
import type { Answer } from '../answer/types.js';
import type { ListFact } from '../facts/types.js';
import { matchTerm } from '../find/match.js';
import { rankSentences } from '../find/sentences.js';
import { fold } from '../text/normalize.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { isCovered } from './value.js';

const LOOKED_AT = 12;

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  if (query.terms.length === 0) return null;
  const ranked = rankSentences(query, knowledge)
    .filter((candidate) => isCovered(candidate, query))
    .slice(0, LOOKED_AT);
  const lists = ranked.flatMap((candidate) =>
    knowledge
      .factsIn(candidate.sentence)
      .filter((fact): fact is ListFact => fact.type === 'list' && fact.items.length >= 2)
      .map((fact) => {
        const named = query.terms.filter((term) => matchTerm(term, fold(fact.attribute)) >= 0.8).length;
        const around = query.terms.filter((term) => matchTerm(term, fold(fact.text)) >= 0.5).length;
        return { fact, score: candidate.score + 0.8 * named + 0.4 * around };
      }),
  );
  lists.sort((a, b) => b.score - a.score);
  for (const { fact, score } of lists.slice(0, 4))
    trace(`list 「${fact.text.slice(0, 40)}」 ${score.toFixed(2)}`);
  const [best] = lists;
  if (!best || best.score < ranked[0].score) return null;
  const { text } = knowledge.sentences[best.fact.sentence];
  const items = best.fact.items.map(({ start, end }) => text.slice(start, end));
  return found(query, knowledge, {
    kind: 'list',
    headline: items.join('、'),
    items: items.map((item) => ({ label: null, text: item })),
    evidence: [evidenceFor(knowledge, best.fact.sentence)],
    zone: zoneName(knowledge, best.fact.sentence),
  });
}

export const listIntent: Intent = {
  name: 'list',
  commands: [],
  examples: [{ say: '开封市城乡一体化示范区有哪些主导产业', expect: 'found' }],
  applies: ({ expected }) => expected === 'list',
  answer,
};
