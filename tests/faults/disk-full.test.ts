// F11: the disk of the state is full for a while, or fails at any one write: answers go on, nothing is lost, the file stays
// whole. A real small disk needs root to mount it; without, that case is left out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { checkState } from '../../src/state/sqlite/backup.js';
import { runChannel } from '../telegram/channel-on-stand-in.js';
import { privateChat, user } from '../telegram/stand-in/people.js';
import { type StandIn, startStandIn } from '../telegram/stand-in/stand-in.js';
import { type FailingWrites, failingAt } from './failing-writes.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-failing-'));
const small = mkdtempSync(join(tmpdir(), 'zonebot-full-'));
const IS_MOUNTED = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => {
  if (IS_MOUNTED) execFileSync('umount', [small]);
  for (const folder of [work, small]) rmSync(folder, { recursive: true });
});
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const AT_ONCE = 12;
const PEOPLE = Array.from({ length: 12 }, (_, at) => at + 1);
const ask = (standIn: StandIn, id: number, text: string) =>
  standIn.people.say(privateChat(user(id, `用户${id}`)), user(id, `用户${id}`), text);

describe('a disk of 4 MB', () => {
  it.skipIf(!IS_MOUNTED)(
    `that is full for a while${IS_MOUNTED ? '' : ' (left out: only root may mount one)'}: everybody gets one answer`,
    async () => {
      const file = join(small, 'state.sqlite');
      const standIn = await startStandIn();
      closers.push(() => standIn.close());
      const channel = runChannel(standIn, { file });
      closers.push(() => channel.stop());
      ask(standIn, 100, '/zone 贵阳');
      await standIn.waitFor((ledger) => ledger.sent(100)[0], 10_000);
      const filler = join(small, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(8_000_000))).toThrow('ENOSPC');
      for (const id of PEOPLE) ask(standIn, id, '/zone 贵阳');
      const isFull = () => expect(channel.log.join('')).toMatch(/the disk takes nothing|no updates/u);
      await vi.waitFor(isFull, { timeout: 10_000 });
      rmSync(filler);
      await standIn.waitFor((ledger) => PEOPLE.every((id) => ledger.sent(id).length > 0), 30_000);
      await channel.stop();
      expect(PEOPLE.map((id) => standIn.ledger.sent(id).length)).toEqual(PEOPLE.map(() => 1));
      expect(checkState(file).rows.get('inbox')).toBe(PEOPLE.length + 1);
    },
    60_000,
  );
});

/** One conversation whose nth write fails; whether it came to that. */
async function talkWithFailure(nth: number): Promise<boolean> {
  const said = ['/zone 贵阳', '那苏州呢'];
  const file = join(work, `${nth}.sqlite`);
  const standIn = await startStandIn();
  let failing: FailingWrites | null = null;
  const fault = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
  const channel = runChannel(standIn, {
    file,
    disk: (database) => {
      failing = failingAt(nth, fault, database);
      return failing.database;
    },
  });
  for (const text of said) ask(standIn, 1, text);
  await standIn.waitFor((ledger) => ledger.sent(1).length >= said.length, 30_000);
  await channel.stop();
  await standIn.close();
  // At most the call that was under way comes twice.
  expect(standIn.ledger.sent(1).length).toBeLessThanOrEqual(said.length + 1);
  expect(checkState(file).rows.get('inbox')).toBe(said.length);
  for (const part of ['', '-wal', '-shm', '-lock']) rmSync(file + part, { force: true });
  return failing!.hasFailed();
}

it('fails at the first write, the second, and so on to the last: each question has its answer', async () => {
  // Each waits some seconds until it tries again: several at a time.
  let failed = 0;
  for (let all = true; all; ) {
    const next = Array.from({ length: AT_ONCE }, (_, at) => failed + at + 1);
    const reached = await Promise.all(next.map(talkWithFailure));
    failed += reached.filter(Boolean).length;
    all = reached.every(Boolean);
  }
  console.info(`F11: ${failed} writes, each failed once`);
  expect(failed).toBeGreaterThan(8);
}, 300_000);
