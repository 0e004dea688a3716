// Partial dates as Chinese newspapers print them: 2021年7月, 4月3日, 3月底, 今年2月.
import { halfWidth, parseNumeral } from './numeral.js';
import { type Span, sliceSpan } from './span.js';

/** Only the parts that were printed; a missing part is never filled in. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

export interface DateMention {
  readonly span: Span;
  readonly text: string;
  /** The start of a range. */
  readonly date: PartialDate;
  /** The end of a range as far as printed; null for a point and for a plan period. */
  readonly until: PartialDate | null;
  /** 今年, 日前, 十四五, … as printed; null where the date stands on its own. */
  readonly relative: string | null;
  /** 初, 底, 中旬, 上半年, 一季度, 上午, … as printed. */
  readonly part: string | null;
  readonly kind: 'point' | 'range';
}

type Groups = Readonly<Record<string, string | undefined>>;

interface DateRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** The rest of the text decides: 4日 is a date only near another one. */
  readonly needsDateBefore?: true;
}

const D = '[\\d０-９]';
const HAN = '[〇零一二三四五六七八九]';
const YEAR_NUMBER = `(?<![\\d０-９.])[12１２]${D}{3}|(?<!${HAN})[一二]${HAN}{3}`;
const YEAR = `(?:(?<year>${YEAR_NUMBER})年(?!的?历史|代))`;
const THIS_YEAR =
  '(?<relative>今年|去年|(?<![说表证声])明年|(?<![\\d一二三四五六七八九十])前年|后年|当年|次年|翌年)';
const MONTH_NUMBER = `(?<![\\d０-９.])(?:1[0-2]|0?[1-9]|１[０-２]|[１-９])|(?<!${HAN}|十)(?:十[一二]?|[一二三四五六七八九])`;
const MONTH = `(?:(?<month>${MONTH_NUMBER})月(?!球|亮|饼|均))`;
const DAY_NUMBER =
  '(?<![\\d０-９.])(?:[12]\\d|3[01]|0?[1-9]|[１２][０-９]|３[０１]|[１-９])|(?:二十|三十|十)[一二三四五六七八九]?|[一二三四五六七八九]';
const DAY = `(?:(?<day>${DAY_NUMBER})(?:日|号(?![线楼院门机馆])))`;
const EDGE = '初(?![步级期中创心衷])|底(?![部气层线色])|末(?![端位梢])';
const THIRD = '[上中下]旬';
const SEASON = '[上下]半年|前[两三二]季度|第?[一二三四1-4]季度';
const HOUR = '上午|下午|中午|凌晨|清晨|早上|傍晚|晚上|晚间|晚(?!会|报|宴)';

const RULES: readonly DateRule[] = [
  rule('year, month, day', `(?:${YEAR}|${THIS_YEAR})?${MONTH}${DAY}(?<part>${HOUR})?`),
  rule('year, month', `(?:${YEAR}|${THIS_YEAR})?${MONTH}(?:份)?(?<part>${THIRD}|${EDGE})?`),
  rule('year', `(?:${YEAR}|${THIS_YEAR})(?:的?(?<part>${SEASON})|年?(?<edge>${EDGE}))?`),
  rule('season alone', `(?<part>${SEASON})`),
  rule(
    'numeric',
    `(?<![\\d.])(?<year>[12]\\d{3})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?![\\d.])`,
  ),
  rule('years', `(?<year>${YEAR_NUMBER})[~～\\-—–至到](?<untilYear>[12]\\d{3})年`),
  rule(
    'months',
    `(?:${YEAR}|${THIS_YEAR})?(?<month>${MONTH_NUMBER})[~～\\-—–至到](?<untilMonth>1[0-2]|[1-9])月(?!份?[\\d])`,
  ),
  rule('day and hour', `${DAY}(?<part>${HOUR})`),
  { ...rule('day alone', `${DAY}(?!内|以内|之内|均|产|报|游|间)`), needsDateBefore: true },
  rule(
    'plan',
    '[“"「]?(?<![一二三四五六七八九百])(?<plan>十[一二三四五]五)[”"」]?(?:期间|时期|规划|(?<part>初|末))?(?![一二三四五六七八九十百千万年个])',
  ),
  rule(
    'relative',
    '(?<relative>(?<![\\d一二三四五六七八九十])日前|近日|近期|目前|当前|如今|现在|近年来?|昨[日天]|今日(?!头条)|今天|明天|前天|[上本下]个?月(?!亮|球))',
  ),
  rule('edge alone', '(?<relative>年[底初末]|月[底初末])(?![步级期部层端])'),
];

const JOINT = /^(?:至|到|[~～\-—–]{1,2})$/u;

