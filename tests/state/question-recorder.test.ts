// Records are taken behind the answers' backs: nothing that the log does, or fails to do, is felt by whoever asks.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryQuestionLog } from '../../src/state/memory/question-log.js';
import { type QuestionLog, StoreAwayError } from '../../src/state/question-log.js';
import {
  createQuestionRecorder,
  type QuestionRecorder,
  type Recorded,
} from '../../src/state/question-recorder.js';
import { saltIn } from '../../src/state/salt.js';
import { saltedHash, speakerOf } from '../../src/state/speaker.js';

const DAY = 24 * 3600_000;
const RECORDED: Recorded = {
  text: '苏州工业园区有多少家企业',
  kind: 'quantity',
  zone: '苏州工业园区',
  answer: 'refusal',
  reason: 'zone',
  headline: '没有提到「苏州工业园区」。',
  ms: 2,
};
const hash = saltedHash('salt');

interface Rig {
  readonly recorder: QuestionRecorder;
  readonly log: QuestionLog;
  readonly troubles: unknown[];
  away: boolean;
}

function rig(days = 30): Rig {
  const log = memoryQuestionLog(10_000);
  const reached =
    <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      self.away ? Promise.reject(new StoreAwayError('away')) : work(...given);
  const troubles: unknown[] = [];
  const recorder = createQuestionRecorder({
    log: {
      ...log,
      write: reached(log.write),
      vote: reached(log.vote),
      forget: reached(log.forget),
      prune: reached(log.prune),
    },
    hash,
    days,
    now: Date.now,
    onTrouble: (error) => troubles.push(error),
  });
  const self: Rig = { recorder, log, troubles, away: false };
  return self;
}

let occasions = 0;
function record({ recorder }: Rig, conversation = 'telegram:-5:11', more: Partial<Recorded> = {}): string {
  const id = recorder.idOf(conversation, `${++occasions}`);
  recorder.record(conversation, id, { ...RECORDED, ...more });
  return id;
}
const health = ({ engines, dropped }: QuestionRecorder) => ({
  isAway: !engines().get('questions'),
  dropped: dropped(),
});
const rows = ({ log }: Rig) => log.read(0, 10_000);
const texts = async (one: Rig) => (await rows(one)).map(({ text }) => text);

beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('a record', () => {
  it('is written a moment later, with hashes for person and chat', async () => {
    const one = rig();
    const id = record(one);
    expect(await rows(one)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    const speaker = {
      channel: 'telegram',
      person: hash('person telegram:11'),
      chat: hash('chat telegram:-5'),
    };
    expect(await rows(one)).toEqual([{ ...RECORDED, ...speaker, id, time: 1_700_000_000_000, thumb: null }]);
    expect(JSON.stringify(await rows(one))).not.toMatch(/telegram:|-5|"11"/u);
  });

  it('holds no words where none are to be kept', async () => {
    const one = rig(0);
    record(one);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await rows(one)).toMatchObject([{ text: null, zone: null, headline: null, reason: 'zone' }]);
  });

  it('is made fit for every engine: no zero, no half character, no end without end', async () => {
    const one = rig();
    record(one, 'http:a', { text: `a\u0000b\ud800${'字'.repeat(1000)}` });
    await vi.advanceTimersByTimeAsync(1000);
    expect((await texts(one))[0]).toBe(`ab\ufffd${'字'.repeat(396)}`);
  });

  it('of the same occasion has the same id, of another conversation another', () => {
    const { recorder } = rig();
    expect(recorder.idOf('http:a', '1')).toBe(recorder.idOf('http:a', '1'));
    expect(
      new Set([recorder.idOf('http:a', '1'), recorder.idOf('http:a', '2'), recorder.idOf('http:b', '1')])
        .size,
    ).toBe(3);
  });
});

describe('words', () => {
  it('go after their days, the row after a year', async () => {
    const one = rig(30);
    record(one);
    await one.recorder.prune();
    vi.advanceTimersByTime(30 * DAY);
    await one.recorder.prune();
    expect(await texts(one)).toEqual([RECORDED.text]);
    vi.advanceTimersByTime(1);
    await one.recorder.prune();
    expect(await rows(one)).toMatchObject([{ text: null, zone: null, headline: null, kind: 'quantity' }]);
    vi.advanceTimersByTime(335 * DAY);
    await one.recorder.prune();
    expect(await rows(one)).toEqual([]);
  });

  it('go at once where the setting was changed to never', async () => {
    const before = rig(30);
    record(before);
    await before.recorder.prune();
    const after = createQuestionRecorder({
      log: before.log,
      hash,
      days: 0,
      now: Date.now,
      onTrouble: () => {},
    });
    await after.prune();
    expect(await texts(before)).toEqual([null]);
  });
});

