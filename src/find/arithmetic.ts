// Sums and differences of printed figures, no more exact than the print: 约40亿元 + 16亿元 = 约56亿元.
import { tidy } from '../text/numeral.js';
import type { Quantity } from '../text/quantity.js';
import { unitKey } from './alike.js';

export interface Computed {
  /** 「约40亿元 + 16亿元 = 约56亿元」 */
  readonly text: string;
  readonly result: string;
}

/** Chinese money and areas are read in steps of ten thousand. */
const SCALES = [
  [1e8, '亿'],
  [1e4, '万'],
] as const;
const MOST_DECIMALS = 4;

/** A sum of two or more figures of one unit; null where they are not exact enough or not of one kind. */
export function sumOf(operands: readonly Quantity[]): Computed | null {
  if (!isComputable(operands) || operands[0].unitClass === 'percent') return null;
  return compute(
    operands,
    '+',
    operands.reduce((sum, { base }) => sum + base, 0),
  );
}

/** What the larger figure has more than the smaller one; of percentages, in percentage points. */
export function differenceOf(larger: Quantity, smaller: Quantity): Computed | null {
  if (!isComputable([larger, smaller])) return null;
  return compute([larger, smaller], '−', larger.base - smaller.base);
}

/** 近, 超 and 以上 leave the result open, and so do ranges; 约 does not, and is carried. */
function isComputable(operands: readonly Quantity[]): boolean {
  return (
    operands.length >= 2 &&
    operands.every(({ bound, max }) => (bound === 'exact' || bound === 'about') && max === null) &&
    operands.every((operand) => unitKey(operand) === unitKey(operands[0]))
  );
}

function compute(operands: readonly Quantity[], sign: string, base: number): Computed | null {
  const [widest] = operands.toSorted((a, b) => unitFactor(b) - unitFactor(a));
  const about = operands.some(({ bound }) => bound === 'about');
  const number = inUnit(base, widest);
  // 约40亿元 and 400万元 make no 40.04亿元: the small one is lost in the other's 约.
  const finest = Math.max(...operands.map((operand) => decimals(inUnit(operand.base, widest))));
  const coarsest = Math.max(
    0,
    ...operands
      .filter(({ bound }) => bound === 'about')
      .map((operand) => decimals(inUnit(operand.base, widest))),
  );
  if (about && finest > coarsest) return null;
  if (number === null || decimals(number) > MOST_DECIMALS) return null;
  const unit = widest.unitClass === 'percent' ? '个百分点' : widest.unit;
  const result = `${about ? '约' : ''}${number.text}${unit}`;
  return { text: `${operands.map(({ text }) => text).join(` ${sign} `)} = ${result}`, result };
}

interface Scaled {
  readonly value: number;
  readonly text: string;
}

/** One of the printed unit with its 万 or 亿, in the base unit. */
function unitFactor({ amount, base, text }: Quantity): number {
  const factor = amount === 0 ? 1 : base / amount;
  return factor * (SCALES.find(([, word]) => text.includes(word))?.[0] ?? 1);
}

function inUnit(base: number, like: Quantity): Scaled {
  const factor = like.amount === 0 ? 1 : like.base / like.amount;
  const scale = SCALES.find(([, word]) => like.text.includes(word));
  const value = tidy(base / factor / (scale?.[0] ?? 1));
  return { value, text: `${value}${scale?.[1] ?? ''}` };
}

function decimals({ value }: Scaled): number {
  return /\.(?<places>\d+)$/u.exec(String(value))?.groups?.places.length ?? 0;
}
