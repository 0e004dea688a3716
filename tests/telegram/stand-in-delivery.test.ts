// How the stand-in hands out updates to pollers: until they are confirmed, and to one at a time.
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { call, urlOf } from './raw-client.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(): Promise<StandIn> {
  const standIn = await startStandIn();
  closers.push(() => standIn.close());
  return standIn;
}

const say = (standIn: StandIn, text: string) => standIn.people.say(CHAT, LI, text).update_id;

async function poll(standIn: StandIn, payload: object = {}): Promise<number[]> {
  const { result } = await call(standIn, 'getUpdates', payload);
  return (result as Update[]).map(({ update_id }) => update_id);
}

describe('getUpdates', () => {
  it('hands an update out again until a higher offset confirms it, and only what is below', async () => {
    const standIn = await start();
    const [a, b, c] = ['甲', '乙', '丙'].map((text) => say(standIn, text)) as [number, number, number];
    expect(await poll(standIn)).toEqual([a, b, c]);
    expect(await poll(standIn)).toEqual([a, b, c]);
    expect(await poll(standIn, { offset: a })).toEqual([a, b, c]);
    expect(await poll(standIn, { offset: b })).toEqual([b, c]);
    expect(await poll(standIn)).toEqual([b, c]);
    expect(await poll(standIn, { offset: c + 1 })).toEqual([]);
    expect(standIn.pending()).toBe(0);
  });

  it('keeps to the limit, and forgets by a negative offset', async () => {
    const standIn = await start();
    const ids = Array.from({ length: 102 }, (_, i) => say(standIn, `${i}`));
    expect(await poll(standIn)).toEqual(ids.slice(0, 100));
    expect(await poll(standIn, { limit: 1 })).toEqual(ids.slice(0, 1));
    expect(await poll(standIn, { limit: 1000 })).toHaveLength(100);
    expect(await poll(standIn, { offset: -2 })).toEqual(ids.slice(-2));
    expect(standIn.pending()).toBe(2);
  });

  it('gives the kinds that were asked for, by default without reactions', async () => {
    const standIn = await start();
    const reaction = {
      message_reaction: { chat: CHAT, message_id: 1, date: 1, old_reaction: [], new_reaction: [] },
    };
    standIn.push(reaction);
    expect(await poll(standIn)).toEqual([]);
    await poll(standIn, { allowed_updates: ['message_reaction'] });
    const id = standIn.push(reaction);
    say(standIn, '甲');
    expect(await poll(standIn)).toEqual([id]);
    expect(standIn.dropped.map((update) => Object.keys(update)[1])).toEqual(['message_reaction', 'message']);
    await poll(standIn, { allowed_updates: [] });
    say(standIn, '乙');
    expect(await poll(standIn, { offset: id + 1 })).toHaveLength(1);
  });

  it('waits for an update, and no longer', async () => {
    const standIn = await start();
    const since = Date.now();
    const waiting = poll(standIn, { timeout: 30 });
    await standIn.waitFor(({ calls }) => calls.length === 1);
    const ids = [say(standIn, '甲'), say(standIn, '乙')];
    expect(await waiting).toEqual(ids);
    expect(Date.now() - since).toBeLessThan(15_000);
    const empty = Date.now();
    expect(await poll(standIn, { offset: ids[1]! + 1, timeout: 1 })).toEqual([]);
    expect(Date.now() - empty).toBeGreaterThanOrEqual(990);
  });

  it('ends the first of two pollers', async () => {
    const standIn = await start();
    const first = call(standIn, 'getUpdates', { timeout: 30 });
    await standIn.waitFor(({ calls }) => calls.length === 1);
    const second = call(standIn, 'getUpdates', { timeout: 30 });
    expect(await first).toMatchObject({
      status: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    say(standIn, '甲');
    expect(await second).toMatchObject({ status: 200 });
  });

  it('loses nothing when the poller goes away', async () => {
    const standIn = await start();
    const left = new AbortController();
    const gone = fetch(urlOf(standIn, 'getUpdates?timeout=30'), { signal: left.signal }).catch(() => 'gone');
    await standIn.waitFor(({ calls }) => calls.length === 1);
    left.abort();
    expect(await gone).toBe('gone');
    await standIn.waitFor(({ calls }) => calls[0]?.ended === 'client left');
    const id = say(standIn, '甲');
    expect(await poll(standIn)).toEqual([id]);
  });

  it('repeats an update under its number', async () => {
    const standIn = await start();
    const id = say(standIn, '甲');
    standIn.repeat(id);
    expect(await poll(standIn)).toEqual([id, id]);
  });

  it('ends waiting polls and tests when it is closed', async () => {
    const standIn = await startStandIn();
    const waiting = call(standIn, 'getUpdates', { timeout: 30 }).catch(() => undefined);
    await standIn.waitFor(({ calls }) => calls.length === 1);
    const never = standIn.waitFor(() => false).catch((error: Error) => error.message);
    await standIn.close();
    await waiting;
    expect(await never).toBe('the stand-in was closed');
  });
});
