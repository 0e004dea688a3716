// Redis is killed, stands still, or was never there: the state goes on in this process, at once, and catches up.
import { afterEach, expect, it, vi } from 'vitest';
import { StateAway } from '../../src/state/inbox.js';
import { readRedisAddress } from '../../src/state/redis/address.js';
import { openRedisState, type RedisEvent, RedisRefusal } from '../../src/state/redis/state.js';
import type { State } from '../../src/state/state.js';
import { NEW_SESSION, type Session } from '../../src/understand/session.js';
import { describeOnRedis, describeWithRedis, type RedisServer, startRedis } from '../servers/redis.js';
import { describeOnRedisCluster, type RedisCluster } from '../servers/redis-cluster.js';
import { freePort } from '../telegram/free-port.js';

/** Goals in time are judged on a machine of one's own. */
const GOALS = process.env.ZONEBOT_GOALS !== undefined;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(url: string, onEvent: (event: RedisEvent) => void = () => {}): Promise<State> {
  const state = await openRedisState({
    sessions: { max: 100, ttl: 60_000 },
    now: Date.now,
    elapsed: () => performance.now(),
    address: readRedisAddress(url)!,
    onEvent,
  });
  closers.push(() => state.close());
  return state;
}

const talk = (...asked: string[]): Session => ({ ...NEW_SESSION, asked });
const message = (id: number, lane = 'chat 1') => ({ id, lane, body: { text: `问${id}` } });
const isUp = (state: State) => state.engines().get('redis') === true;
const back = (state: State) => vi.waitFor(() => expect(isUp(state)).toBe(true), 20_000);
/** How long it takes, in ms. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

interface Fault {
  begin(): Promise<void>;
  end(): Promise<void>;
}

function cases(url: () => string, fault: Fault): void {
  /** Away until `end` is called, which waits until the state has caught up. */
  const away = async (...states: readonly State[]) => {
    await fault.begin();
    // The first that meets it notices.
    await Promise.all(states.map((state) => state.sessions.get('nobody')));
    expect(states.map(isUp)).toEqual(states.map(() => false));
    let isOver = false;
    const end = async () => {
      if (isOver) return;
      isOver = true;
      await fault.end();
      await Promise.all(states.map(back));
    };
    closers.push(end);
    return end;
  };

  it('the first call waits half a second, those after it not at all, and it is noticed when it is back', async () => {
    const state = await open(url());
    await state.sessions.set('before', talk('1'));
    await fault.begin();
    const [first, second] = [
      await time(() => state.sessions.get('before')),
      await time(() => state.sessions.get('before')),
    ];
    if (GOALS) expect([first < 1000, second < 300]).toEqual([true, true]);
    expect(await state.sessions.get('before')).toEqual(talk('1'));
    await fault.end();
    const backAfter = await time(() => back(state));
    if (GOALS) expect(backAfter).toBeLessThan(2000);
  });

  it('conversations go on, and what was said meanwhile is known to all afterwards; so is what was forgotten', async () => {
    const [a, b] = [await open(url()), await open(url())];
    await a.sessions.set('old', talk('1'));
    await a.sessions.set('forgotten', talk('1'));
    const end = await away(a, b);
    await a.sessions.set('old', talk('1', '2'));
    await a.sessions.set('new', talk('3'));
    await a.sessions.delete('forgotten');
    expect(await a.sessions.get('old')).toEqual(talk('1', '2'));
    expect(await a.sessions.get('forgotten')).toBeNull();
    await end();
    expect(await b.sessions.get('old')).toEqual(talk('1', '2'));
    expect(await b.sessions.get('new')).toEqual(talk('3'));
    expect(await b.sessions.get('forgotten')).toBeNull();
  });

  it('of two workers that went on with one conversation, the later turn stays', async () => {
    const [a, b] = [await open(url()), await open(url())];
    const end = await away(a, b);
    await b.sessions.set('both', talk('first'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await a.sessions.set('both', talk('later'));
    await end();
    expect(await b.sessions.get('both')).toEqual(talk('later'));
  });

  it('keepsakes and notes that were written meanwhile are there afterwards, forgotten ones are not', async () => {
    const [a, b] = [await open(url()), await open(url())];
    const end = await away(a, b);
    await a.keepsakes.write({ kind: 'button', key: 'kept', owner: '1:2', body: 1 });
    await a.keepsakes.write({ kind: 'button', key: 'forgotten', owner: '3:4', body: 2 });
    await a.keepsakes.forget('3:4');
    expect(await a.keepsakes.read('button', 'kept')).toBe(1);
    expect(await a.keepsakes.read('button', 'forgotten')).toBeNull();
    expect(await a.notes('n', 9).claim('k', 'one', 60_000)).toBeNull();
    expect(await a.notes('n', 9).claim('k', 'two', 60_000)).toBe('one');
    await end();
    expect(await b.keepsakes.read('button', 'kept')).toBe(1);
    expect(await b.keepsakes.read('button', 'forgotten')).toBeNull();
    expect(await b.notes('n', 9).read('k')).toBe('one');
  });

  it('limits are counted by each worker', async () => {
    const state = await open(url());
    const allowance = state.allowance('away', { messages: 1, seconds: 30 });
    const end = await away(state);
    expect([await allowance.take('a'), (await allowance.take('a')) > 0]).toEqual([0, true]);
    await end();
  });

  it('messages: those in hand are finished, new ones are answered without it, and none comes again', async () => {
    const channel = `messages ${Math.random()}`;
    const [a, b] = [await open(url()), await open(url())];
    const inbox = a.inbox(channel);
    await inbox.add([message(1), message(2)]);
    expect((await inbox.next('chat 1'))?.id).toBe(1);
    const end = await away(a, b);
    await inbox.decide(message(1), { calls: ['x'] }, []);
    await inbox.finish(message(1), []);
    expect((await inbox.next('chat 1'))?.id).toBe(2);
    expect(await inbox.add([message(3), message(4, 'chat 4')])).toEqual(['chat 4']);
    expect(await inbox.add([message(4, 'chat 4')])).toEqual([]);
    const isSafe = vi.fn();
    const safe = inbox.unsafe([message(4, 'chat 4')])?.then(isSafe);
    expect(inbox.unsafe([message(2)])).toBeNull();
    expect(isSafe).not.toHaveBeenCalled();
    await inbox.finish(message(4, 'chat 4'), []);
    await safe;
    await inbox.finish(message(2), []);
    expect((await inbox.next('chat 1'))?.id).toBe(3);
    await inbox.decide(message(3), { calls: ['y'] }, []);
    await end();
    await inbox.finish(message(3), []);
    expect([await inbox.next('chat 1'), await inbox.next('chat 4')]).toEqual([null, null]);
    const again = [1, 2, 3].map((id) => message(id));
    expect(await b.inbox(channel).add([...again, message(4, 'chat 4')])).toEqual([]);
    expect(await b.inbox(channel).next('chat 1')).toBeNull();
  });

  it('a message that came in just as it went away is answered once', async () => {
    const channel = `just then ${Math.random()}`;
    const [a, b] = [await open(url()), await open(url())];
    const inbox = a.inbox(channel);
    await fault.begin();
    // The first that meets it: whether Redis has heard it, nobody knows.
    expect(await inbox.add([message(1)])).toEqual(['chat 1']);
    expect((await inbox.next('chat 1'))?.id).toBe(1);
    await fault.end();
    await back(a);
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect([await inbox.takeOver(), await b.inbox(channel).takeOver()]).toEqual([[], []]);
    await inbox.finish(message(1), []);
    expect(await inbox.next('chat 1')).toBeNull();
    expect(await b.inbox(channel).add([message(1)])).toEqual([]);
    expect(await b.inbox(channel).add([message(2)])).toEqual(['chat 1']);
  });
}

const killed = (server: () => RedisServer): Fault => ({
  begin: () => server().kill('SIGKILL'),
  end: () => server().restart(),
});
const frozen = (server: () => RedisServer): Fault => ({
  begin: async () => server().freeze(),
  end: async () => server().thaw(),
});

describeOnRedis('Redis is killed', (server) => cases(() => server().url, killed(server)));
describeOnRedis('Redis stands still', (server) => cases(() => server().url, frozen(server)));
/** Over when all servers have heard of it, or what comes next would find the cluster still down. */
const inCluster = (cluster: () => RedisCluster, fault: (server: () => RedisServer) => Fault): Fault => {
  const { begin, end } = fault(() => cluster().nodes[1]);
  return { begin, end: async () => end().then(() => cluster().whole()) };
};

describeOnRedisCluster('a server of the cluster is killed', (cluster) =>
  cases(() => cluster().url, inCluster(cluster, killed)),
);
describeOnRedisCluster('a server of the cluster stands still', (cluster) =>
  cases(() => cluster().url, inCluster(cluster, frozen)),
);

describeOnRedis('a long absence', (server) => {
  it('others may have taken what came from Redis: it waits, and what came without goes on', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    closers.push(async () => void vi.useRealTimers());
    const state = await open(server().url);
    const inbox = state.inbox('long');
    await inbox.add([message(1)]);
    await server().kill('SIGKILL');
    expect(await inbox.add([message(2, 'chat 2')])).toEqual(['chat 2']);
    vi.advanceTimersByTime(60_000);
    await expect(inbox.next('chat 1')).rejects.toThrow(StateAway);
    await expect(inbox.decide(message(1), {}, [])).rejects.toThrow(StateAway);
    expect((await inbox.next('chat 2'))?.id).toBe(2);
    await inbox.decide(message(2, 'chat 2'), {}, []);
    await server().restart();
    await back(state);
    expect((await inbox.next('chat 1'))?.id).toBe(1);
  });
});

