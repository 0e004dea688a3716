// A comparison's entries as a table: measures down, zones across. What does not parse stays a list.
import type { Found } from '../../../answer/types.js';

export interface ComparisonRow {
  /** Null for what the reports are headed. */
  readonly measure: string | null;
  /** In the order of the zones; empty where nothing was said. */
  readonly cells: readonly string[];
}

export interface Comparison {
  readonly zones: readonly string[];
  readonly rows: readonly ComparisonRow[];
}

/** 「青岛高新区 与 贵阳高新区 对比」 */
function zonesOf(headline: string): readonly string[] {
  const [, names] = /^(.+) 对比$/u.exec(headline) ?? [];
  return names?.split(' 与 ') ?? [];
}

/** 「青岛高新区 100%；贵阳高新区 文中未提及」: the values of all zones, or null. */
function cellsOf(text: string, zones: readonly string[]): readonly string[] | null {
  const starts = zones.map((zone, index) => text.indexOf(`${index === 0 ? '' : '；'}${zone} `));
  if (starts[0] !== 0 || starts.some((start, index) => start < (starts[index - 1] ?? 0))) return null;
  return zones.map((zone, index) =>
    text.slice(starts[index]! + zone.length + (index === 0 ? 1 : 2), starts[index + 1] ?? text.length),
  );
}

/** 「青岛高新区」 or 「青岛高新区 产值」 says one zone's value alone. */
function ownRow(label: string, text: string, zones: readonly string[]): ComparisonRow | null {
  const at = zones.findIndex((zone) => label === zone || label.startsWith(`${zone} `));
  if (at < 0) return null;
  const measure = label.slice(zones[at]!.length + 1);
  return {
    measure: measure === '' ? null : measure,
    cells: zones.map((_, index) => (index === at ? text : '')),
  };
}

/** Rows of one measure that fill each other's gaps are one row. */
function merged(rows: readonly ComparisonRow[], row: ComparisonRow): readonly ComparisonRow[] {
  const last = rows.at(-1);
  const fits =
    last?.measure === row.measure && last.cells.every((cell, at) => cell === '' || row.cells[at] === '');
  if (!fits) return [...rows, row];
  return [...rows.slice(0, -1), { ...row, cells: row.cells.map((cell, at) => cell || last.cells[at]!) }];
}

/** Null where any entry is not of the expected shape: half a table would hide something. */
export function comparisonOf({ kind, headline, items }: Found): Comparison | null {
  const zones = kind === 'comparison' ? zonesOf(headline) : [];
  if (zones.length < 2 || items.length === 0) return null;
  const parsed = items.map(({ label, text }): ComparisonRow | null => {
    if (label === null) return null;
    const cells = cellsOf(text, zones);
    return cells ? { measure: label, cells } : ownRow(label, text, zones);
  });
  const rows = parsed.filter((row) => row !== null);
  if (rows.length < parsed.length) return null;
  return { zones, rows: rows.reduce<readonly ComparisonRow[]>(merged, []) };
}
