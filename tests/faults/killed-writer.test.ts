// F12: a process that writes to the state file is killed at any moment: the file is whole, and what was said to be written
// is there. The long form: ZONEBOT_WRITER_KILLS=500
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { readDatabase } from '../../src/state/sqlite/database.js';
import { randomBy } from '../telegram/stand-in/faults.js';

const KILLS = Number(process.env.ZONEBOT_WRITER_KILLS ?? 5);
const WRITER = fileURLToPath(new URL('./killed-writer.mjs', import.meta.url));
const TABLES = { i: 'SELECT id FROM inbox', k: 'SELECT key FROM keepsakes', s: 'SELECT id FROM sessions' };
/** A new file after so many kills: what is written stays readable at a glance. */
const KILLS_PER_FILE = 25;

const work = mkdtempSync(join(tmpdir(), 'zonebot-killed-'));
afterAll(() => rmSync(work, { recursive: true }));

/** What it said it had written before it was killed. */
async function killedWriter(file: string, first: number, afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [WRITER, file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [, signal] = await closed;
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

it(
  `killed ${KILLS} times: the file passes its check, and holds what was written`,
  async () => {
    const random = randomBy(12);
    let first = 1;
    let written: string[] = [];
    let all = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill % KILLS_PER_FILE === 0) written = [];
      const file = join(work, `${Math.floor(kill / KILLS_PER_FILE)}.sqlite`);
      const said = await killedWriter(file, first, random() * 60);
      written.push(...said);
      all += said.length;
      first = 1 + Math.max(first, ...said.map((line) => Number(line.slice(2)))) + 10_000;
      const database = readDatabase(file);
      expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      for (const [kind, query] of Object.entries(TABLES)) {
        const there = new Set(database.prepare(query).pluck().all().map(String));
        const lost = written.filter((line) => line.startsWith(kind) && !there.has(line.slice(2)));
        expect(lost).toEqual([]);
      }
      database.close();
    }
    expect(all).toBeGreaterThan(KILLS);
    console.info(`F12: ${KILLS} kills, ${all} rows acknowledged, none lost`);
  },
  60_000 + KILLS * 5000,
);
