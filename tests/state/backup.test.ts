// Copies of the state: whole while a bot writes, refused where they are none, put in place only where nobody works.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { backUp } from '../../src/operating.js';
import { saltIn } from '../../src/state/salt.js';
import { backUpState, checkState, restoreState } from '../../src/state/sqlite/backup.js';
import { openDatabase, readDatabase, StateFileError } from '../../src/state/sqlite/database.js';
import { openSqliteState } from '../../src/state/sqlite/state.js';
import type { State } from '../../src/state/state.js';
import { NEW_SESSION } from '../../src/understand/session.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-backup-'));
afterAll(() => rmSync(work, { recursive: true }));

const NOW = new Date('2026-11-30T08:00:00Z');
const OPTIONS = { sessions: { max: 1000, ttl: 1e9 }, now: () => 1000, elapsed: () => 0 };
let folders = 0;
function newFolder(): string {
  const folder = join(work, `${++folders}`);
  mkdirSync(folder);
  return folder;
}

/** A state file with a conversation of each of these names. */
async function stateOf(names: readonly string[], file = join(newFolder(), 'state.sqlite')): Promise<string> {
  const state = openSqliteState(file, OPTIONS);
  await talk(state, names);
  await state.close();
  return file;
}

async function talk(state: State, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => state.sessions.set(name, NEW_SESSION)));
}

function conversationsIn(file: string): unknown {
  const database = readDatabase(file);
  const names = database.prepare('SELECT id FROM sessions ORDER BY id').pluck().all();
  database.close();
  return names;
}

describe('a backup', () => {
  it('holds what was there, is one file that its owner alone may read, and can be looked at', async () => {
    const file = await stateOf(['a', 'b']);
    const copy = join(newFolder(), 'copy.sqlite');
    const { rows, bytes } = await backUpState(file, copy);
    expect(rows.get('sessions')).toBe(2);
    expect(conversationsIn(copy)).toEqual(['a', 'b']);
    expect(statSync(copy)).toMatchObject({ size: bytes });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(copy))).toEqual(['copy.sqlite']);
  });

  it('is told with what it does not hold: the salt too, without which nobody’s questions are found again', async () => {
    const data = newFolder();
    await stateOf(['a'], join(data, 'zonebot.sqlite'));
    const told = () =>
      backUp(readConfig({ ZONEBOT_DATA: data }), '/corpus', join(newFolder(), 'copy.sqlite'));
    expect(await told()).toMatch(/keep beside it: the corpus in \/corpus, the settings$/u);
    saltIn(data);
    expect(await told()).toMatch(`the settings, the salt in ${join(data, 'salt')}`);
  });

  it('is whole while a bot writes, and keeps it from nothing', async () => {
    const file = join(newFolder(), 'state.sqlite');
    const state = openSqliteState(file, OPTIONS);
    await talk(state, ['before']);
    let writing = true;
    const writes = (async () => {
      for (let next = 0; writing; next += 1) await talk(state, [`${next}`]);
    })();
    const copy = join(newFolder(), 'copy.sqlite');
    await backUpState(file, copy);
    writing = false;
    await writes;
    await talk(state, ['after']);
    await state.close();
    expect(checkState(copy).rows.get('sessions')).toBeGreaterThan(0);
    expect(conversationsIn(copy)).toContain('before');
    expect(conversationsIn(copy)).not.toContain('after');
    expect(conversationsIn(file)).toContain('after');
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['over a file', (folder) => writeFileSync(join(folder, 'copy'), 'precious'), /copy: is there already/u],
    [
      'into a folder that is not there',
      (folder) => rmSync(folder, { recursive: true }),
      /copy: cannot be written/u,
    ],
  ])('%s is not made', async (_, prepare, complaint) => {
    const folder = newFolder();
    const file = await stateOf(['a']);
    prepare(folder);
    await expect(backUpState(file, join(folder, 'copy'))).rejects.toThrow(complaint);
    if (existsSync(folder)) expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe('precious');
  });

  it('of no file is none', async () => {
    await expect(backUpState(join(newFolder(), 'none'), join(newFolder(), 'copy'))).rejects.toThrow(
      /no such file/u,
    );
  });
});

describe('restoring', () => {
  it('puts the copy in place, and the former state aside', async () => {
    const file = await stateOf(['old']);
    const copy = await stateOf(['new']);
    const aside = await restoreState(copy, file, NOW);
    expect(aside).toBe(`${file}.before-2026-11-30T08-00-00-000Z`);
    expect(conversationsIn(file)).toEqual(['new']);
    expect(conversationsIn(aside ?? '')).toEqual(['old']);
    expect(conversationsIn(copy)).toEqual(['new']);
    await stateOf(['newer'], file);
    expect(conversationsIn(file)).toEqual(['new', 'newer']);
  });

  it('works where there was none', async () => {
    const copy = await stateOf(['new']);
    const file = join(work, 'nowhere', 'state.sqlite');
    expect(await restoreState(copy, file, NOW)).toBeNull();
    expect(conversationsIn(file)).toEqual(['new']);
  });

  it('while a bot works with the file changes nothing', async () => {
    const file = join(newFolder(), 'state.sqlite');
    const state = openSqliteState(file, OPTIONS);
    await talk(state, ['old']);
    await expect(restoreState(await stateOf(['new']), file, NOW)).rejects.toThrow(
      /in use by another zonebot; stop it first$/u,
    );
    await state.close();
    expect(conversationsIn(file)).toEqual(['old']);
  });

  it('takes over nothing of a process that was killed: what it had not folded in goes aside with its file', async () => {
    const file = join(newFolder(), 'state.sqlite');
    const state = openSqliteState(file, OPTIONS);
    await talk(state, ['old']);
    const killed = join(newFolder(), 'state.sqlite');
    for (const part of ['', '-wal']) writeFileSync(killed + part, readFileSync(file + part));
    await state.close();
    const aside = await restoreState(await stateOf(['new']), killed, NOW);
    expect(conversationsIn(killed)).toEqual(['new']);
    expect(conversationsIn(aside ?? '')).toEqual(['old']);
  });

  it.each<[string, (copy: string) => void, RegExp]>([
    ['is not there', (copy) => rmSync(copy), /there is no such file/u],
    [
      'is no database',
      (copy) => writeFileSync(copy, 'a diary'.repeat(100)),
      /is damaged, or no zonebot state/u,
    ],
    ['is empty', (copy) => writeFileSync(copy, ''), /is no zonebot state/u],
    [
      'has a damaged page',
      (copy) => {
        const bytes = readFileSync(copy);
        bytes.fill(0x55, 4096, 12_288);
        writeFileSync(copy, bytes);
      },
      /is damaged/u,
    ],
    [
      'was written by a newer version',
      (copy) => {
        const newer = openDatabase(copy);
        newer.pragma('user_version = 99');
        newer.close();
      },
      /newer version/u,
    ],
  ])('a copy that %s is refused, and the state stays', async (_, spoil, complaint) => {
    const file = await stateOf(['old']);
    const copy = await stateOf(['new']);
    spoil(copy);
    const restoring = restoreState(copy, file, NOW);
    await expect(restoring).rejects.toThrow(StateFileError);
    await expect(restoring).rejects.toThrow(complaint);
    expect(conversationsIn(file)).toEqual(['old']);
    expect(readdirSync(dirname(file)).filter((name) => /before|restoring|part/u.test(name))).toEqual([]);
  });
});
