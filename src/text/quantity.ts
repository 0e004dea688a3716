// Amounts as Chinese prose prints them: 近400万元, 80余家, 97%以上, 2万多吨, 两三个月, 一米八.
import { type Bound, type BoundWord, leadingBound, trailingBound } from './bound.js';
import { halfWidth, parseNumeral, tidy } from './numeral.js';
import { HAN, RUN } from './numeral-pattern.js';
import { type Span, sliceSpan } from './span.js';
import { type Unit, type UnitClass, unitAt, unitNamed } from './units.js';

export interface Quantity {
  /** The whole printed value with its bound words. */
  readonly span: Span;
  readonly text: string;
  /** Numeral and unit without leading bound words: 400万元, 80余家, 97%以上. */
  readonly number: Span;
  /** In the printed unit, with 万 and 亿 multiplied out. */
  readonly amount: number;
  /** The upper end, in the printed unit, of 两三个月 and 5至8家. */
  readonly max: number | null;
  /** Empty where none is printed: 200亿. */
  readonly unit: string;
  readonly unitClass: UnitClass;
  /** `amount` in the base unit of its class; in the classifier itself for counts. */
  readonly base: number;
  readonly bound: Bound;
  readonly ordinal: boolean;
}

export type { Bound } from './bound.js';

/** A numeral with its unit, before its neighbours are looked at. */
interface Head {
  readonly start: number;
  readonly end: number;
  /** The numeral alone, half width, without 余 or 多. */
  readonly raw: string;
  readonly amount: number;
  readonly max: number | null;
  readonly unit: Unit | null;
  /** 余, 多 or 几 stood between numeral and unit. */
  readonly more: boolean;
}

/** Every prefix of a run is tried, so a hostile run of digits must not get that far. */
const LONGEST_RUN = 32;
const RANGE_MARK = /[~～\-—–至到]/uy;

const MEASURES: ReadonlySet<UnitClass> = new Set<UnitClass>(
  'money area length mass volume energy power times duration'.split(' ') as UnitClass[],
);

/** All quantities in text order, none overlapping another. Dates and set words (一直, 十四五) are none. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  for (;;) {
    RUN.lastIndex = at;
    const run = RUN.exec(text);
    if (!run) return found;
    const quantity = readQuantity(text, run.index, run[0], found.at(-1)?.span.end ?? 0);
    if (quantity) found.push(quantity);
    // A refused run is skipped whole: 数十万家 must not leave 万家 behind.
    at = quantity ? quantity.span.end : run.index + run[0].length;
  }
}

function readQuantity(text: string, start: number, run: string, floor: number): Quantity | null {
  if (run.length > LONGEST_RUN) return null;
  if (run.startsWith('百分之')) return readPercent(text, start, run, floor);
  const single = readHead(text, start, run);
  if (!single) return null;
  if (text[start - 1] === '第') return readOrdinal(text, single);
  const head = readMetreTail(text, readRange(text, single) ?? single);
  const lead = leadingBound(text, head, floor);
  if (!isQuantity(text, head, lead !== null)) return null;
  return finish(text, head, lead);
}

/** The longest numeral with a unit; of equally long ones the one with the longer unit (3千瓦). */
function readHead(text: string, start: number, run: string): Head | null {
  let best: Head | null = null;
  for (let end = start + run.length; end > start; end -= 1) {
    const raw = halfWidth(text.slice(start, end));
    const value = readAmount(raw);
    if (!value) continue;
    for (const tail of readTails(text, end)) {
      const unitStart = text[tail.end] === ' ' ? tail.end + 1 : tail.end;
      const unit = unitAt(text, unitStart);
      const whole = end === start + run.length && (!tail.more || tail.factor > 1);
      if (!unit && !whole) continue;
      const head: Head = {
        start,
        end: unit ? unitStart + unit.name.length : tail.end,
        raw: tail.factor > 1 ? `${raw}万` : raw,
        amount: tidy(value.amount * tail.factor + (unit?.name.includes('半') ? 0.5 : 0)),
        max: value.max === null ? null : tidy(value.max * tail.factor),
        unit,
        more: tail.more || unit?.name.includes('多') === true,
      };
      if (isBetter(head, best)) best = head;
    }
  }
  return best;
}

