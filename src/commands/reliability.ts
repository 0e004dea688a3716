// Whether a search is as sure as it should be: of all that it gives a chance of about 70 %, are 70 % right?
import { percent, tableOf } from './table.js';

export interface Chance {
  /** 0 to 1. */
  readonly said: number;
  readonly right: boolean;
}

const BINS = 10;

/** A row for each tenth that anything falls into, and how far off it is on the whole. */
export function formatReliability(chances: readonly Chance[]): readonly string[] {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const own = chances.filter(({ said }) => Math.min(BINS - 1, Math.floor(said * BINS)) === bin);
    return {
      bin,
      count: own.length,
      said: own.reduce((sum, chance) => sum + chance.said, 0),
      right: own.filter(({ right }) => right).length,
    };
  }).filter(({ count }) => count > 0);
  const off = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0);
  const rows = bins.map(({ bin, count, said, right }) => [
    `${bin / BINS} to ${(bin + 1) / BINS}`,
    String(count),
    percent(said, count),
    percent(right, count),
  ]);
  return [
    ...tableOf(['chance given', 'sentences', 'mean %', 'right %'], rows),
    `off by ${percent(off, chances.length)} points in the mean (expected calibration error)`,
  ];
}
