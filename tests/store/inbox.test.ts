import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, StateFileError } from '../../src/store/database.js';
import { createCommit } from '../../src/store/group-commit.js';
import { createInbox, type Inbox } from '../../src/store/inbox.js';
import { createKeepsakes, type Keepsake, type Keepsakes } from '../../src/store/keepsakes.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-inbox-'));
afterAll(() => rmSync(work, { recursive: true }));

let clock = 0;
let database: Database;
let inbox: Inbox;
let keepsakes: Keepsakes;
const now = () => clock;

function open(file: string): void {
  database = openDatabase(file);
  keepsakes = createKeepsakes(database, now);
  inbox = createInbox('telegram', { database, commit: createCommit(database), keepsakes, now });
}

beforeEach(() => {
  clock = 1000;
  open(':memory:');
});

const message = (id: number, lane = 'chat 1') => ({ id, lane, body: { text: `问${id}` } });
const ids = (messages: readonly { readonly id: number }[]) => messages.map(({ id }) => id);
const BUTTON: Keepsake = { kind: 'button', key: 'k', owner: '1:2', body: { do: 'ask' } };

describe('the inbox', () => {
  it('keeps what came until it is done, in order, with what was decided and how far it got', async () => {
    await inbox.add([message(2), message(1, 'chat 9')]);
    await inbox.decide(2, { calls: ['a', 'b'] }, []);
    await inbox.advance(2, 1, []);
    expect(inbox.waiting()).toEqual([
      { ...message(1, 'chat 9'), plan: null, sent: 0 },
      { ...message(2), plan: { calls: ['a', 'b'] }, sent: 1 },
    ]);
    await inbox.finish(2, []);
    expect(ids(inbox.waiting())).toEqual([1]);
  });

  it('knows what it has had before, done or not, also within one delivery', async () => {
    expect(ids(await inbox.add([message(1), message(1), message(2)]))).toEqual([1, 2]);
    await inbox.finish(1, []);
    expect(ids(await inbox.add([message(1), message(2), message(3)]))).toEqual([3]);
  });

  it('deliveries at the same moment each learn of their own', async () => {
    const both = await Promise.all([
      inbox.add([message(1), message(2)]),
      inbox.add([message(2), message(3)]),
    ]);
    expect(both.map(ids)).toEqual([[1, 2], [3]]);
  });

  it('a step and what it leaves behind go together', async () => {
    await inbox.add([message(1)]);
    await inbox.decide(1, {}, [BUTTON]);
    expect(keepsakes.read('button', 'k')).toEqual({ do: 'ask' });
  });

  it('a text is not kept longer than it takes to answer, its id for as long as duplicates may come', async () => {
    await inbox.add([message(1)]);
    clock = 2000;
    await inbox.finish(1, []);
    expect(database.prepare('SELECT body, plan FROM inbox').all()).toEqual([{ body: null, plan: null }]);
    inbox.prune(2000);
    expect(await inbox.add([message(1)])).toEqual([]);
    inbox.prune(2001);
    expect(ids(await inbox.add([message(1)]))).toEqual([1]);
  });

  it('what fails is said to whoever waits for it, and the next change is none the worse', async () => {
    const commit = createCommit(database);
    const failing = commit(() => {
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    expect(await commit(() => 7)).toBe(7);
  });
});

describe('keepsakes', () => {
  it('the last one of a kind and key counts; those of an owner can be forgotten; old ones go', () => {
    keepsakes.write(BUTTON);
    keepsakes.write({ ...BUTTON, body: 2 });
    keepsakes.write({ ...BUTTON, kind: 'reply', owner: '3:4', body: 3 });
    expect([keepsakes.read('button', 'k'), keepsakes.read('reply', 'k')]).toEqual([2, 3]);
    keepsakes.forget('1:2');
    expect([keepsakes.read('button', 'k'), keepsakes.read('reply', 'k')]).toEqual([null, 3]);
    keepsakes.prune(1001);
    expect(keepsakes.read('reply', 'k')).toBeNull();
  });
});

describe('the file', () => {
  it('is there after a restart', async () => {
    const file = join(work, 'new', 'state.sqlite');
    open(file);
    await inbox.add([message(1)]);
    database.close();
    open(file);
    expect(ids(inbox.waiting())).toEqual([1]);
    database.close();
  });

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
      /: was written by a newer version of zonebot \(99, this one knows 1\)$/u,
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
