import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LaneLost } from '../../src/state/inbox.js';
import { readRedisAddress } from '../../src/state/redis/address.js';
import { openRedisState } from '../../src/state/redis/state.js';
import type { State } from '../../src/state/state.js';
import { NEW_SESSION } from '../../src/understand/session.js';
import { describeOnRedis, type RedisServer } from '../servers/redis.js';
import { describeOnRedisCluster } from '../servers/redis-cluster.js';
import { describeAllowances } from './allowance-cases.js';
import { describeState } from './state-cases.js';

interface Servers {
  readonly url: string;
  readonly nodes: readonly RedisServer[];
}

const CLOCKS = { now: Date.now, elapsed: () => performance.now() };
const SESSIONS = { max: 100, ttl: 60_000 };
const openAt = (url: string) =>
  openRedisState({ sessions: SESSIONS, ...CLOCKS, address: readRedisAddress(url)!, onEvent: () => {} });

/** What Redis keeps for ever fills it. */
async function keysWithoutEnd(servers: readonly Redis[]): Promise<readonly string[]> {
  const found = await Promise.all(
    servers.map(async (server) => {
      const keys = await server.keys('*');
      const ends = await Promise.all(keys.map((key) => server.pttl(key)));
      return keys.filter((_, at) => ends[at] === -1);
    }),
  );
  return found.flat();
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const message = (id: number, lane = 'chat 1') => ({ id, lane, body: { text: `问${id}` } });
const waiting = (id: number, lane?: string) => ({ ...message(id, lane), plan: null, sent: 0 });

function cases(engine: string, servers: () => Servers): void {
  let clients: readonly Redis[];
  beforeAll(() => {
    clients = servers().nodes.map((node) => node.client());
  });
  afterAll(async () => {
    const keys = await Promise.all(clients.map((client) => client.dbsize()));
    expect(keys.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    expect(await keysWithoutEnd(clients)).toEqual([]);
  });

  describeState(engine, async (options) => {
    await Promise.all(clients.map((client) => client.flushall()));
    return openRedisState({ ...options, address: readRedisAddress(servers().url)!, onEvent: () => {} });
  });

  describeAllowances(engine, async () => {
    const state = await openAt(servers().url);
    return { allowance: state.allowance, pass: pause, close: state.close };
  });

  describe(`two workers on ${engine}`, () => {
    let a: State;
    let b: State;
    beforeAll(async () => {
      await Promise.all(clients.map((client) => client.flushall()));
      [a, b] = await Promise.all([openAt(servers().url), openAt(servers().url)]);
    });
    afterAll(() => Promise.all([a.close(), b.close()]));

    it('what one was told, the other knows', async () => {
      await a.sessions.set('a', { ...NEW_SESSION, asked: ['问'] });
      expect((await b.sessions.get('a'))?.asked).toEqual(['问']);
      await b.sessions.delete('a');
      expect(await a.sessions.get('a')).toBeNull();
      await a.keepsakes.write({ kind: 'button', key: 'k', owner: '1:2', body: 1 });
      expect(await b.keepsakes.read('button', 'k')).toBe(1);
      await b.keepsakes.forget('1:2');
      expect(await a.keepsakes.read('button', 'k')).toBeNull();
      expect(await a.notes('n', 10).claim('k', 'first', 1000)).toBeNull();
      expect(await b.notes('n', 10).claim('k', 'second', 1000)).toBe('first');
    });

    it('what another owner has put in its place is not forgotten with the first', async () => {
      await a.keepsakes.write({ kind: 'button', key: 'same', owner: '1:2', body: 1 });
      await a.keepsakes.write({ kind: 'button', key: 'same', owner: '3:4', body: 2 });
      await a.keepsakes.forget('1:2');
      expect(await a.keepsakes.read('button', 'same')).toBe(2);
    });

    it('a message that comes to one for a lane that the other has is worked off there, in order, once', async () => {
      const [first, second] = [a.inbox('one'), b.inbox('one')];
      expect(await first.add([message(1)])).toEqual(['chat 1']);
      expect(await second.add([message(3), message(1)])).toEqual([]);
      expect(await second.add([message(2)])).toEqual([]);
      const done: number[] = [];
      for (let next = await first.next('chat 1'); next; next = await first.next('chat 1')) {
        done.push(next.id);
        await first.finish(next, []);
      }
      expect(done).toEqual([1, 2, 3]);
      expect(await second.add([message(4)])).toEqual(['chat 1']);
      expect(await first.add([message(1), message(2), message(3), message(4)])).toEqual([]);
      await second.finish((await second.next('chat 1'))!, []);
      expect(await second.next('chat 1')).toBeNull();
    });

    it('lanes of one that stops are taken over by the other, as far as they have got', async () => {
      const leaving = await openAt(servers().url);
      const inbox = leaving.inbox('two');
      await inbox.add([message(1), message(2)]);
      await inbox.decide(message(1), { calls: ['a', 'b'] }, []);
      await inbox.advance(message(1), 1, []);
      await leaving.close();
      const other = b.inbox('two');
      await vi.waitFor(async () => expect(await other.takeOver()).toEqual(['chat 1']), 5000);
      expect(await other.next('chat 1')).toEqual({ ...message(1), plan: { calls: ['a', 'b'] }, sent: 1 });
      await other.finish(message(1), []);
      expect(await other.next('chat 1')).toEqual(waiting(2));
      await other.finish(message(2), []);
      expect(await other.next('chat 1')).toBeNull();
    });

    it('so are those of one that died; should it still live, it finds the door closed', async () => {
      const frozen = a.inbox('three');
      await frozen.add([message(1)]);
      expect(await frozen.next('chat 1')).toEqual(waiting(1));
      // As if it had said nothing for too long: the lane is held by a process that nobody knows.
      const key = 'zonebot:{three:chat 1}:holder';
      const set = await Promise.allSettled(
        clients.map((client) => client.set(key, 'nobody:1', 'PX', 60_000)),
      );
      expect(set.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const other = b.inbox('three');
      await vi.waitFor(async () => expect(await other.takeOver()).toEqual(['chat 1']), 10_000);
      await expect(frozen.decide(message(1), {}, [])).rejects.toThrow(LaneLost);
      await expect(frozen.finish(message(1), [])).rejects.toThrow(LaneLost);
      expect(await frozen.next('chat 1')).toBeNull();
      expect(await other.next('chat 1')).toEqual(waiting(1));
    });
  });
}

describeOnRedis('one server', (server) => cases('Redis', () => ({ url: server().url, nodes: [server()] })));
describeOnRedisCluster('a cluster', (cluster) => cases('Redis Cluster', cluster));
