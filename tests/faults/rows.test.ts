// RELIABILITY.md has a row for each promise, with a command that exists and a measured figure.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
interface Run {
  readonly file: string;
  readonly test?: string;
}
// Plain JavaScript, as the runner reads it.
const MODULE: string = '../faults/rows.mjs';
const { ROWS } = (await import(MODULE)) as { readonly ROWS: Readonly<Record<string, readonly Run[]>> };

const IDS = Object.entries({ L: 7, F: 14, B: 13 }).flatMap(([letter, last]) =>
  Array.from({ length: last }, (_, at) => `${letter}${at + 1}`),
);
const TABLE = new Map(
  readFileSync(root('RELIABILITY.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [LFB]\d+ \|/u.test(line))
    .map((line) => line.slice(2, -2).split(' | '))
    .map(([id, ...cells]) => [id, cells]),
);

describe('RELIABILITY.md', () => {
  it.each(IDS)('%s: what is tested, the goal, the command, the figure, the load', (id) => {
    const cells = TABLE.get(id) ?? [];
    expect(cells.slice(0, 5).filter((cell) => cell.trim() !== '')).toHaveLength(5);
    const command = /`(?<what>test:faults|bench) (?<name>\w+)/u.exec(cells[2])?.groups;
    if (command?.what === 'test:faults') expect(Object.keys(ROWS)).toContain(command.name);
    else expect(existsSync(root(`tests/bench/${command?.name}.mjs`))).toBe(true);
  });

  it.each(Object.entries(ROWS))('%s runs tests that are there', (id, runs) => {
    expect(IDS).toContain(id);
    for (const { file, test = '' } of runs) expect(readFileSync(root(file), 'utf8')).toContain(test);
  });
});
