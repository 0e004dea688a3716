// Who is counted where, and counting in this process.
import { describe, expect, it } from 'vitest';
import { createLimits, type LimitRates } from '../../src/state/limits.js';
import { memoryAllowances } from '../../src/state/memory/limits.js';
import { openSqliteState } from '../../src/state/sqlite/state.js';
import { describeAllowances } from './allowance-cases.js';

const DAY = 24 * 3600_000;

describeAllowances('memory', async () => {
  let elapsed = 0;
  return {
    allowance: memoryAllowances(() => elapsed),
    pass: async (ms) => {
      elapsed += ms;
    },
    close: async () => {},
  };
});

const RATES: LimitRates = {
  user: { messages: 2, seconds: 10 },
  chat: { messages: 3, seconds: 10 },
  bot: { messages: 5, seconds: 10 },
};
const OFF: LimitRates = { user: null, chat: null, bot: null };

function rigged(rates: Partial<LimitRates>) {
  let elapsed = 0;
  const limits = createLimits(
    memoryAllowances(() => elapsed),
    { ...OFF, ...rates },
  );
  return {
    pass: (ms: number) => {
      elapsed += ms;
    },
    /** Who refused each message, null where nobody did. */
    say: async (times: number, user: string, chat: string | null = null) => {
      const all = [];
      for (let said = 0; said < times; said += 1)
        all.push(await limits.take({ channel: 'telegram', user, chat }));
      return all;
    },
  };
}
const by = (all: readonly ({ readonly by: string } | null)[]) => all.map((limited) => limited?.by ?? null);
const told = (all: readonly ({ readonly isTold: boolean } | null)[]) =>
  all.map((limited) => limited?.isTold ?? null);

describe('limits', () => {
  it('a message takes from its person, its chat and the bot', async () => {
    const { say } = rigged(RATES);
    expect(by(await say(3, 'a', 'g'))).toEqual([null, null, 'user']);
    expect(by(await say(2, 'b', 'g'))).toEqual([null, 'chat']);
    expect(by(await say(2, 'c'))).toEqual([null, null]);
    expect(by(await say(1, 'd'))).toEqual(['bot']);
  });

  it('who floods takes nothing from others', async () => {
    const { say } = rigged(RATES);
    await say(1000, 'a', 'g');
    expect(by(await say(1, 'b', 'g'))).toEqual([null]);
    expect(by(await say(1, 'c', 'h'))).toEqual([null]);
  });

  it('a limit that is switched off refuses nobody', async () => {
    const { say } = rigged({});
    expect(by(await say(200, 'a', 'g'))).toEqual(Array(200).fill(null));
  });

  it('people of different channels are different people', async () => {
    const limits = createLimits(
      memoryAllowances(() => 0),
      { ...OFF, user: { messages: 1, seconds: 10 } },
    );
    for (const channel of ['telegram', 'wechat', 'http'])
      expect(await limits.take({ channel, user: '1', chat: null })).toBeNull();
  });

  it('says how long it is to wait, and that once a minute', async () => {
    const { say, pass } = rigged(RATES);
    await say(2, 'a');
    pass(4000);
    expect(await say(1, 'a')).toEqual([{ by: 'user', wait: 6000, isTold: true }]);
    expect(told(await say(3, 'a'))).toEqual([false, false, false]);
    pass(50_000);
    await say(2, 'a');
    expect(told(await say(1, 'a'))).toEqual([false]);
    pass(10_000);
    await say(2, 'a');
    expect(told(await say(2, 'a'))).toEqual([true, false]);
  });

  it('a thousand people in one group are told once', async () => {
    const { say } = rigged({ chat: { messages: 1, seconds: 10 } });
    const all = [];
    for (let person = 0; person < 1000; person += 1) all.push(...(await say(1, `p${person}`, 'g')));
    expect(told(all).filter(Boolean)).toHaveLength(1);
    expect(by(await say(1, 'p1', 'h'))).toEqual([null]);
  });

  it('people without number push out the longest silent, not the memory', async () => {
    const { say } = rigged({ user: { messages: 1, seconds: 1000 } });
    await say(1, 'first');
    for (let person = 0; person < 20_000; person += 1) await say(1, `p${person}`);
    expect(by(await say(1, 'p19999'))).toEqual(['user']);
    expect(by(await say(1, 'first'))).toEqual([null]);
  });

  it.each([
    ['back', -DAY],
    ['forward', DAY],
  ])('the wall clock jumps a day %s: nobody is locked out, nobody gets more', async (_, jump) => {
    let [wall, elapsed] = [10 * DAY, 0];
    const state = openSqliteState(null, {
      sessions: { max: 10, ttl: 1000 },
      now: () => wall,
      elapsed: () => elapsed,
    });
    const limits = createLimits(state.allowance, { ...OFF, user: { messages: 1, seconds: 10 } });
    const isRefused = async () => (await limits.take({ channel: 'x', user: 'a', chat: null })) !== null;
    expect([await isRefused(), await isRefused()]).toEqual([false, true]);
    wall += jump;
    expect(await isRefused()).toBe(true);
    elapsed += 10_000;
    expect(await isRefused()).toBe(false);
    await state.close();
  });
});
