// A folder that changes is told of once it stands still; files under way are waited for.
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpusStamp } from '../../src/store/corpus-stamp.js';
import { type CorpusWatch, watchCorpus } from '../../src/store/corpus-watch.js';

const SETTLE = 60;
let dir = '';
let watching: CorpusWatch | null = null;
let told: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zonebot-watch-'));
  writeFileSync(join(dir, 'a.txt'), '一');
  told = [];
});
afterEach(() => {
  watching?.close();
  rmSync(dir, { recursive: true, force: true });
});

function begin(every = 20, known = corpusStamp(dir), now = () => performance.now()): void {
  watching = watchCorpus({
    dir,
    known,
    every,
    settle: SETTLE,
    now,
    onChange: (stamp) => told.push(stamp),
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(5);
}
/** Long enough for a change to be told that should not be. */
const quiet = () => setTimeout(5 * SETTLE);

describe('a change is told once', () => {
  it.each([
    ['a file more', () => writeFileSync(join(dir, 'b.txt'), '二')],
    ['a file less', () => rmSync(join(dir, 'a.txt'))],
    ['other words', () => writeFileSync(join(dir, 'a.txt'), '一二三')],
    ['another manifest', () => writeFileSync(join(dir, 'manifest.json'), '{"pages":[]}')],
    [
      'a file renamed into place',
      () => {
        writeFileSync(join(dir, '.b.txt.new'), '二');
        renameSync(join(dir, '.b.txt.new'), join(dir, 'b.txt'));
      },
    ],
    ['the folder gone', () => rmSync(dir, { recursive: true })],
  ])('%s', async (_, change) => {
    begin();
    change();
    await until(() => told.length > 0);
    await quiet();
    expect(told).toEqual([corpusStamp(dir)]);
  });

  it('where the system tells of nothing, by looking', async () => {
    const later = join(dir, 'later');
    watching = watchCorpus({
      dir: later,
      known: corpusStamp(later),
      every: 20,
      settle: SETTLE,
      now: () => performance.now(),
      onChange: (stamp) => told.push(stamp),
    });
    renameSync(await folderWithPage(), later);
    await until(() => told.length > 0);
  });

  it('what changed before the watching began', async () => {
    const known = corpusStamp(dir);
    writeFileSync(join(dir, 'b.txt'), '二');
    begin(20, known);
    await until(() => told.length > 0);
  });
});

async function folderWithPage(): Promise<string> {
  const made = mkdtempSync(join(dir, 'made-'));
  writeFileSync(join(made, 'a.txt'), '一');
  return made;
}

describe('nothing is told', () => {
  it.each([
    [
      'of names that are under way',
      () => {
        for (const name of ['.b.txt', 'b.txt.part', 'b.txt~', '~$b.txt', 'b.tmp', '.b.txt.swp'])
          writeFileSync(join(dir, name), '二');
      },
    ],
    [
      'of files that are no corpus',
      () => {
        for (const name of ['golden.jsonl', 'zonebot.index', 'README.txt'])
          writeFileSync(join(dir, name), '二');
      },
    ],
  ])('%s', async (_, change) => {
    begin();
    change();
    await quiet();
    expect(told).toEqual([]);
  });

  it('while a file is growing', async () => {
    let clock = 0;
    begin(5, corpusStamp(dir), () => clock);
    for (let piece = 0; piece < 20; piece += 1) {
      appendFileSync(join(dir, 'a.txt'), '又');
      clock += SETTLE / 2;
      await setTimeout(10);
      expect(told).toEqual([]);
    }
    clock += SETTLE;
    await until(() => told.length > 0);
    expect(told).toEqual([corpusStamp(dir)]);
  });

  it('after the end', async () => {
    begin();
    watching?.close();
    writeFileSync(join(dir, 'b.txt'), '二');
    await quiet();
    expect(told).toEqual([]);
  });
});
