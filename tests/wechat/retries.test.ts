// The platform waits five seconds and asks three times: one computation, the same bytes, always in time.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/answer/types.js';
import { WECHAT_WORDING } from '../../src/answer/wechat-wording.js';
import { REPLY_FAILED } from '../../src/answer/wording.js';
import type { Account } from '../../src/channels/wechat/account.js';
import {
  account,
  event,
  guide,
  messageXml,
  NOW,
  type Rig,
  readReply,
  requestOf,
  rig,
  say,
  sayText,
  signed,
  text,
  wecom,
} from './wechat-client.js';

const ALL: readonly (readonly [string, Account])[] = [
  ['plain mode', account('plain')],
  ['safe mode', account('safe')],
  ['WeCom', wecom],
];

const IN_TIME = 4500;

/** A bot that takes `ms` for every answer, on the tests' clock. */
function slow(to: Account, ms: number): Rig {
  const asked: string[] = [];
  const rigged = rig(to, {
    bot: {
      reply: (session, said) => {
        asked.push(said);
        rigged.asked.push([session, said]);
        const answer = guide(`第${asked.length}个回答：${said}`);
        return new Promise<Answer>((resolve) => setTimeout(() => resolve(answer), ms));
      },
    },
  });
  return rigged;
}

interface Try {
  readonly body: string;
  readonly took: number;
}

/** Sends the request as it is on the wire, and measures on the tests' clock. */
async function attempt(to: Account, { handler }: Rig, xml: string): Promise<Try> {
  const begun = Date.now();
  const response = await handler(requestOf(signed(to, xml)));
  return { body: await response.text(), took: Date.now() - begun };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe.each(ALL)('one message three times, %s', (_, to) => {
  it.each([0, 2000, 6000])('in parallel, a bot that takes %i ms', async (ms) => {
    const rigged = slow(to, ms);
    const message = text('慢');
    const tries = Promise.all([1, 2, 3].map(() => attempt(to, rigged, message)));
    await pass(20_000);
    const done = await tries;
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const { took } of done) expect(took).toBeLessThan(IN_TIME);
    expect(rigged.asked).toHaveLength(1);
  });

  it.each([0, 2000, 6000, 12_000])('five seconds apart, a bot that takes %i ms', async (ms) => {
    const rigged = slow(to, ms);
    const message = text('慢');
    const tries: Promise<Try>[] = [];
    for (const _try of [1, 2, 3]) {
      tries.push(attempt(to, rigged, message));
      await pass(5000);
    }
    const done = await Promise.all(tries);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const { took } of done) expect(took).toBeLessThan(IN_TIME);
    expect(rigged.asked).toHaveLength(1);
    const said = readReply(to, done[0].body).Content;
    expect(said).toBe(ms > 4000 ? WECHAT_WORDING.stillLooking : '第1个回答：慢');
    await pass(20_000);
  });

  it('an answer that was late comes with 「继续」, and is computed once', async () => {
    const rigged = slow(to, 10_000);
    const ask = async (said: string, ms: number) => {
      const reply = sayText(to, rigged, said);
      await pass(ms);
      return reply;
    };
    expect(await ask('慢', 5000)).toBe(WECHAT_WORDING.stillLooking);
    expect(await ask('继续', 4500)).toBe(WECHAT_WORDING.stillLooking);
    expect(await ask('继续', 1000)).toBe('第1个回答：慢');
    expect(rigged.asked.map(([, said]) => said)).toEqual(['慢']);
  });
});

describe('what makes one message', () => {
  const to = account('safe');
  const times = async (...messages: readonly string[]) => {
    const rigged = rig(to);
    for (const message of messages) await say(to, rigged, message);
    return rigged.asked.length;
  };

  it('its number and sender; an event, which has none, its sender, time and key', async () => {
    expect(await times(text('一', { MsgId: '7' }), text('一', { MsgId: '7' }))).toBe(1);
    expect(await times(text('一', { MsgId: '7' }), text('一', { MsgId: '8' }))).toBe(2);
    expect(await times(text('一', { MsgId: '7' }), text('一', { MsgId: '7', FromUserName: 'b' }))).toBe(2);
    const click = event('CLICK', '/zones');
    expect(await times(click, click)).toBe(1);
    expect(await times(click, click.replace('/zones', '/help'))).toBe(2);
    expect(await times(click, event('CLICK', '/zones'))).toBe(2);
  });

  it('numbers of more digits than a number holds are told apart', async () => {
    const [a, b] = ['9007199254740993', '9007199254740992'].map((MsgId) =>
      messageXml({ MsgId, Content: 'x' }),
    );
    expect(await times(a, b)).toBe(2);
  });

  it('a request that comes again after its reply is forgotten is refused, not answered anew', async () => {
    const rigged = rig(to);
    const request = signed(to, text('一'), { timestamp: String(NOW / 1000 + 290) });
    expect((await rigged.handler(requestOf(request))).status).toBe(200);
    rigged.now += 580_000;
    expect((await rigged.handler(requestOf(request))).status).toBe(200);
    rigged.now += 20_001;
    expect((await rigged.handler(requestOf(request))).status).toBe(403);
    expect(rigged.asked).toHaveLength(1);
  });
});

describe('many people', () => {
  it('a request that comes again after five thousand others have been answered is refused', async () => {
    const to = account('plain');
    const rigged = rig(to);
    const request = signed(to, text('一'));
    const again = async () => (await rigged.handler(requestOf(request))).status;
    expect([await again(), await again()]).toEqual([200, 200]);
    for (let other = 0; other < 5000; other++) await rigged.handler(requestOf(signed(to, text('二'))));
    expect(await again()).toBe(403);
  });

  it('an answer that was overtaken by another question leaves its pages alone', async () => {
    const to = account('plain');
    const long = (sign: string) => guide(...Array.from({ length: 9 }, () => sign.repeat(200)));
    const rigged = rig(to, {
      bot: {
        reply: (_session, said) =>
          new Promise((resolve) => setTimeout(() => resolve(long(said)), said === '甲' ? 2000 : 0)),
      },
    });
    const first = sayText(to, rigged, '甲');
    await pass(10);
    const second = sayText(to, rigged, '乙');
    await pass(3000);
    expect([(await first)[0], (await second)[0]]).toEqual(['甲', '乙']);
    expect((await sayText(to, rigged, '更多'))[0]).toBe('乙');
  });
});

describe('a bug in the bot', () => {
  it.each([
    ['thrown', () => expect.fail('a bug')],
    ['rejected', () => Promise.reject(new Error('a bug'))],
  ])('%s: is logged, and the user is told', async (_, reply) => {
    const to = account('safe');
    const rigged = rig(to, { bot: { reply } });
    expect(await sayText(to, rigged, 'x')).toBe(REPLY_FAILED);
    expect(rigged.logged).toMatchObject([{ level: 'error', entry: { err: { message: 'a bug' } } }]);
  });
});
