// The spans of a sentence that could be the value asked for: figures, dates, people, organizations, places.
import { CONDITION } from '../facts/rules/quantities.js';
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import { COUNTRY, isChinesePlace } from '../text/places.js';
import { contains, type Span, sliceSpan } from '../text/span.js';
import type { Query, UnitWish } from '../understand/query.js';
import { namedIn } from './mentions.js';
import { ASKS_FOR_PARTNER, partnersIn } from './roles.js';

/** A span that could be the value, what states it, and what speaks for or against it. */
export interface ValueSpan {
  readonly span: Span;
  readonly fact?: QuantityFact;
  readonly bonus?: number;
}

const GENERIC_HEADS = new Set(
  '企业 公司 项目 人 机构 园区 员工 单位 工厂 人员 平台 产业 厂 商户 居民 人口 岗位'.split(' '),
);
const GENERIC_MEASURES = new Set('面积 总面积 占地 占地面积 投资 总投资 产值 税收 收入 规模'.split(' '));

/** 「企业」 asks for all of them: 「“小巨人”企业12户」 counts only some, and does not answer. */
function countsOnlySome(query: Query, fact: QuantityFact): boolean {
  const heads = query.terms.filter(({ optional }) => !optional).map(({ word }) => word);
  if (heads.length === 0 || !heads.every((word) => GENERIC_HEADS.has(word))) return false;
  const extra = heads
    .reduce((label, head) => label.replace(head, ''), fact.attribute)
    .replace(/^(?:各类|全部|现有|共有|注册|涉及|入驻|总|年|的)+/u, '');
  return extra.length >= 2;
}

/** A park's area is not that of the whole zone that was asked about. */
function isOfAPart(query: Query, fact: QuantityFact, knowledge: Knowledge): boolean {
  const heads = query.terms.filter(({ optional }) => !optional).map(({ word }) => word);
  const zones = query.zones.flatMap(({ value }) => value);
  const subject = knowledge.entities.get(fact.subject);
  return (
    heads.every((word) => GENERIC_MEASURES.has(word)) &&
    zones.length > 0 &&
    subject !== undefined &&
    !zones.includes(subject.id)
  );
}

function isNarrower(query: Query, fact: QuantityFact, knowledge: Knowledge): boolean {
  if (query.entities.length > 0 || query.terms.length === 0) return false;
  const carried = query.zones.every(({ origin }) => origin === 'carried');
  return countsOnlySome(query, fact) || (!carried && isOfAPart(query, fact, knowledge));
}

/** True where a figure is of the asked kind. */
function fitsUnit({ quantity }: QuantityFact, wish: UnitWish | null): boolean {
  if (quantity.ordinal) return false;
  if (!wish || (wish.classes.length === 0 && wish.units.length === 0)) return true;
  if (wish.units.length > 0)
    return (
      wish.units.includes(quantity.unit) || (quantity.unitClass === 'people' && wish.units.includes('人'))
    );
  if (/分之/u.test(quantity.text)) return wish.classes.includes('percent');
  return wish.classes.includes(quantity.unitClass);
}

/** 「4.5微米的良率」 tells which one is meant: what the question prints itself is not asked for. */
function isSaidBy({ text }: Query, { quantity }: QuantityFact): boolean {
  return /\d/u.test(quantity.text) && text.includes(fold(quantity.text));
}

/** 「12家企业被取消了资格」 counts those that something happened to. */
function isOfThoseAffected({ quantity, sentence }: QuantityFact, { sentences }: Knowledge): boolean {
  return /^[\p{Script=Han}“”]{0,10}?[被遭]/u.test(sentences[sentence].text.slice(quantity.span.end));
}

/** 「亿元以上项目」 says that it is large, not how much. */
const SAYS_HOW_MUCH = /[\d〇零一二三四五六七八九十百千两数几半]|^(?:[上过近超逾]|突破)/u;