describeWithRedis('a server that has much to load', () => {
  it('is noticed when it is done, whatever it says how long that takes', async () => {
    const server = await startRedis({ settings: ['--key-load-delay', '150'] });
    closers.push(() => server.stop());
    const client = server.client();
    const keys = Array.from({ length: 20_000 }, (_, at) => [`key ${at}`, 'x'.repeat(100)]);
    await Promise.all(keys.map(([key, value]) => client.set(key, value)));
    client.disconnect();
    const state = await open(server.url);
    await server.kill('SIGKILL');
    await state.sessions.get('nobody');
    await server.restart();
    // Where the guess of the server is waited for, it takes ten seconds.
    expect(await time(() => back(state))).toBeLessThan(GOALS ? 1000 : 5000);
  });
});

describeWithRedis('at the start', () => {
  it('Redis that is not there yet: it begins without, and comes to it', async () => {
    const port = await freePort();
    const events: string[] = [];
    const state = await open(`redis://127.0.0.1:${port}`, ({ type }) => events.push(type));
    expect(isUp(state)).toBe(false);
    await state.sessions.set('a', talk('1'));
    const server = await startRedis({ port });
    closers.push(() => server.stop());
    await back(state);
    expect(await state.sessions.get('a')).toEqual(talk('1'));
    expect(events).toEqual(['away', 'back']);
  });

  it.each([
    [[], ['back']],
    [
      ['--appendonly', 'no'],
      ['back', 'risky'],
    ],
  ])('settings %j: %j', async (settings, expected) => {
    const server = await startRedis({ settings });
    closers.push(() => server.stop());
    const events: string[] = [];
    await open(server.url, ({ type }) => events.push(type));
    expect(events).toEqual(expected);
  });

  it.each([
    ['no password', ''],
    ['a wrong one', ':wrong@'],
  ])('%s where one is asked for: one line', async (_, credentials) => {
    const server = await startRedis({ settings: ['--requirepass', 'right'] });
    closers.push(() => server.stop());
    const refused = open(server.url.replace('//', `//${credentials}`));
    await expect(refused).rejects.toThrow(RedisRefusal);
    await expect(refused).rejects.toThrow(
      /^Redis refuses us \((?:NOAUTH|WRONGPASS).*\): see ZONEBOT_REDIS_URL$/u,
    );
    expect(isUp(await open(server.url.replace('//', '//:right@')))).toBe(true);
  });
});
