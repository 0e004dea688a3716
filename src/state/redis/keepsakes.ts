// Keepsakes in Redis, a key each; a list per owner says what there is to forget.
import { LRUCache } from 'lru-cache';
import type { Keepsake, Keepsakes } from '../keepsakes.js';
import { KEEPSAKE_AGE } from '../state.js';
import type { Connection, Script } from './connection.js';
import type { Link } from './link.js';

/** So many of this process are at hand while Redis is away. */
const AT_HAND = 2000;

const READ: Script = { name: 'zonebotKeepsakeRead', lua: "return redis.call('GET', KEYS[1])" };
const WRITE: Script = {
  name: 'zonebotKeepsakeWrite',
  lua: "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])",
};
/** Scored by the time at which it ends; what has ended goes. */
const LIST: Script = {
  name: 'zonebotKeepsakeList',
  lua: `local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
};
const LISTED: Script = {
  name: 'zonebotKeepsakeListed',
  lua: `local all = redis.call('ZRANGE', KEYS[1], 0, -1)
redis.call('DEL', KEYS[1])
return all`,
};
/** Another owner may have taken its place. */
const REMOVE: Script = {
  name: 'zonebotKeepsakeRemove',
  lua: `local kept = redis.call('GET', KEYS[1])
if kept and cjson.decode(kept)[1] == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`,
};

export function redisKeepsakes(connection: Pick<Connection, 'run'>, link: Link): Keepsakes {
  const atHand = new LRUCache<string, Pick<Keepsake, 'owner' | 'body'>>({ max: AT_HAND });
  const remove = async (owner: string) => {
    const listed = (await connection.run(LISTED, [listOf(owner)])) as readonly string[];
    await Promise.all(listed.map((name) => connection.run(REMOVE, [keyOf(name)], owner)));
  };
  return {
    write: ({ kind, key, owner, body }) => {
      const name = nameOf(kind, key);
      atHand.set(name, { owner, body });
      const text = JSON.stringify([owner, body]);
      // Listed before it is there: what is there is always found when it is to be forgotten.
      const write = async () => {
        await connection.run(LIST, [listOf(owner)], name, KEEPSAKE_AGE);
        await connection.run(WRITE, [keyOf(name)], text, KEEPSAKE_AGE);
      };
      return link.ask(write, () => link.later(`keepsake ${name}`, write));
    },
    read: (kind, key) => {
      const name = nameOf(kind, key);
      return link.ask(
        async () => {
          const kept = await connection.run(READ, [keyOf(name)]);
          return typeof kept === 'string' ? ((JSON.parse(kept) as readonly unknown[])[1] ?? null) : null;
        },
        () => atHand.get(name)?.body ?? null,
      );
    },
    forget: (owner) => {
      for (const [name, kept] of atHand.entries()) {
        if (kept.owner !== owner) continue;
        atHand.delete(name);
        link.dropLater(`keepsake ${name}`);
      }
      return link.ask(
        () => remove(owner),
        () => link.later(`forget ${owner}`, () => remove(owner)),
      );
    },
    // Redis does it by itself.
    prune: async () => {},
  };
}

const nameOf = (kind: string, key: string) => JSON.stringify([kind, key]);
const keyOf = (name: string) => `zonebot:keepsake:${name}`;
const listOf = (owner: string) => `zonebot:owner:${owner}`;
