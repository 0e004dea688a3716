// The inbox in Redis: workers share it, each lane belongs to one of them. While Redis is away, each goes on with what it
// knows, and catches up when it is back.
import { LRUCache } from 'lru-cache';
import { type Inbox, LaneLost, type Place, type Received, StateAway, type Waiting } from '../inbox.js';
import type { Keepsake, Keepsakes } from '../keepsakes.js';
import { INBOX_AGE, KEEPSAKE_AGE } from '../state.js';
import type { Connection } from './connection.js';
import { type HeldLane, holdLanes } from './held-lanes.js';
import * as scripts from './lane-scripts.js';
import type { Link } from './link.js';
import { findOrphans } from './orphans.js';
import type { Worker } from './worker.js';

export interface RedisInboxParts {
  readonly connection: Pick<Connection, 'run'>;
  readonly link: Link;
  readonly worker: Worker;
  /** Written before the step that made them, as they stand elsewhere: a step that is made again writes them again. */
  readonly keepsakes: Pick<Keepsakes, 'write'>;
}

export interface RedisInbox extends Inbox {
  /** Gives all lanes back. */
  release(): Promise<void>;
}

/** Of a message that Redis has not heard of. */
interface Here {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  /** Under which Redis may have heard of it after all, as it went away. */
  readonly token: string;
}

/** Numbers that are known without Redis. */
const SEEN_HERE = 20_000;

