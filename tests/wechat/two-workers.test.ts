// Two workers behind one address: a message is computed once, whichever of them is asked again, and the rest of an answer
// comes from either.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/types.js';
import { memoryNotes } from '../../src/state/memory/notes.js';
import type { Notes } from '../../src/state/notes.js';
import { readRedisAddress } from '../../src/state/redis/address.js';
import { openRedisState } from '../../src/state/redis/state.js';
import type { State } from '../../src/state/state.js';
import { describeOnRedis } from '../servers/redis.js';
import {
  account,
  fresh,
  guide,
  NOW,
  type Rig,
  readReply,
  requestOf,
  rig,
  sayText,
  signed,
  signedPlain,
  text,
  wecom,
} from './wechat-client.js';

const long = (sign: string) => guide(...Array.from({ length: 9 }, () => sign.repeat(200)));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function cases(notesOfTwo: () => readonly State['notes'][]): void {
  const bodyOf = async ({ handler }: Rig, request: ReturnType<typeof signed>) =>
    (await handler(requestOf(request))).text();

  /** Two workers, and how often a bot was asked. */
  const workers = (to = account('safe'), ms = 0, answer: (said: string) => Answer = guide) => {
    let asked = 0;
    const bot = {
      reply: async (_session: string, said: string) => {
        asked += 1;
        await pause(ms);
        return answer(said);
      },
      forget: async () => true,
    };
    const [a, b] = notesOfTwo().map((notes) => rig(to, { bot, notes }));
    return { a, b, asked: () => asked };
  };

  it.each([
    ['safe mode', account('safe')],
    ['plain mode', account('plain')],
    ['WeCom', wecom],
  ])('the same message at both, at once and later, %s: one computation, the same bytes', async (_, to) => {
    const { a, b, asked } = workers(to, 300);
    const xml = text('慢', { MsgId: fresh() });
    const [first, second] = await Promise.all([a, b].map((worker) => bodyOf(worker, signed(to, xml))));
    const later = await bodyOf(b, signed(to, xml));
    expect(readReply(to, first).Content).toBe('慢');
    expect([second, later]).toEqual([first, first]);
    expect(asked()).toBe(1);
  });

  it('a nonce that was used at one is refused at the other, the very same request gets its reply', async () => {
    const to = account('plain');
    const { a, b, asked } = workers(to);
    const nonce = fresh();
    const request = signedPlain(to, text('一', { MsgId: fresh() }), { nonce });
    const reply = await bodyOf(a, request);
    expect(await bodyOf(b, request)).toBe(reply);
    const forged = signedPlain(to, text('二', { MsgId: fresh() }), { nonce });
    expect((await b.handler(requestOf(forged))).status).toBe(403);
    expect(asked()).toBe(1);
  });

  it('pages are given out by either, each once', async () => {
    const to = account('plain');
    const { a, b, asked } = workers(to, 0, () => long('甲'));
    const user = { FromUserName: fresh() };
    const say = async (worker: Rig, words: string) =>
      String(readReply(to, await bodyOf(worker, signed(to, text(words, user)))).Content);
    expect(await say(a, '长')).toContain('（1/3）');
    const pages = await Promise.all([say(a, '更多'), say(b, '更多')]);
    expect(pages.map((page) => page.includes('（2/3）')).sort()).toEqual([false, true]);
    expect(asked()).toBe(1);
    // Nothing is left: the bot is asked what there is beyond.
    await say(b, '更多');
    expect(asked()).toBe(2);
  });

  it('what one is late with, the other gives out', async () => {
    const to = account('plain');
    const { a, b, asked } = workers(to, 4600);
    const user = { FromUserName: fresh() };
    const said = bodyOf(a, signed(to, text('慢', user)));
    await pause(4200);
    const reply = readReply(to, await bodyOf(b, signed(to, text('继续', user))));
    expect([reply.Content, readReply(to, await said).Content]).toEqual([
      '慢',
      expect.stringContaining('继续'),
    ]);
    expect(asked()).toBe(1);
  });

  it('forgotten at one, nothing waits at the other', async () => {
    const to = account('plain');
    const { a, b } = workers(to, 0, () => long('乙'));
    const user = { FromUserName: fresh() };
    for (const words of ['长', '/forget']) await bodyOf(a, signed(to, text(words, user)));
    const reply = readReply(to, await bodyOf(b, signed(to, text('更多', user))));
    expect(reply.Content).toContain('（1/3）');
  });
}

describe('two workers with one memory', () => {
  const kept = new Map<string, Notes>();
  const notes: State['notes'] = (purpose, most) => {
    const one = kept.get(purpose) ?? memoryNotes(most, () => NOW);
    kept.set(purpose, one);
    return one;
  };
  cases(() => [notes, notes]);
  it('are what one worker is', async () =>
    expect(await sayText(account('safe'), rig(account('safe'), { notes }), '问')).toBe('答：问'));
});

describeOnRedis('two workers with Redis', (server) => {
  let states: readonly State[];
  beforeAll(async () => {
    const open = () =>
      openRedisState({
        sessions: { max: 10, ttl: 60_000 },
        now: Date.now,
        elapsed: () => performance.now(),
        address: readRedisAddress(server().url)!,
        onEvent: () => {},
      });
    states = await Promise.all([open(), open()]);
  });
  afterAll(() => Promise.all(states.map((state) => state.close())));
  cases(() => states.map(({ notes }) => notes));
});
