// Two printed amounts that say the same: 400万 and 四百万元.
import type { Quantity } from './quantity.js';
import { unitNamed } from './units.js';

/** True where both say the same amount, bounds aside; one of the two may lack its unit. */
export function sameAmount(a: Quantity, b: Quantity): boolean {
  if (a.ordinal !== b.ordinal) return false;
  if (a.unit === '' || b.unit === '') return close(a.amount, b.amount) && closeMax(a, b, 1, 1);
  if (a.unitClass !== b.unitClass || baseUnit(a) !== baseUnit(b)) return false;
  return close(a.base, b.base) && closeMax(a, b, factorOf(a), factorOf(b));
}

function closeMax(a: Quantity, b: Quantity, factorA: number, factorB: number): boolean {
  if (a.max === null || b.max === null) return a.max === b.max;
  return close(a.max * factorA, b.max * factorB);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function baseUnit(quantity: Quantity): string {
  return quantity.ordinal || quantity.unitClass === 'count'
    ? quantity.unit
    : (unitNamed(quantity.unit)?.base ?? quantity.unit);
}

function factorOf(quantity: Quantity): number {
  return quantity.amount === 0 ? 1 : quantity.base / quantity.amount;
}