function isBetter(head: Head, best: Head | null): boolean {
  if (!best || head.end !== best.end) return !best || head.end > best.end;
  return (head.unit?.name.length ?? 0) > (best.unit?.name.length ?? 0);
}

/** What may stand between numeral and unit: nothing, 余, 多, 几, or those with 万 and 亿 after them. */
function readTails(text: string, end: number): { end: number; factor: number; more: boolean }[] {
  const tails = [{ end, factor: 1, more: false }];
  if (!/[余多几]/u.test(text[end] ?? '')) return tails;
  tails.push({ end: end + 1, factor: 1, more: true });
  for (let at = end + 2; /[百千万亿]/u.test(text[at - 1] ?? ''); at += 1) {
    const factor = parseNumeral(text.slice(end + 1, at));
    if (factor !== null) tails.push({ end: at, factor, more: true });
  }
  return tails;
}

/** 两三 and 三五 name both ends of a range; other strings of digits (八一) are no amount. */
function readAmount(raw: string): { amount: number; max: number | null } | null {
  const pair = /(?<low>[一二两三四五六七八九])(?<high>[两二三四五六七八九])/u.exec(raw);
  if (!pair) {
    const amount = /^[零〇]/u.test(raw) || /^0\d/u.test(raw) ? null : parseNumeral(raw);
    return amount === null ? null : { amount, max: null };
  }
  const { low, high } = pair.groups!;
  const step = parseNumeral(high)! - parseNumeral(low)!;
  if (step !== 1 && low + high !== '三五') return null;
  const amount = parseNumeral(raw.replace(low + high, low));
  const max = parseNumeral(raw.replace(low + high, high));
  return amount === null || max === null ? null : { amount, max };
}

function readRange(text: string, low: Head): Head | null {
  RANGE_MARK.lastIndex = low.end;
  if (!RANGE_MARK.test(text)) return null;
  RUN.lastIndex = low.end + 1;
  const run = RUN.exec(text);
  if (run?.index !== low.end + 1) return null;
  const high = readHead(text, run.index, run[0]);
  if (!high || isYear(text, high) || (low.unit && low.unit !== high.unit)) return null;
  if (!high.unit && !/[万亿]/u.test(high.raw)) return null;
  // In 20至30万元 the first number shares the 万 of the second.
  const shared = /[万亿]+$/u.exec(high.raw)?.[0];
  const borrows = shared && !/[万亿]/u.test(low.raw) && !low.unit;
  const amount = borrows ? tidy(low.amount * parseNumeral(shared)!) : low.amount;
  return amount < high.amount ? { ...high, start: low.start, amount, max: high.amount } : null;
}

/** 一米八 is 1.8 米. */
function readMetreTail(text: string, head: Head): Head {
  const digit = text[head.end] ?? '';
  if (head.unit?.name !== '米' || !/[一二三四五六七八九1-9]/u.test(digit)) return head;
  const after = text[head.end + 1] ?? '';
  if (/[\d.％%]/u.test(after) || new RegExp(HAN, 'u').test(after) || unitAt(text, head.end + 1)) return head;
  return { ...head, end: head.end + 1, amount: tidy(head.amount + parseNumeral(digit)! / 10) };
}

function readPercent(text: string, start: number, run: string, floor: number): Quantity | null {
  const raw = halfWidth(run.slice('百分之'.length));
  const amount = parseNumeral(raw);
  if (amount === null) return null;
  const unit = unitNamed('%');
  const head: Head = { start, end: start + run.length, raw, amount, max: null, unit, more: false };
  return finish(text, head, leadingBound(text, head, floor));
}

