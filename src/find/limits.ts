// Limits that a question sets, and whether a printed figure with its own bound keeps them: 「超过10亿」 and 「约40亿元」.
import { findQuantities, type Quantity } from '../text/quantity.js';
import type { Span } from '../text/span.js';

/** From `low` to `high` in the base unit; an open end is not reached itself. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
}

export interface Limit {
  readonly side: 'min' | 'max';
  readonly quantity: Quantity;
  /** 超过 and 不足 leave the number itself out, 以上 and 以下 do not. */
  readonly strict: boolean;
  /** The words of the limit in the question. */
  readonly span: Span;
}

const NEARLY = 0.9;

/** What a printed figure can mean. 约 counts as the number itself; 80余家 ends before 90, 超过300亿元 nowhere. */
export function rangeOf(quantity: Quantity): Range {
  const { base, bound } = quantity;
  const factor = factorOf(quantity);
  const point = { low: base, high: (quantity.max ?? quantity.amount) * factor };
  switch (bound) {
    case 'exact':
    case 'about':
      return { ...point, openLow: false, openHigh: false };
    case 'nearly':
      return { low: base * NEARLY, high: base, openLow: false, openHigh: true };
    case 'at most':
      return { low: 0, high: base, openLow: false, openHigh: /不足|不到/u.test(quantity.text) };
    case 'at least':
      return { low: base, high: Number.POSITIVE_INFINITY, openLow: false, openHigh: true };
    case 'over':
      return { low: base, high: endOfMore(quantity) * factor, openLow: true, openHigh: true };
    default:
      return bound satisfies never;
  }
}

/** 余 and 多 stay below the next step of the printed number: 80余 below 90, 2万多 below 3万. */
function endOfMore({ text, amount }: Quantity): number {
  if (!/[余多]/u.test(text) || !Number.isInteger(amount)) return Number.POSITIVE_INFINITY;
  let step = 1;
  while (amount % (step * 10) === 0) step *= 10;
  return amount + step;
}

function factorOf({ amount, base }: Quantity): number {
  return amount === 0 ? 1 : base / amount;
}

/** 1 where `a` is surely more than `b`, -1 where it is less, 0 where both say the same, null where the print leaves it open. */
export function orderOf(a: Quantity, b: Quantity): -1 | 0 | 1 | null {
  const [left, right] = [rangeOf(a), rangeOf(b)];
  if (isAbove(left, right)) return 1;
  if (isAbove(right, left)) return -1;
  const isPoint = left.low === left.high && right.low === right.high;
  return isPoint && close(left.low, right.low) ? 0 : null;
}

function isAbove(upper: Range, lower: Range): boolean {
  if (close(upper.low, lower.high)) return upper.low !== lower.low && (upper.openLow || lower.openHigh);
  return upper.low > lower.high;
}

function close(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

const AT_LEAST = /(?:不低于|不少于|不小于|至少|起码|满|达到?)$/u;
const BELOW = /(?<!不|没|没有)(?:低于|少于|小于|不满|未满|没到|未到|未达|达不到|没有?达到)$/u;
const NO_MORE = /(?:不大于|不高于|不多于|不超过?|没有?超过?|未超过?)$/u;
const DENIES = /(?:不|没有?|未)$/u;

/** The limits of a question, in its order. A number without a word of limit is none. */
export function readLimits(text: string): readonly Limit[] {
  return findQuantities(text).flatMap((quantity) => {
    const { span, number, bound, max } = quantity;
    const limit = (side: Limit['side'], strict: boolean, start = span.start): readonly Limit[] => [
      { side, strict, quantity, span: { start, end: span.end } },
    ];
    const lead = text.slice(0, number.start);
    if (max !== null) return [];
    for (const [words, side, strict] of [
      [NO_MORE, 'max', false],
      [BELOW, 'max', true],
    ] as const) {
      const found = words.exec(lead);
      if (found) return limit(side, strict, found.index);
    }
    const denied = DENIES.exec(text.slice(0, span.start));
    if (bound === 'over') return denied ? limit('max', false, denied.index) : limit('min', true);
    if (bound === 'at least') return limit('min', false, AT_LEAST.exec(lead)?.index ?? span.start);
    if (bound === 'at most') return limit('max', /不足|不到/u.test(quantity.text));
    return [];
  });
}

/** True where a printed figure surely keeps a limit; what the print leaves open does not. */
export function meets(printed: Quantity, { side, quantity, strict }: Limit): boolean {
  const { low, high, openLow, openHigh } = rangeOf(printed);
  // 「超过10亿」 of money or 「1000以上」 of anything: a bare number takes the printed unit.
  const at = quantity.unitClass === 'number' ? quantity.amount * factorOf(printed) : quantity.base;
  const [edge, open] = side === 'min' ? [low, openLow] : [high, openHigh];
  if (close(edge, at)) return !strict || open;
  return side === 'min' ? edge > at : edge < at;
}
