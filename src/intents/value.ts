// One value out of one sentence: a figure, a date, a person, an organization, a place.
// 「贵阳高新区有多少家研发机构？」 → 各类研发机构（平台）：278家
import type { Answer } from '../answer/types.js';
import { PLANNED_NOTE } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { figureLabel } from '../find/key-figures.js';
import { matchTerm } from '../find/match.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import { type FoundValue, fitsUnit, rankValues } from '../find/values.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { isChinesePlace } from '../text/places.js';
import type { Span } from '../text/span.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

/** Share of the question's words that has to be met, by what else ties the sentence to the question. */
const ENOUGH = { entity: 0.35, zone: 0.42, nothing: 0.45 };
/** Without a zone or a name, one everyday word in common is not enough. */
const ENOUGH_UNANCHORED = 3.5;
const GENERIC_HEADS = new Set(
  '企业 公司 项目 人 机构 园区 员工 单位 工厂 人员 平台 产业 厂 商户 居民 人口 岗位 面积 投资 产值'.split(
    ' ',
  ),
);

/** True where the sentence meets enough of the question to stand as its answer. */
export function isCovered({ coverage, scope, weight }: RankedSentence, query: Query): boolean {
  if (query.terms.length === 0) return scope >= 0.6;
  if (query.entities.length > 0) return coverage >= ENOUGH.entity && scope >= 0.6;
  if (query.zones.length > 0) return coverage >= ENOUGH.zone;
  return coverage >= ENOUGH.nothing && weight >= ENOUGH_UNANCHORED;
}

/** What figures measure: the sentence itself has to speak of it, not only its neighbours. */
const ATTRIBUTES = new Set(
  '投资 总投资 产值 年产值 税收 采购额 造价 价格 订单 收入 营收 面积 占地 建筑面积 产能 产量 销售额 出口 出口额 利润 人口 就业 专利 注册资本 工资 补贴 奖励 床位 学位'.split(
    ' ',
  ),
);

/** True where a value's own sentence names the attribute and is about the names that were asked for. */
function isAbout(value: FoundValue, query: Query, knowledge: Knowledge): boolean {
  const wanted = query.entities.flatMap((slot) => slot.value);
  const named =
    wanted.length === 0 ||
    value.ranked.scope >= 0.7 ||
    (value.fact !== null && wanted.includes(value.fact.subject));
  const folded = knowledge.folded(value.sentence);
  return named && query.terms.every((term) => !ATTRIBUTES.has(term.word) || matchTerm(term, folded) >= 0.8);
}

/** 「企业」 asks for all of them: 「“小巨人”企业12户」 counts only some, and does not answer. */
function isNarrower(query: Query, fact: QuantityFact): boolean {
  const heads = query.terms.map(({ word }) => word);
  if (query.entities.length > 0 || heads.length === 0 || !heads.every((word) => GENERIC_HEADS.has(word)))
    return false;
  const extra = heads
    .reduce((label, head) => label.replace(head, ''), fact.attribute)
    .replace(/^(?:各类|全部|现有|共有|注册|涉及|入驻|总|年|的)+/u, '');
  return extra.length >= 2;
}

function quantities(query: Query, knowledge: Knowledge) {
  return (sentence: number) =>
    knowledge
      .factsIn(sentence)
      .filter(
        (fact): fact is QuantityFact =>
          fact.type === 'quantity' && fitsUnit(fact, query.unit) && !isNarrower(query, fact),
      )
      .map((fact) => ({
        span: fact.quantity.span,
        fact,
        bonus: fact.quantity.unitClass === 'duration' && !query.unit ? -0.4 : 0,
      }));
}

/** A post or a name is asked for: an agency is no answer. */
const ASKS_FOR_A_PERSON =
  /哪位|哪个人|什么人|叫什么|名字|是谁$|的是谁|负责人|经理|主任|局长|董事长|书记|院长|校长|专家|记者|教授|博士/u;

function mentionsOf(kind: 'organization' | 'person', query: Query, knowledge: Knowledge) {
  const asked = new Set(query.entities.flatMap(({ value }) => value));
  // 「由谁去查」「谁领投」: whoever acts may be an agency or a company; 「哪个机构」: a park may do as well.
  const otherwise =
    kind === 'organization' ? 'project' : ASKS_FOR_A_PERSON.test(query.text) ? null : 'organization';
  return (sentence: number): readonly { readonly span: Span }[] => {
    const { mentions } = knowledge.sentences[sentence];
    const ofKind = (wanted: string) =>
      mentions.filter(
        ({ entities, referring }) =>
          !referring && entities.some((id) => knowledge.entity(id).kind === wanted && !asked.has(id)),
      );
    const named = ofKind(kind);
    return named.length > 0 || otherwise === null ? named : ofKind(otherwise);
  };
}