export function redisInbox(
  channel: string,
  { connection, link, worker, keepsakes }: RedisInboxParts,
): RedisInbox {
  /** Messages that came while Redis was away, which has not heard of them, until they are done. */
  const here = new Map<number, Here>();
  const lanes = holdLanes((id) => here.has(id));
  const seenHere = new LRUCache<number, true>({ max: SEEN_HERE });
  const index = scripts.indexKey(channel);
  const keysOf = (lane: string) => scripts.laneKeys(channel, lane);
  const nameOf = (id: number) => `${channel} message ${id}`;

  /** Without Redis. Whether the lane has to be worked off from now on. */
  const addHere = (lane: string, messages: readonly Received[], token: string): boolean => {
    const fresh = messages.filter(({ id }) => {
      const isNew = !seenHere.has(id);
      seenHere.set(id, true);
      return isNew;
    });
    if (fresh.length === 0) return false;
    const begins = lanes.hold(lane, null);
    const { queue, holder, waiting, seen } = keysOf(lane);
    for (const message of fresh) {
      const { id } = message;
      here.set(id, { ...promised(), token });
      lanes.put({ ...message, plan: null, sent: 0 });
      // What was said to Redis as it went away may have been heard.
      link.later(nameOf(id), () =>
        connection.run(scripts.WITHDRAW, [queue, holder, waiting, seen(id)], token, id),
      );
    }
    return begins;
  };

  /** Whether the lane has to be worked off from now on. */
  const addTo = async (lane: string, messages: readonly Received[]): Promise<boolean> => {
    const { queue, holder, waiting, seen } = keysOf(lane);
    const token = worker.newToken();
    const keys = [queue, holder, waiting, ...messages.map(({ id }) => seen(id))];
    const bodies = messages.flatMap(({ id, body }) => [id, JSON.stringify(body)]);
    const added = await link.ask(
      async () => {
        const [reply] = await Promise.all([
          connection.run(scripts.ADD, keys, token, KEEPSAKE_AGE, ...bodies),
          connection.run(scripts.NOTE, [index], KEEPSAKE_AGE, lane),
        ]);
        return reply as readonly string[];
      },
      () => null,
    );
    if (added === null) return addHere(lane, messages, token);
    for (const { id } of messages) seenHere.set(id, true);
    const [by, ...news] = added;
    // Also a lane that this process had lost sight of while Redis was away.
    if (news.length === 0 || !worker.isMine(by)) return false;
    const begins = lanes.hold(lane, by);
    const fresh = new Set(news.map(Number));
    for (const message of messages)
      if (fresh.delete(message.id)) lanes.put({ ...message, plan: null, sent: 0 });
    return begins;
  };

  /** The first that is known here, while Redis is away. */
  const nextKnown = (lane: string, { queue: [first] }: HeldLane): Waiting | null => {
    // Redis may know more of it: it is taken over again when that is back.
    if (first === undefined) lanes.leave(lane);
    else if (!here.has(first.id)) trust();
    return first ?? null;
  };
  const trust = () => {
    if (!worker.isTrusted()) throw new StateAway('Redis is away, and others may have the lane by now');
  };
  const lost = (lane: string): LaneLost => {
    lanes.lose(lane);
    return new LaneLost(lane);
  };

  const next = async (lane: string): Promise<Waiting | null> => {
    for (;;) {
      const held = lanes.all.get(lane);
      const first = held?.queue.find(({ id }) => here.has(id));
      if (first) return first;
      const token = held?.token ?? null;
      if (held === undefined || token === null) {
        lanes.leave(lane);
        return null;
      }
      const { queue, holder, waiting } = keysOf(lane);
      const reply = await link.ask(
        async () =>
          (await connection.run(scripts.NEXT, [queue, holder, waiting], token)) as readonly string[],
        () => null,
      );
      if (reply === null) return nextKnown(lane, held);
      const [id, body, plan, sent] = reply;
      if (id !== 'lost' && id !== 'empty') {
        const message = { id: Number(id), lane, body: JSON.parse(body), sent: Number(sent) };
        const known: Waiting = { ...message, plan: plan === '' ? null : JSON.parse(plan) };
        lanes.put(known);
        return known;
      }
      // Unless it was given to this process anew just now.
      if (held.token === token) lanes.lose(lane);
    }
  };

  /** The message with its lane's name in Redis, after its keepsakes are safe. */
  const opened = async (place: Place, kept: readonly Keepsake[]) => {
    await Promise.all(kept.map(keepsakes.write));
    const message = lanes.find(place);
    if (!message) throw new LaneLost(place.lane);
    return { message, token: lanes.all.get(place.lane)?.token ?? '' };
  };

  /** Writes down how far a message is. */
  const step = async (place: Place, news: Partial<Waiting>, kept: readonly Keepsake[]): Promise<void> => {
    const { message, token } = await opened(place, kept);
    const stepped: Waiting = { ...message, ...news };
    const { id, lane } = place;
    if (!here.has(id)) {
      const { holder, waiting } = keysOf(lane);
      const said = [KEEPSAKE_AGE, id, JSON.stringify(stepped.plan), stepped.sent];
      const write = () => connection.run(scripts.STEP, [holder, waiting], token, ...said);
      const outcome = await link.ask(write, () => {
        trust();
        link.later(nameOf(id), write);
      });
      if (outcome === 'lost') throw lost(lane);
    }
    lanes.put(stepped);
  };

  const finish = async (place: Place, kept: readonly Keepsake[]): Promise<void> => {
    const { token } = await opened(place, kept);
    const { id, lane } = place;
    const { queue, holder, waiting, seen } = keysOf(lane);
    const came = here.get(id);
    const said = [came ? '' : token, id, INBOX_AGE, came?.token ?? ''];
    const write = () => connection.run(scripts.FINISH, [queue, holder, waiting, seen(id)], ...said);
    link.dropLater(nameOf(id));
    // It is out, whoever has the lane by now.
    const outcome = await link.ask(write, () => link.later(nameOf(id), write));
    lanes.remove(place);
    came?.resolve();
    here.delete(id);
    if (outcome === 'lost') throw lost(lane);
  };

  return {
    add: async (messages) => {
      const byLane = new Map<string, Received[]>();
      for (const message of messages)
        byLane.set(message.lane, [...(byLane.get(message.lane) ?? []), message]);
      const begun = await Promise.all(
        [...byLane].map(async ([lane, some]) => ((await addTo(lane, some)) ? [lane] : [])),
      );
      return begun.flat();
    },
    unsafe: (messages) => {
      const open = messages.flatMap(({ id }) => here.get(id)?.done ?? []);
      return open.length === 0 ? null : Promise.all(open).then(() => {});
    },
    takeOver: async () => {
      const free = await link.ask(
        () => findOrphans(channel, { connection, worker, isHeld: (lane) => lanes.all.has(lane) }),
        () => [],
      );
      return free.flatMap(({ lane, token }) => (lanes.hold(lane, token) ? [lane] : []));
    },
    next,
    decide: (place, plan, kept) => step(place, { plan }, kept),
    advance: (place, sent, kept) => step(place, { sent }, kept),
    finish,
    waiting: () => new Map([...lanes.all].map(([lane, { queue }]) => [lane, queue.length])),
    // Redis does it by itself.
    prune: async () => {},
    release: async () => {
      const held = [...lanes.all].flatMap(([lane, { token }]) => (token === null ? [] : [[lane, token]]));
      const give = ([lane, token]: readonly string[]) =>
        connection.run(scripts.RELEASE, [keysOf(lane).holder], token);
      await link.ask<unknown>(
        () => Promise.all(held.map(give)),
        () => {},
      );
    },
  };
}

function promised(): Pick<Here, 'done' | 'resolve'> {
  let resolve = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { done, resolve };
}