/** 第五张 and 排名第一; but 第一时间 and 第三方 are words. */
function readOrdinal(text: string, head: Head): Quantity | null {
  if (!head.unit && /\p{Script=Han}|[A-Za-z]/u.test(text[head.end] ?? '')) return null;
  const span = { start: head.start - 1, end: head.end };
  return ordinal(text, span, head);
}

function ordinal(text: string, span: Span, head: Head): Quantity {
  const shared = { span, text: sliceSpan(text, span), number: span, max: null, ordinal: true };
  const unit = head.unit?.unit ?? '';
  return { ...shared, amount: head.amount, base: head.amount, unit, unitClass: 'ordinal', bound: 'exact' };
}

function isQuantity(text: string, head: Head, bounded: boolean): boolean {
  const { raw, unit } = head;
  const before = text[head.start - 1] ?? '';
  if (/^[十百千万亿]/u.test(raw) && /[数几好]/u.test(before)) return false;
  if (!unit) return isBareNumber(text, head, bounded);
  if (isYear(text, head)) return false;
  if (raw === '一' && head.max === null)
    return (
      (MEASURES.has(unit.unitClass) && unit.name !== '块' && !/[统唯之不专同单划归逐]/u.test(before)) ||
      isPhase(head)
    );
  if (raw === '半') return unit.unitClass === 'duration';
  if (/^[百千万]$/u.test(raw)) return bounded || head.more;
  // 十九大 and 二十大 are congresses, 十大 is ten.
  if (unit.name === '大' && !/^\d/u.test(raw)) return head.amount <= 10;
  return true;
}

/** 一期 and 十三届 count in order without 第; 两期 and 5届 are amounts. */
function isPhase({ raw, unit, more, max }: Head): boolean {
  return (unit?.name === '期' || unit?.name === '届') && /^[^两\d]+$/u.test(raw) && !more && max === null;
}

function isBareNumber(text: string, head: Head, bounded: boolean): boolean {
  if (/[年月日时号点分A-Za-z\d/:：.-]/u.test(text[head.end] ?? '')) return false;
  if (/分之|\//u.test(head.raw)) return true;
  if (bounded) return /[\d百千万亿]/u.test(head.raw);
  if (/[一二两三四五六七八九十\d].*[万亿]/u.test(head.raw)) return true;
  return /^[十百千万]+亿$/u.test(head.raw);
}

function isYear(text: string, head: Head): boolean {
  if (!head.unit?.name.startsWith('年') || head.more || !/^[12]\d{3}$/u.test(head.raw)) return false;
  return !/^的?历史/u.test(text.slice(head.end));
}

function finish(text: string, head: Head, lead: BoundWord | null): Quantity {
  if (isPhase(head)) return ordinal(text, { start: head.start, end: head.end }, head);
  const trail = trailingBound(text, head);
  const number = { start: head.start, end: head.end + (trail?.word.length ?? 0) };
  const span = { start: head.start - (lead?.word.length ?? 0), end: number.end };
  const unit = head.unit && readDegree(head.unit, head.amount);
  return {
    span,
    text: sliceSpan(text, span),
    number,
    amount: head.amount,
    max: head.max,
    unit: unit?.unit ?? '',
    unitClass: unit?.unitClass ?? 'number',
    base: tidy(head.amount * (unit?.factor ?? 1)),
    bound: lead?.bound ?? trail?.bound ?? ownBound(head),
    ordinal: false,
  };
}

function ownBound(head: Head): Bound {
  if (head.more) return 'over';
  return head.max !== null && !/\d/u.test(head.raw) ? 'about' : 'exact';
}

/** No weather has a thousand degrees: 5000万度 is electricity. */
function readDegree(unit: Unit, amount: number): Unit {
  return unit.name === '度' && amount >= 1000 ? unitNamed('千瓦时')! : unit;
}
