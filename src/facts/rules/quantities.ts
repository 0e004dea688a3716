// A figure and what it measures: 「项目总投资约40亿元」 → 总投资: 约40亿元.
import type { PartialDate } from '../../text/date.js';
import type { Quantity } from '../../text/quantity.js';
import { type Span, sliceSpan } from '../../text/span.js';
import { nounPhrase } from '../noun-phrase.js';
import type { QuantityFact, ReadSentence } from '../types.js';
import { clauseAround, type FactContext, type FactRule, factId } from './context.js';
import { subjectAt } from './subject.js';

/** Said anywhere before the figure, these make it an expectation. */
const EXPECTED = /预计|预期|力争|有望|达产后|计划(?:到|在|于|投资|建)|目标/u;
/** These only within its own clause. */
const INTENDED = /规划|拟|到20\d\d年|将(?=达|实现|创造|成|新增|建|增|突破|完成|形成|投|带动|有|在|于|超|可)/u;
const LEADING_NOISE =
  /^(?:(?:该|此|这个)(?:项目|公司|企业|园区|中心|园)|[“‘的了其并对在还又再也已将可共就均约达至]|目前|截至目前|截至|如今|现已|已经|据介绍|据悉|其中|同时|此外|今年以来|今年|去年|近年来|预计|一共|总共|累计|分别|以及|此前|每年|年均|全区|全部|整个|内部)+/u;
const HAVING =
  /^(?:聚集|集聚|拥有|现有|共有|有|达到|达|实现|完成|培育|建成|引进|引入|形成|创造)(?:了)?(?=.{2})/u;
/** Says of what, not what: 「成为全国15家」. */
const GENERIC_PLACE = /^(?:成为)?(?:全国|全省|全市|全区|国内|省内|市内)$/u;
const SHARE = /^占(?!地|用|据)/u;
const LONGEST_LABEL = 18;

/** True where the words before make what follows an expectation. */
export function isExpected(before: string): boolean {
  return EXPECTED.test(before) || /(?:将|拟|计划)(?:于|在)?[^，。；]{0,12}$/u.test(before);
}

function isPlanned(text: string, clause: Span, quantity: Quantity): boolean {
  return (
    EXPECTED.test(text.slice(0, quantity.span.start)) ||
    INTENDED.test(text.slice(clause.start, quantity.span.start))
  );
}

/** The clause of a figure: between marks, and between the figures beside it in an enumeration. */
function clauseOf(sentence: ReadSentence, quantity: Quantity): Span {
  const around = clauseAround(sentence.text, quantity.span.start);
  const end = clauseAround(sentence.text, quantity.span.end).end;
  const previous = sentence.quantities
    .filter(({ span }) => span.end <= quantity.span.start && span.end > around.start)
    .at(-1);
  const comma = previous ? sentence.text.indexOf('、', previous.span.end) : -1;
  const next = sentence.quantities.find(({ span }) => span.start >= quantity.span.end && span.start < end);
  const mark = next ? sentence.text.indexOf('、', quantity.span.end) : -1;
  return {
    start: comma >= 0 && comma < quantity.span.start ? comma + 1 : around.start,
    end: next && mark >= 0 && mark < next.span.start ? mark : end,
  };
}

/** Words cut from the left until they fit a label, never inside a word. */
function fitLeft(sentence: ReadSentence, start: number, end: number): string {
  const from =
    sentence.view.tokens.find((token) => token.start >= start && end - token.start <= LONGEST_LABEL)?.start ??
    start;
  return sentence.text.slice(from, end);
}

function fitRight(sentence: ReadSentence, start: number, end: number): string {
  const to =
    sentence.view.tokens.findLast((token) => token.end <= end && token.end - start <= LONGEST_LABEL)?.end ??
    end;
  return sentence.text.slice(start, Math.max(to, start));
}