function quantities(query: Query, knowledge: Knowledge) {
  return (sentence: number) =>
    knowledge
      .factsIn(sentence)
      .filter(
        (fact): fact is QuantityFact =>
          fact.type === 'quantity' &&
          SAYS_HOW_MUCH.test(fold(fact.quantity.text)) &&
          fact.doubt !== CONDITION &&
          fitsUnit(fact, query.unit) &&
          !isSaidBy(query, fact) &&
          !isNarrower(query, fact, knowledge),
      )
      .map((fact) => ({
        span: fact.quantity.span,
        fact,
        bonus:
          (fact.quantity.unitClass === 'duration' && !query.unit ? -0.4 : 0) +
          (isOfThoseAffected(fact, knowledge) ? -0.5 : 0),
      }));
}

/** A post or a name is asked for: an agency is no answer. */
const ASKS_FOR_A_PERSON =
  /哪位|哪个人|什么人|叫什么|名字|是谁$|的是谁|负责人|经理|主任|局长|董事长|书记|院长|校长|专家|记者|教授|博士/u;

/** 「哪所大学」: only what is called so. */
const CALLED: readonly { readonly asked: RegExp; readonly name: RegExp }[] = [
  {
    asked:
      /哪(?:一)?家\p{Script=Han}{0,4}(?:公司|企业|厂|集团)|哪(?:个|几家|些)\p{Script=Han}{0,4}(?:公司|企业|厂家?|集团)/u,
    name: /(?<!政府|管委会|委员会|[省市县区]委|局|[省市县区]府|法院|检察院|办公室|部门|协会|学会)$/u,
  },
  {
    asked: /(?:哪(?:一)?(?:所|个|家|些|几所)|什么)(?:大学|高校|学校|院校|学院)/u,
    name: /大学|学院|学校|[中小]学|党校/u,
  },
  { asked: /(?:哪(?:一)?(?:个|家|所)|什么)(?:医院)/u, name: /医院|院$/u },
  { asked: /(?:哪(?:一)?(?:个|家)|什么)(?:银行)/u, name: /银行|[农工建交中]行/u },
];

function mentionsOf(kind: 'organization' | 'person', query: Query, knowledge: Knowledge) {
  const asked = new Set(query.entities.flatMap(({ value }) => value));
  // 「由谁去查」「谁领投」: whoever acts may be an agency or a company; 「哪个机构」: a park may do as well.
  const otherwise =
    kind === 'organization' ? 'project' : ASKS_FOR_A_PERSON.test(query.text) ? null : 'organization';
  const asksForPartner = ASKS_FOR_PARTNER.test(query.text);
  const calledSo = CALLED.find(({ asked }) => asked.test(query.text))?.name;
  // 「远海」 is no answer to a question about 「青山远海」, whatever else is called so.
  const isAsked = (name: string) =>
    query.entities.some(({ rawValue }) => rawValue.includes(name.replaceAll(/[-－]/gu, '')));
  return (sentence: number): readonly { readonly span: Span }[] => {
    const { text } = knowledge.sentences[sentence];
    const ofKind = (wanted: string) =>
      namedIn(knowledge, sentence, ({ id, kind: own }) => own === wanted && !asked.has(id));
    const partners = asksForPartner ? partnersIn(text).filter((span) => !isAsked(sliceSpan(text, span))) : [];
    if (partners.length > 0) return partners.map((span) => ({ span }));
    const named = ofKind(kind);
    const found = (named.length > 0 || otherwise === null ? named : ofKind(otherwise)).filter(
      ({ span }) => !isAsked(sliceSpan(text, span)),
    );
    return calledSo ? found.filter(({ span }) => calledSo.test(sliceSpan(text, span))) : found;
  };
}

const PLACE_PHRASE =
  /(?<lead>位于|坐落于|坐落在|地处|落户|设在|选址|前往|来到|搬到|迁至|在|到|从|往)(?<place>[^，。；、]{2,24}?)(?=[，。；、]|的(?!$)|举行|举办|召开|开工|奠基|建成|启用|开业|开幕|$)/gu;
/** What a place may end in, where only 「在」 or 「到」 leads to it: 「改造过程中」 is none. */
const PLACE_END =
  /(?:[省市县区镇乡村街路道园港湾桥馆楼厦院校厂站场城岛山河江湖]|中心|基地|大学|车间|项目部|片区|一带|[东南西北]侧|号)$/u;

