// Dated sentences in the order of their dates; parts of a date that were not printed are not made up.
import { clauseAround } from '../facts/rules/context.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { DateMention } from '../text/date.js';

export interface Dated {
  readonly sentence: number;
  /** As printed: 2021年7月, 今年2月. */
  readonly date: string;
  /** The clauses that the date opens, up to the next date. */
  readonly text: string;
  readonly order: readonly number[];
}

const OFFSET: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 前年: -2, 明年: 1, 后年: 2 };
/** Where in a month or year a printed part of it lies. */
const PART: readonly (readonly [RegExp, number])[] = [
  [/初|上旬|上半年|一季度/u, 5],
  [/中旬|二季度/u, 15],
  [/底|末|下旬|下半年|四季度/u, 25],
];

/** 4月3日 of an undated article stands behind every printed year: news tells of its own days without one. */
const NO_YEAR = 10_000;

function orderOf({ date, relative, part }: DateMention, printed: number | null): readonly number[] {
  const offset = relative === null ? undefined : OFFSET[relative.slice(0, 2)];
  const own = printed === null ? NO_YEAR : printed;
  const year = date.year ?? own + (offset ?? 0);
  const day = date.day ?? PART.find(([words]) => words.test(part ?? ''))?.[1] ?? 0;
  return [year, date.month ?? 0, day];
}

/** 目前, 日前 and 十四五 tell no day. */
function isDated({ date, relative }: DateMention): boolean {
  return date.year !== null || date.month !== null || OFFSET[relative?.slice(0, 2) ?? ''] !== undefined;
}

/** Tells of the reporter's own day: 「4月初，科技日报记者从贵阳高新区获悉」. */
const REPORTING = /^[^，]{0,12}记者[^，]*(?:获悉|了解到|看到|采访|走进|来到)[^，]*$/u;

/** The date stands as the entry's label, and is not said twice. */
function withoutDate(text: string, date: string): string {
  const own = text.replace(/^[”’"]+/u, '');
  const told = own.startsWith(date) ? own.slice(date.length).replace(/^[，、的]/u, '') : own;
  return told.replace(/[，、；。]$/u, '');
}

function datedIn(knowledge: Knowledge, sentence: number): readonly Dated[] {
  const { text, dates, article } = knowledge.sentences[sentence];
  const printed = knowledge.articles[article].node.date?.year ?? null;
  const dated = dates.filter(
    (date) => isDated(date) && (date.date.month !== null || date.date.year !== null || date.part !== null),
  );
  const starts = dated.map(({ span }) => clauseAround(text, span.start).start);
  return dated
    .map((date, index) => ({
      date,
      start: starts[index],
      end: starts.find((start) => start > starts[index]),
    }))
    .filter(({ start }, index) => index === 0 || start !== starts[index - 1])
    .map(({ date, start, end }) => ({
      sentence,
      date: date.text,
      text: withoutDate(text.slice(start, end ?? text.length), date.text),
      order: orderOf(date, printed),
    }))
    .filter(({ text: told }) => told !== '' && !REPORTING.test(told));
}

/** What some sentences date, earliest first; what stands in one order of dates stays in order of print. */
export function timelineOf(knowledge: Knowledge, sentences: readonly number[]): readonly Dated[] {
  return sentences
    .flatMap((sentence) => datedIn(knowledge, sentence))
    .toSorted((a, b) => a.order.map((part, index) => part - b.order[index]).find((gap) => gap !== 0) ?? 0);
}
