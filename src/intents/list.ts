// Members that a sentence lists: 「奔腾产业园集聚了哪些企业」 → 今日头条、乐道互动、……
import type { Answer } from '../answer/types.js';
import type { Entity, ListFact } from '../facts/types.js';
import { isCovered } from '../find/acceptance.js';
import { isCompany } from '../find/company.js';
import { doersOf } from '../find/doers.js';
import { namedIn } from '../find/mentions.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { parseNumeral } from '../text/numeral.js';
import { overlaps, type Span } from '../text/span.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const LOOKED_AT = 12;
const MOST_SENTENCES = 5;

interface Members {
  readonly sentence: number;
  readonly items: readonly Span[];
  readonly score: number;
  /** The members are names of the kind asked for, or are called what the question calls them. */
  readonly ofKind: boolean;
}

type Accepts = (entity: Entity) => boolean;

/** 「哪些大项目」「哪几家光伏企业」, or 「企业有哪些」: the noun that is asked for, not any noun of the question. */
const asksFor = (nouns: string) =>
  new RegExp(
    `(?:哪些|哪几[个家所座项]?|什么|啥)[\\p{Script=Han}]{0,4}?(?:${nouns})|(?:${nouns})(?:都|分别|主要)?(?:有|是|包括)?(?:哪些|哪几|谁|什么)[家个]?[？?]?$`,
    'u',
  );
/** Who has a personal name. */
const PEOPLE = /职工|员工|工人|学生|教师|老师|居民|村官|先生|女士|青年|选手|专家|人(?:都|分别)?叫/u;
const isPerson: Accepts = ({ kind }) => kind === 'person';
const isProject: Accepts = ({ kind }) => kind === 'project';
const ASKED_NAMES: readonly {
  readonly asked: RegExp;
  readonly accepts: Accepts;
  readonly otherwise?: Accepts;
}[] = [
  { asked: asksFor('项目|工程|产业园|园区'), accepts: isProject, otherwise: isCompany },
  { asked: asksFor('企业|公司|厂商|厂家|工厂|大厂|巨头'), accepts: isCompany, otherwise: isProject },
  { asked: asksFor('机构|单位|部门|大学|高校|医院|银行'), accepts: ({ kind }) => kind === 'organization' },
  { asked: asksFor('人'), accepts: isPerson },
  { asked: /哪(?:几|些)家/u, accepts: isCompany, otherwise: ({ kind }) => kind === 'organization' },
];

/** Which names the question asks for, and which would do where there are none; none where any members will do. */
function askedNames({ text, expected }: Query): readonly Accepts[] {
  if (expected === 'names') return [PEOPLE.test(text) ? isPerson : isCompany];
  const rule = ASKED_NAMES.find(({ asked }) => asked.test(text));
  return rule ? [rule.accepts, ...(rule.otherwise ? [rule.otherwise] : [])] : [];
}

/** The names in a sentence that are asked for, without those that the question names itself. */
function namesIn(query: Query, knowledge: Knowledge, sentence: number, accepts: Accepts): readonly Span[] {
  const asked = new Set(query.entities.flatMap(({ value }) => value));
  const fits = (entity: Entity) => !asked.has(entity.id) && accepts(entity);
  return namedIn(knowledge, sentence, fits).map(({ span }) => span);
}

/** What is called so has no names that a company, a project or a person could have. */
const NO_NAMES = /(?:行业|产业|领域|产品|技术|设备|材料)$/u;

const NUMBERED = /(?<count>[两三四五六七八九十\d]{1,3})[大个项类](?<what>\p{Script=Han}{2})/u;

/** 「十大工程都有啥」 asks for ten: 1 where so many are enumerated by a sentence that calls them so, -1 where fewer are. */
function complete({ text }: Query, sentence: string, { items }: ListFact): number {
  const groups = NUMBERED.exec(text)?.groups;
  const count = groups ? parseNumeral(groups.count) : null;
  if (!groups || count === null) return 0;
  if (items.length < count) return -1;
  return items.length === count && sentence.includes(groups.what) ? 1 : 0;
}

/** What a sentence enumerates, ranked by how well it is called what the question asks for. */
function enumerated(query: Query, knowledge: Knowledge, candidate: RankedSentence): readonly Members[] {
  const accepts = askedNames(query);
  const wanted = query.entities.flatMap(({ value }) => value);
  const names = accepts.flatMap((accept) => namesIn(query, knowledge, candidate.sentence, accept));
  return knowledge
    .factsIn(candidate.sentence)
    .filter((fact): fact is ListFact => fact.type === 'list' && fact.items.length >= 2)
    .map((fact) => {
      const called = query.terms.filter((term) => matchTerm(term, fold(fact.attribute)) >= 0.8).length;
      const around = query.terms.filter((term) => matchTerm(term, fold(fact.text)) >= 0.5).length;
      const named = fact.items.some((item) => names.some((name) => overlaps(item, name)));
      const foreign = wanted.length > 0 && !wanted.includes(fact.subject) ? 1 : 0;
      const whole = complete(query, knowledge.folded(candidate.sentence), fact);
      const score = candidate.score + 1.6 * called + 0.8 * around - 2 * foreign + 3 * whole;
      return {
        sentence: candidate.sentence,
        items: fact.items,
        score,
        ofKind: accepts.length === 0 || (called > 0 && !NO_NAMES.test(fact.attribute)) || named || whole > 0,
      };
    });
}

/** Names of the asked kind, sentence by sentence: 「赛维LDK……；晶澳……；海润光伏……」. */
function namedAlong(
  query: Query,
  knowledge: Knowledge,
  ranked: readonly RankedSentence[],
): readonly Members[] {
  const named = (accepts: Accepts) =>
    ranked
      .map(({ sentence, score }) => ({
        sentence,
        items: namesIn(query, knowledge, sentence, accepts),
        score,
        ofKind: true,
      }))
      .filter(({ items }) => items.length > 0)
      .slice(0, MOST_SENTENCES);
  return (
    askedNames(query)
      .map(named)
      .find((members) => members.length > 0) ?? []
  );
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
  const done = doersOf(query, ranked, knowledge);
  if (done) return show(query, knowledge, [{ ...done, score: 0, ofKind: true }]);
  const lists = ranked
    .slice(0, LOOKED_AT)
    .flatMap((candidate) => enumerated(query, knowledge, candidate))
    .sort((a, b) => b.score - a.score);
  trace(
    `lists: ${
      lists
        .slice(0, 3)
        .map(
          ({ score, ofKind, sentence }) =>
            `${score.toFixed(2)}${ofKind ? '' : ' (other kind)'} in 「${knowledge.sentences[sentence].text.slice(0, 24)}」`,
        )
        .join('; ') || 'none'
    }`,
  );
  const good = lists.filter(({ score }) => score >= ranked[0].score);
  const best = good.find(({ ofKind }) => ofKind);
  if (best) return show(query, knowledge, [best]);
  const near = query.expected === 'names' ? ranked.filter(({ own }) => own >= 0.5) : ranked;
  const along = namedAlong(query, knowledge, near);
  if (along.length > 0) return show(query, knowledge, along);
  // What enumerates something else than the names asked for is no list of them.
  const isAnyList = query.expected === 'list' && askedNames(query).length === 0;
  return good.length > 0 && isAnyList ? show(query, knowledge, good.slice(0, 1)) : null;
}

export const listIntent: Intent = {
  name: 'list',
  commands: [],
  examples: [
    { say: '海尔生物医疗用了哪些数智技术', expect: 'found' },
    { say: '海尔生物医疗有哪些海外子公司', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'list' || expected === 'names',
  answer,
};