describe('/forget', () => {
  it('removes what is written and what waits, in every chat, of this person alone', async () => {
    const one = rig();
    record(one, 'telegram:-5:11');
    await vi.advanceTimersByTimeAsync(1000);
    record(one, 'telegram:11:11');
    record(one, 'telegram:-5:12', { text: 'of another' });
    expect(await one.recorder.forget('telegram:11:11')).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await texts(one)).toEqual(['of another']);
  });

  it('says so where the log is away', async () => {
    const one = rig();
    record(one);
    await vi.advanceTimersByTimeAsync(1000);
    one.away = true;
    record(one, 'telegram:-5:11', { text: 'not written yet' });
    expect(await one.recorder.forget('telegram:-5:11')).toBe(false);
    one.away = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(await texts(one)).toEqual([RECORDED.text]);
    expect(await one.recorder.forget('telegram:-5:11')).toBe(true);
    expect(await rows(one)).toEqual([]);
  });
});

describe('a vote', () => {
  it('finds the answer though it was not written yet', async () => {
    const one = rig();
    const id = record(one);
    expect(await one.recorder.vote('telegram:-5:11', id, 'down')).toBe(true);
    expect(await rows(one)).toMatchObject([{ thumb: 'down' }]);
    expect(await one.recorder.vote('telegram:-5:12', id, 'up')).toBe(false);
  });

  it('in words is on the latest answer of the last half hour', async () => {
    const one = rig();
    record(one);
    vi.advanceTimersByTime(30 * 60_000);
    expect(await one.recorder.vote('telegram:-5:11', null, 'up')).toBe(true);
    vi.advanceTimersByTime(1);
    expect(await one.recorder.vote('telegram:-5:11', null, 'up')).toBe(false);
  });
});

describe('a log that is away', () => {
  it('loses nothing that there is room for, is told once, and is written when it is back', async () => {
    const one = rig();
    one.away = true;
    for (const text of ['1', '2', '3']) record(one, 'http:a', { text });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([health(one.recorder), one.troubles.length]).toEqual([{ isAway: true, dropped: 0 }, 1]);
    expect(await one.recorder.vote('http:a', null, 'up')).toBe(false);
    one.away = false;
    record(one, 'http:a', { text: '4' });
    await vi.advanceTimersByTimeAsync(6000);
    expect(await texts(one)).toEqual(['1', '2', '3', '4']);
    expect(health(one.recorder)).toEqual({ isAway: false, dropped: 0 });
  });

  it('beyond that the oldest are dropped and counted', async () => {
    const one = rig();
    one.away = true;
    for (let count = 1; count <= 1003; count += 1) record(one, 'http:a', { text: `${count}` });
    await vi.advanceTimersByTimeAsync(1000);
    expect(health(one.recorder)).toEqual({ isAway: true, dropped: 3 });
    one.away = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect((await texts(one)).at(0)).toBe('4');
    expect(await rows(one)).toHaveLength(1000);
  });

  it('what it refuses for another reason is dropped and counted, and the next is written', async () => {
    const log = memoryQuestionLog(10);
    let refusals = 0;
    const recorder = createQuestionRecorder({
      log: {
        ...log,
        write: async (batch) => {
          refusals += 1;
          if (refusals === 1) throw new Error('no such column');
          return log.write(batch);
        },
      },
      hash,
      days: 30,
      now: Date.now,
      onTrouble: () => {},
    });
    recorder.record('http:a', '1', RECORDED);
    await vi.advanceTimersByTimeAsync(1000);
    expect(health(recorder)).toEqual({ isAway: false, dropped: 1 });
    recorder.record('http:a', '2', RECORDED);
    await recorder.close();
    expect((await log.read(0, 10)).map(({ id }) => id)).toEqual(['2']);
  });
});

describe('who speaks', () => {
  it.each([
    ['telegram:-5:11', 'telegram:11:11', true],
    ['telegram:-5:11', 'telegram:-5:12', false],
    ['http:a:x', 'http:b:x', false],
    ['wechat:wx1:ann', 'wechat:wx2:ann', false],
    ['wechat:wx1:ann', 'wecom:wx1:ann', false],
  ])('%s and %s: the same person %s', (one, other, isSame) => {
    expect(speakerOf(one, hash).person === speakerOf(other, hash).person).toBe(isSame);
  });

  it('another salt gives other hashes', () => {
    expect(saltedHash('pepper')('a')).not.toBe(hash('a'));
    expect(hash('a')).toMatch(/^[\w-]{22}$/u);
  });
});

describe('the salt of a data folder', () => {
  it('is made once, for the owner of the file alone; without a folder it is another each time', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'zonebot-salt-')), 'data');
    const salt = saltIn(folder);
    expect(salt).toMatch(/^[\w-]{43}$/u);
    expect(saltIn(folder)).toBe(salt);
    expect(readFileSync(join(folder, 'salt'), 'utf8')).toBe(salt);
    expect(statSync(join(folder, 'salt')).mode & 0o777).toBe(0o600);
    expect(saltIn(null)).not.toBe(saltIn(null));
    rmSync(folder, { recursive: true });
  });
});