/** How far back a date may stand for 4日 to count as one. */
const NEAR = 200;

/** All dates in text order, none overlapping another, the longest reading of each. */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const { candidate, needsDateBefore } of candidates(text)) {
    const last = found.at(-1);
    if (last && candidate.span.start < last.span.end) continue;
    if (needsDateBefore && !hasDayNearby(candidate, last)) continue;
    const joined = last ? join(text, last, candidate) : null;
    if (joined) found[found.length - 1] = joined;
    else found.push(candidate);
  }
  return found;
}

/** As far as parts are known: 2021年7月, 4月3日. */
export function formatDate({ year, month, day }: PartialDate): string {
  return [
    year === null ? '' : `${year}年`,
    month === null ? '' : `${month}月`,
    day === null ? '' : `${day}日`,
  ].join('');
}

/** 2021-07, 2011-08-17; without a year --04-03, without a month ---03 (ISO 8601:1988). Empty if nothing is known. */
export function isoDate({ year, month, day }: PartialDate): string {
  const days = day === null ? '' : `-${two(day)}`;
  if (year !== null) return `${year}${month === null ? '' : `-${two(month)}${days}`}`;
  if (month !== null) return `--${two(month)}${days}`;
  return day === null ? '' : `--${days}`;
}

/** 2023, 2023-04, 2023-04-12 or --04-03; null where it is none of these or no day of the calendar. */
export function parseIsoDate(raw: string): PartialDate | null {
  const parts = /^(?:(?<year>\d{4})|-(?=-\d))(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/u.exec(raw)?.groups;
  return parts ? valid(parts) : null;
}

/** True where no part contradicts another and at least the year or the month is in both. */
export function datesAgree(said: PartialDate, stated: PartialDate): boolean {
  const keys = ['year', 'month', 'day'] as const;
  const shared = keys.filter((key) => said[key] !== null && stated[key] !== null);
  return shared.every((key) => said[key] === stated[key]) && shared.some((key) => key !== 'day');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function rule(name: string, source: string): DateRule {
  return { name, pattern: new RegExp(source, 'gu') };
}

/** What any rule reads, leftmost first and the longest of those that begin together. */
function candidates(text: string): { candidate: DateMention; needsDateBefore: boolean }[] {
  const all = RULES.flatMap(({ pattern, needsDateBefore }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const candidate = readMatch(match);
      return candidate ? [{ candidate, needsDateBefore: needsDateBefore === true }] : [];
    }),
  );
  return all.sort(
    ({ candidate: { span: a } }, { candidate: { span: b } }) => a.start - b.start || b.end - a.end,
  );
}

function readMatch(match: RegExpExecArray): DateMention | null {
  const groups: Groups = match.groups ?? {};
  const date = valid(groups);
  if (!date) return null;
  const { untilYear, untilMonth, plan } = groups;
  const range = untilYear !== undefined || untilMonth !== undefined;
  const part = groups.part ?? groups.edge ?? null;
  // 上半年 alone leaves its year to the reader, as 今年 does.
  const alone = formatDate(date) === '' ? part : null;
  return {
    span: { start: match.index, end: match.index + match[0].length },
    text: match[0],
    date,
    until: range ? valid({ year: untilYear, month: untilMonth }) : null,
    relative: plan ?? groups.relative ?? alone,
    part,
    kind: range || plan ? 'range' : 'point',
  };
}

/** The parts as numbers; null for a month or day that no calendar has. */
function valid(parts: Groups): PartialDate | null {
  const [year, month, day] = [parts.year, parts.month, parts.day].map(readPart);
  if (month !== null && (month < 1 || month > 12)) return null;
  // Without a year 29 February must pass, so a leap year stands in.
  const days = month === null ? 31 : new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  return day !== null && (day < 1 || day > days) ? null : { year, month, day };
}

function readPart(raw: string | undefined): number | null {
  return raw === undefined ? null : parseNumeral(halfWidth(raw));
}

function hasDayNearby(candidate: DateMention, last: DateMention | undefined): boolean {
  return last !== undefined && last.date.day !== null && candidate.span.start - last.span.end <= NEAR;
}

/** 2021年至2023年 is one range, not two points. */
function join(text: string, from: DateMention, to: DateMention): DateMention | null {
  if (from.kind !== 'point' || to.kind !== 'point' || formatDate(to.date) === '') return null;
  if (formatDate(from.date) === '' || !JOINT.test(text.slice(from.span.end, to.span.start))) return null;
  const span = { start: from.span.start, end: to.span.end };
  return { ...from, span, text: sliceSpan(text, span), until: to.date, kind: 'range' };
}
