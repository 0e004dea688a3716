// Members that a sentence lists: 「奔腾产业园集聚了哪些企业」 → 今日头条、乐道互动、……
import type { Answer } from '../answer/types.js';
import type { EntityKind, ListFact } from '../facts/types.js';
import { isCovered } from '../find/acceptance.js';
import { matchTerm } from '../find/match.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import { overlaps, type Span } from '../text/span.js';
import type { Query } from '../understand/query.js';
import { isCompany } from './companies.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const LOOKED_AT = 12;
const MOST_SENTENCES = 5;

interface Members {
  readonly sentence: number;
  readonly items: readonly Span[];
  readonly score: number;
}

/** Kinds of names that the question asks for, by its words; empty when any members will do. */
function askedKinds({ text }: Query): readonly EntityKind[] {
  if (/项目|工程|产业园|园区/u.test(text)) return ['project', 'organization'];
  if (/企业|公司|机构|厂|单位|部门|大学|高校|医院|银行/u.test(text)) return ['organization', 'project'];
  if (/哪些人|哪几个人|哪几位/u.test(text)) return ['person'];
  return [];
}

function namesIn(knowledge: Knowledge, sentence: number, kinds: readonly EntityKind[]): readonly Span[] {
  return knowledge.sentences[sentence].mentions
    .filter(
      ({ entities, referring }) =>
        !referring && entities.some((id) => kinds.includes(knowledge.entity(id).kind)),
    )
    .map(({ span }) => span);
}

/** What a sentence enumerates, ranked by how well it is called what the question asks for. */
function enumerated(query: Query, knowledge: Knowledge, candidate: RankedSentence): readonly Members[] {
  const kinds = askedKinds(query);
  const names = namesIn(knowledge, candidate.sentence, kinds);
  return knowledge
    .factsIn(candidate.sentence)
    .filter((fact): fact is ListFact => fact.type === 'list' && fact.items.length >= 2)
    .map((fact) => {
      const called = query.terms.filter((term) => matchTerm(term, fold(fact.attribute)) >= 0.8).length;
      const around = query.terms.filter((term) => matchTerm(term, fold(fact.text)) >= 0.5).length;
      const ofKind =
        kinds.length === 0 ||
        called > 0 ||
        fact.items.some((item) => names.some((name) => overlaps(item, name)));
      const score = candidate.score + 0.8 * called + 0.4 * around + (ofKind ? 0 : -1.2);
      return { sentence: candidate.sentence, items: fact.items, score };
    });
}

/** Names of the asked kind, sentence by sentence: 「赛维LDK……；晶澳……；海润光伏……」. */
function namedAlong(
  query: Query,
  knowledge: Knowledge,
  ranked: readonly RankedSentence[],
): readonly Members[] {
  const kinds = askedKinds(query);
  const asked = new Set(query.entities.flatMap(({ value }) => value));
  return ranked
    .map(({ sentence, score }) => ({ sentence, items: namesIn(knowledge, sentence, kinds), score }))
    .filter(({ sentence, items }) =>
      items.some((item) =>
        knowledge.sentences[sentence].mentions.some(
          ({ span, entities }) =>
            span.start === item.start &&
            !entities.some((id) => asked.has(id)) &&
            (query.expected !== 'names' || entities.some((id) => isCompany(knowledge.entity(id)))),
        ),
      ),
    )
    .slice(0, MOST_SENTENCES);
}

function show(query: Query, knowledge: Knowledge, members: readonly Members[]): Answer | null {
  const texts = members.flatMap(({ sentence, items }) =>
    items.map(({ start, end }) => knowledge.sentences[sentence].text.slice(start, end)),
  );
  const items = [...new Set(texts)];
  return found(query, knowledge, {
    kind: 'list',
    headline: items.join('、'),
    items: items.map((text) => ({ label: null, text })),
    evidence: members.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: members.length > 0 ? zoneName(knowledge, members[0].sentence) : null,
  });
}

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  if (query.terms.length === 0) return null;
  const ranked = rankSentences(query, knowledge).filter((candidate) => isCovered(candidate, query));
  const lists = ranked
    .slice(0, LOOKED_AT)
    .flatMap((candidate) => enumerated(query, knowledge, candidate))
    .sort((a, b) => b.score - a.score);
  const [best] = lists;
  trace(
    `lists: ${
      lists
        .slice(0, 3)
        .map(
          ({ sentence, score }) =>
            `${score.toFixed(2)} in 「${knowledge.sentences[sentence].text.slice(0, 24)}」`,
        )
        .join('; ') || 'none'
    }`,
  );
  if (best && best.score >= ranked[0].score) return show(query, knowledge, [best]);
  const along = namedAlong(
    query,
    knowledge,
    query.expected === 'names' ? ranked.filter(({ own }) => own >= 0.5) : ranked,
  );
  return along.length > 0 ? show(query, knowledge, along) : null;
}

export const listIntent: Intent = {
  name: 'list',
  commands: [],
  examples: [{ say: '海尔生物医疗用了哪些数智技术', expect: 'found' }],
  applies: ({ expected }) => expected === 'list' || expected === 'names',
  answer,
};