const PLACE_PHRASE =
  /(?<lead>位于|坐落于|坐落在|地处|落户|设在|选址|前往|来到|搬到|迁至|在|到|从|往)(?<place>[^，。；、]{2,24}?)(?=[，。；、]|的(?!$)|举行|举办|召开|开工|奠基|建成|启用|开业|开幕|$)/gu;
/** What a place may end in, where only 「在」 or 「到」 leads to it: 「改造过程中」 is none. */
const PLACE_END =
  /(?:[省市县区镇乡村街路道园港湾桥馆楼厦院校厂站场城岛山河江湖]|中心|基地|大学|车间|项目部|片区|一带|[东南西北]侧|号)$/u;

function places(knowledge: Knowledge) {
  return (sentence: number): readonly { readonly span: Span }[] => {
    const { text, view } = knowledge.sentences[sentence];
    const phrases = [...text.matchAll(PLACE_PHRASE)].flatMap((match) => {
      const { lead, place } = match.groups!;
      if (lead.length === 1 && !PLACE_END.test(place)) return [];
      const end = match.index + match[0].length;
      return [{ span: { start: end - place.length, end } }];
    });
    const named = view.tokens.filter(({ word, tag }) => tag === 'ns' || isChinesePlace(word));
    return [...phrases, ...named.map(({ start, end }) => ({ span: { start, end }, bonus: -0.5 }))];
  };
}

function dates(query: Query, knowledge: Knowledge) {
  return (sentence: number): readonly { readonly span: Span; readonly bonus: number }[] =>
    knowledge.sentences[sentence].dates
      .filter(
        ({ date, relative }) =>
          date.year !== null || date.month !== null || date.day !== null || /年/u.test(relative ?? ''),
      )
      .filter(
        ({ span }) => query.time?.rawValue !== knowledge.sentences[sentence].text.slice(span.start, span.end),
      )
      .map(({ span, date }) => ({ span, bonus: date.year !== null || date.month !== null ? 0.3 : 0 }));
}

function spansFor(query: Query, knowledge: Knowledge) {
  switch (query.expected) {
    case 'quantity':
      return quantities(query, knowledge);
    case 'date':
      return dates(query, knowledge);
    case 'person':
    case 'organization':
      return mentionsOf(query.expected, query, knowledge);
    case 'place':
      return places(knowledge);
    default:
      return null;
  }
}

function headline(value: FoundValue, query: Query, knowledge: Knowledge): string {
  const { text } = knowledge.sentences[value.sentence];
  const printed = text.slice(value.span.start, value.span.end);
  if (!value.fact) return printed;
  const zone = query.zones[0]?.value[0] ?? null;
  return `${figureLabel(value.fact, knowledge, zone)}：${printed}`;
}

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  const spansIn = spansFor(query, knowledge);
  if (!spansIn || (query.terms.length === 0 && query.entities.length === 0)) return null;
  const ranked = rankSentences(query, knowledge);
  const values = rankValues(query, knowledge, ranked, spansIn);
  for (const { sentence, span, score, ranked: from } of values.slice(0, 5)) {
    const { text } = knowledge.sentences[sentence];
    trace(
      `value 「${text.slice(span.start, span.end)}」 ${score.toFixed(2)} coverage ${from.coverage.toFixed(2)}: ${text.slice(0, 40)}`,
    );
  }
  const best = values.find((value) => isCovered(value.ranked, query) && isAbout(value, query, knowledge));
  if (!best) return null;
  return found(query, knowledge, {
    kind: 'fact',
    headline: headline(best, query, knowledge),
    evidence: [evidenceFor(knowledge, best.sentence)],
    zone: zoneName(knowledge, best.sentence),
    notes: best.fact?.planned ? [PLANNED_NOTE] : [],
  });
}

export const valueIntent: Intent = {
  name: 'value',
  commands: [],
  examples: [
    { say: '贵阳高新区有多少户小巨人企业', expect: 'found' },
    { say: '智慧山是哪天被命名的', expect: 'found' },
    { say: '襄阳高新区的占地面积是多少', expect: 'unknown' },
  ],
  applies: ({ expected }) => ['quantity', 'date', 'person', 'organization', 'place'].includes(expected),
  answer,
};