export const ASKS_FOR_COUNTRY = /哪(?:几个|些|个)?国(?!际|内|外|产|家级|有)/u;
const COUNTRIES = new RegExp(COUNTRY, 'gu');

/** 「卖到哪些国家」 is answered by names of countries alone. */
function countries({ text: asked }: Query, { sentences }: Knowledge) {
  const least = /哪[几些]/u.test(asked) ? 2 : 1;
  return (sentence: number): readonly { readonly span: Span }[] => {
    const named = [...sentences[sentence].text.matchAll(COUNTRIES)].filter(([name]) => !asked.includes(name));
    if (named.length < least) return [];
    return named.map(({ 0: name, index }) => ({ span: { start: index, end: index + name.length } }));
  };
}

function places({ text: asked, entities: slots }: Query, knowledge: Knowledge) {
  const named = new Set(slots.flatMap(({ value }) => value));
  const kind = /哪(?:一)?(?:个|座|些|几个)?(?<kind>国家|城市|省|市|区|县|镇|街道)/u.exec(asked)?.groups?.kind;
  const ofKind = kind ? new RegExp(`${kind.at(-1)}$`, 'u') : null;
  return (sentence: number): readonly { readonly span: Span }[] => {
    const { text, view, mentions } = knowledge.sentences[sentence];
    const phrases = [...text.matchAll(PLACE_PHRASE)].flatMap((match) => {
      const { lead, place } = match.groups!;
      if (lead.length === 1 && !PLACE_END.test(place)) return [];
      const end = match.index + match[0].length;
      return [{ span: { start: end - place.length, end }, bonus: lead.length > 1 ? 1.5 : 0 }];
    });
    const own = mentions.filter(({ entities }) => entities.some((id) => named.has(id)));
    const placeNames = view.tokens.filter(
      (token) =>
        (token.tag === 'ns' || isChinesePlace(token.word)) && !own.some(({ span }) => contains(span, token)),
    );
    const found = [
      ...phrases,
      ...placeNames.map(({ start, end }) => ({ span: { start, end }, bonus: -0.5 })),
    ];
    // 「羊粪是甘肃哪些地方的」 is not answered by 甘肃.
    const unsaid = found.filter(
      ({ span }) => !asked.includes(fold(sliceSpan(text, span)).replace(/(?<=..)[省市]$/u, '')),
    );
    return unsaid.map(({ span, bonus }) => ({
      span,
      bonus: bonus + (ofKind?.test(sliceSpan(text, span)) ? 1 : 0),
    }));
  };
}

/** 「今年」 is no answer to 「几月份」. */
const ASKS_FOR_MONTH = /几月|哪个?月|几号/u;

function dates(query: Query, knowledge: Knowledge) {
  return (sentence: number): readonly { readonly span: Span; readonly bonus: number }[] =>
    knowledge.sentences[sentence].dates
      .filter(
        ({ date, relative }) =>
          date.year !== null ||
          date.month !== null ||
          date.day !== null ||
          /^[今去明前后当次翌]年/u.test(relative ?? ''),
      )
      .filter(({ date }) => date.month !== null || !ASKS_FOR_MONTH.test(query.text))
      .filter(({ span }) => query.time?.rawValue !== sliceSpan(knowledge.sentences[sentence].text, span))
      .map(({ span, date }) => ({ span, bonus: date.year !== null || date.month !== null ? 0.3 : 0 }));
}

/** Lists the candidate spans of a sentence; null where the question asks for no value. */
export function spansFor(
  query: Query,
  knowledge: Knowledge,
): ((sentence: number) => readonly ValueSpan[]) | null {
  switch (query.expected) {
    case 'quantity':
      return quantities(query, knowledge);
    case 'date':
      return dates(query, knowledge);
    case 'person':
    case 'organization':
      return mentionsOf(query.expected, query, knowledge);
    case 'place':
      return ASKS_FOR_COUNTRY.test(query.text) ? countries(query, knowledge) : places(query, knowledge);
    default:
      return null;
  }
}