/** What a figure measures, in the words beside it. */
function attributeOf(sentence: ReadSentence, quantity: Quantity, clause: Span): string {
  const { text } = sentence;
  const subject = sentence.mentions.findLast(
    ({ span }) =>
      !text.slice(0, span.start).endsWith('占') &&
      span.start >= clause.start &&
      span.end <= quantity.span.start,
  );
  const dated = sentence.dates.findLast(
    ({ span }) => span.start >= clause.start && span.end <= quantity.span.start,
  );
  const leadStart = Math.max(clause.start, subject?.span.end ?? 0, dated?.span.end ?? 0);
  const after = text
    .slice(quantity.span.end, clause.end)
    .replace(/[、（(“”].*$/u, '')
    .replace(/^的/u, '');
  const noise = LEADING_NOISE.exec(text.slice(leadStart, quantity.span.start))?.[0].length ?? 0;
  const before = fitLeft(sentence, leadStart + noise, quantity.span.start)
    .replace(LEADING_NOISE, '')
    .replace(HAVING, '')
    .replace(/(?:[约为是达到的了可“‘]|高达)+$/u, '');
  const counted = !['money', 'percent', 'area'].includes(quantity.unitClass);
  // 「创造20亿元产值」「实现了100%绿电」: a short noun right behind the figure says what it is.
  const behind = nounPhrase(sentence.view, quantity.span.end, clause.end);
  const named = sliceSpan(text, behind);
  if (!counted && behind.end === clause.end && named.length >= 2 && named.length <= 6) return named;
  if (after.length >= 2 && (counted || before.length < 2)) {
    const start = text.indexOf(after, quantity.span.end);
    const phrase = nounPhrase(sentence.view, start, start + after.length);
    const noun = fitRight(sentence, phrase.start, phrase.end);
    if (noun.length >= 2) return noun;
    if (before.length < 2) return fitRight(sentence, start, start + after.length);
  }
  if (GENERIC_PLACE.test(before)) return '';
  if (SHARE.test(before))
    return fitLeft(sentence, previousStart(sentence, clause), quantity.span.start).replace(/的$/u, '');
  return before.length >= 2 ? before : previousClause(sentence, clause);
}

function previousStart({ text }: ReadSentence, clause: Span): number {
  return clause.start === 0 ? 0 : clauseAround(text, clause.start - 1).start;
}

function previousClause(sentence: ReadSentence, clause: Span): string {
  if (clause.start === 0) return '';
  const before = clauseAround(sentence.text, clause.start - 1);
  return fitLeft(sentence, before.start, before.end);
}

/** The date that a figure is said for: printed before it in the sentence, else the year its paragraph opened with. */
function timeOf({ sentence, before }: FactContext, quantity: Quantity): PartialDate | null {
  const here = sentence.dates.findLast(
    ({ span, date }) => span.end <= quantity.span.start && date.year !== null,
  );
  if (here) return here.date;
  const earlier = before
    .filter(({ paragraph }) => paragraph === sentence.paragraph)
    .flatMap(({ dates }) => dates);
  return earlier.find(({ date }) => date.year !== null)?.date ?? null;
}

/** 「投资15亿元的｜安粮商业综合体项目」: whose figure it is stands behind it. */
function namedBehind({ sentence, entities }: FactContext, { span }: Quantity): string | null {
  if (!sentence.text.startsWith('的', span.end)) return null;
  const behind = sentence.mentions.find((mention) => mention.span.start > span.end);
  if (
    !behind ||
    behind.span.start - span.end > 8 ||
    /[，。；、]/u.test(sentence.text.slice(span.end, behind.span.start))
  )
    return null;
  return behind.entities.find((id) => entities.get(id)!.kind !== 'person') ?? null;
}

/** Doubt of a figure that only says which ones are meant. */
export const CONDITION = 'a condition, not a measurement';

/** 「A、B等7个项目，合计总投资12亿元」 is the sum of all, not of the last one named. */
export const SUM =
  /合计|共计|总计|全部(?:项目|企业)|等[\d一二三四五六七八九十]+个\p{Script=Han}{0,4}(?:项目|工程)/u;

function subjectOf(context: FactContext, quantity: Quantity, clause: Span): string {
  const { text } = context.sentence;
  const { zone } = context.article;
  if (zone && SUM.test(text.slice(clause.start, quantity.span.start))) return zone;
  const behind = namedBehind(context, quantity);
  if (behind) return behind;
  return zone && isOfNobodyKnown(text, quantity, clause) ? zone : subjectAt(context, quantity.span.start);
}

/** 「投资15亿元的A、投资8亿元的B」: where B is not known to be a name, its figure is not A's. */
function isOfNobodyKnown(text: string, { span }: Quantity, clause: Span): boolean {
  return text[clause.start - 1] === '、' && text.startsWith('的', span.end);
}

/** What is not sure about a figure; null when nothing. */
function doubtOf(context: FactContext, quantity: Quantity, clause: Span, attribute: string): string | null {
  const { sentence } = context;
  if (isCondition(sentence.text, quantity)) return CONDITION;
  if (isOfNobodyKnown(sentence.text, quantity, clause) && !namedBehind(context, quantity))
    return 'whose figure it is is not clear';
  return namesSomething(sentence, attribute) ? null : 'what it measures is not clear';
}

/** 「对总投资5000万元以上的项目」, 「前30户企业」: says which ones are meant, not how much something is. */
function isCondition(text: string, { span, unitClass }: Quantity): boolean {
  if (text[span.start - 1] === '前' && unitClass === 'count') return true;
  return (
    /(?:对|凡|凡是|给|向)[^，。；]{0,16}$/u.test(text.slice(0, span.start)) &&
    /(?:以上|以下|以内)$/u.test(sliceSpan(text, span)) &&
    text.startsWith('的', span.end)
  );
}

/** A label with a noun in it; 「没想」 before a figure says nothing of what it measures. */
function namesSomething({ view }: ReadSentence, attribute: string): boolean {
  return view.tokens.some(
    ({ word, tag }) =>
      attribute.includes(word) &&
      (/^(?:n|vn|x|j|i|l|eng|s|b)/u.test(tag) ||
        /^(?:投入|投资|增长|提高|提升|减少|节约|出口|进口|产|占)/u.test(word)),
  );
}

export const quantityRule: FactRule = {
  name: 'figure and attribute',
  read: (context) => {
    const { sentence } = context;
    return sentence.quantities
      .filter(({ ordinal }) => !ordinal)
      .map((quantity): QuantityFact => {
        const clause = clauseOf(sentence, quantity);
        const attribute = attributeOf(sentence, quantity, clause);
        return {
          type: 'quantity',
          id: factId(context, 'quantity', quantity.number),
          rule: 'figure and attribute',
          subject: subjectOf(context, quantity, clause),
          attribute,
          quantity,
          planned: isPlanned(sentence.text, clause, quantity),
          time: timeOf(context, quantity),
          sentence: sentence.index,
          span: clause,
          text: sliceSpan(sentence.text, clause),
          doubt: doubtOf(context, quantity, clause, attribute),
        };
      });
  },
};
