import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, readDatabase, StateFileError } from '../../src/state/sqlite/database.js';
import { createCommit } from '../../src/state/sqlite/group-commit.js';
import { openSqliteState, sqliteState } from '../../src/state/sqlite/state.js';
import { INBOX_AGE, KEEPSAKE_AGE } from '../../src/state/state.js';
import { NEW_SESSION } from '../../src/understand/session.js';
import { describeState } from './state-cases.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-state-'));
afterAll(() => rmSync(work, { recursive: true }));

let files = 0;
const newFile = () => join(work, `${++files}`, 'state.sqlite');

describeState('SQLite', async (options) => openSqliteState(newFile(), options));
describeState('memory', async (options) => openSqliteState(null, options));

let clock = 1000;
const OPTIONS = { sessions: { max: 2, ttl: 1000 }, now: () => clock, elapsed: () => clock };
const message = (id: number, lane = 'chat 1') => ({ id, lane, body: { text: `问${id}` } });

describe('what a former process left in the file', () => {
  it('is taken over in order, conversations too', async () => {
    const file = newFile();
    const before = openSqliteState(file, OPTIONS);
    const inbox = before.inbox('telegram');
    await inbox.add([message(2), message(1, 'chat 9'), message(3)]);
    await inbox.decide(message(2), { calls: ['a'] }, []);
    await before.sessions.set('a', { ...NEW_SESSION, asked: ['问'] });
    await before.close();
    const after = openSqliteState(file, OPTIONS);
    const left = after.inbox('telegram');
    expect(await left.takeOver()).toEqual(['chat 9', 'chat 1']);
    expect(await left.next('chat 1')).toEqual({ ...message(2), plan: { calls: ['a'] }, sent: 0 });
    expect((await after.sessions.get('a'))?.asked).toEqual(['问']);
    await after.close();
  });
});

describe('what is old', () => {
  it('goes: texts at once, ids and keepsakes when nobody can ask for them any more', async () => {
    clock = 1000;
    const database = openDatabase(':memory:');
    const state = sqliteState(database, OPTIONS);
    const inbox = state.inbox('telegram');
    await inbox.add([message(1)]);
    await inbox.finish(message(1), [{ kind: 'answered', key: 'k', owner: '1:2', body: 1 }]);
    expect(await inbox.next('chat 1')).toBeNull();
    expect(database.prepare('SELECT body, plan FROM inbox').all()).toEqual([{ body: null, plan: null }]);
    clock = 1000 + INBOX_AGE;
    await state.prune();
    expect(await inbox.add([message(1)])).toEqual([]);
    clock += 1;
    await state.prune();
    expect(await inbox.add([message(1)])).toEqual(['chat 1']);
    clock = 1001 + KEEPSAKE_AGE;
    expect(await state.keepsakes.read('answered', 'k')).toBe(1);
    await state.prune();
    expect(await state.keepsakes.read('answered', 'k')).toBeNull();
    await state.close();
  });

  it('a conversation ends some time after its last turn, and the longest silent ones when there are too many', async () => {
    clock = 1000;
    const database = openDatabase(':memory:');
    const state = sqliteState(database, OPTIONS);
    for (const id of ['a', 'b', 'c']) {
      await state.sessions.set(id, NEW_SESSION);
      clock += 10;
    }
    // At once, not only when old state is removed.
    expect(database.prepare('SELECT id FROM sessions').pluck().all()).toEqual(['b', 'c']);
    await state.prune();
    expect(database.prepare('SELECT id FROM sessions').pluck().all()).toEqual(['b', 'c']);
    clock += 985;
    expect([await state.sessions.get('b'), await state.sessions.get('c')]).toEqual([null, NEW_SESSION]);
    clock += 1000;
    await state.prune();
    expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
    await state.close();
  });
});

describe('an engine', () => {
  it('is up while the disk takes what it is given', async () => {
    const database = openDatabase(newFile());
    const state = sqliteState(database, OPTIONS);
    expect([...state.engines()]).toEqual([['sqlite', true]]);
    database.pragma('max_page_count = 1');
    const much = { kind: 'k', key: 'k', owner: 'o', body: 'x'.repeat(100_000) };
    await expect(state.keepsakes.write(much)).rejects.toThrow('full');
    expect([...state.engines()]).toEqual([['sqlite', false]]);
    database.pragma('max_page_count = 10000');
    await state.keepsakes.write(much);
    expect([...state.engines()]).toEqual([['sqlite', true]]);
    await state.close();
    expect([...openSqliteState(null, OPTIONS).engines()]).toEqual([['memory', true]]);
  });
});

describe('changes that are committed together', () => {
  it('what fails is said to whoever waits for it, and the next change is none the worse', async () => {
    const commit = createCommit(openDatabase(':memory:'));
    const failing = commit(() => {
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    expect(await commit(() => 7)).toBe(7);
  });
});

describe('a file that a bot works with', () => {
  it('can be read meanwhile, as it is at that moment, and by nobody be worked with', () => {
    const file = newFile();
    const database = openDatabase(file);
    const count = 'SELECT count(*) FROM keepsakes';
    const reader = readDatabase(file);
    const write = database.prepare("INSERT INTO keepsakes VALUES ('a', ?, 'o', '1', 1)");
    write.run('first');
    reader.exec('BEGIN');
    expect(reader.prepare(count).pluck().get()).toBe(1);
    write.run('second');
    expect(reader.prepare(count).pluck().get()).toBe(1);
    expect(() => reader.exec('DELETE FROM keepsakes')).toThrow('readonly');
    expect(() => openDatabase(file)).toThrow('in use');
    reader.close();
    database.close();
    openDatabase(file).close();
  });

  it('that is not there is not made by looking at it', () => {
    expect(() => readDatabase(newFile())).toThrow(StateFileError);
  });
});

describe('a file', () => {
  it.each<[string, (file: string) => void, RegExp]>([
    [
      'is no database',
      (file) => writeFileSync(file, 'a diary'.repeat(100)),
      /: is damaged, or no zonebot state$/u,
    ],
    [
      'was written by a newer version',
      (file) => {
        const newer = openDatabase(file);
        newer.pragma('user_version = 99');
        newer.close();
      },
      /: was written by a newer version of zonebot \(99, this one knows \d+\)$/u,
    ],
    ['is in use', (file) => void openDatabase(file), /: is in use by another zonebot$/u],
    ['is a folder', () => {}, /: .+$/u],
  ])('that %s is named, and not touched', (name, prepare, complaint) => {
    const file = name === 'is a folder' ? work : join(work, `${name}.sqlite`);
    prepare(file);
    const before = name === 'is no database' ? readFileSync(file) : null;
    expect(() => openDatabase(file)).toThrow(StateFileError);
    expect(() => openDatabase(file)).toThrow(complaint);
    if (before) expect(readFileSync(file)).toEqual(before);
  });
});
