// Conversations in Redis. Those of this process are at hand as well, for the time when Redis is away.
import { LRUCache } from 'lru-cache';
import type { Session } from '../../understand/session.js';
import { decodeSession, encodeSession, type Sessions } from '../sessions.js';
import type { StateOptions } from '../state.js';
import type { Connection, Script } from './connection.js';
import type { Link } from './link.js';

export interface RedisSessionParts extends StateOptions {
  readonly connection: Pick<Connection, 'run'>;
  readonly link: Link;
}

/** Conversations that go on while Redis is away. */
const AT_HAND = 5000;

const GET: Script = { name: 'zonebotSessionGet', lua: "return redis.call('GET', KEYS[1])" };
const DELETE: Script = { name: 'zonebotSessionDelete', lua: "return redis.call('DEL', KEYS[1])" };
/** The later turn stays, whichever comes later. A value begins with the time of its turn. */
const SET: Script = {
  name: 'zonebotSessionSet',
  lua: `local kept = redis.call('GET', KEYS[1])
local touched = kept and tonumber(string.match(kept, '^%d+'))
if touched and touched > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 1`,
};

export function redisSessions({ connection, link, sessions, now }: RedisSessionParts): Sessions {
  const { ttl } = sessions;
  const atHand = new LRUCache<string, Session>({
    max: Math.min(sessions.max, AT_HAND),
    ttl,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    get: (id) =>
      link.ask(
        async () => {
          const kept = await connection.run(GET, [keyOf(id)]);
          const session = typeof kept === 'string' ? decodeSession(kept.slice(kept.indexOf(' ') + 1)) : null;
          if (session === null) atHand.delete(id);
          else atHand.set(id, session);
          return session;
        },
        () => atHand.get(id) ?? null,
      ),
    set: (id, session) => {
      atHand.set(id, session);
      const touched = now();
      const text = encodeSession(session);
      // What was said while Redis was away is caught up with, unless another worker has heard something since.
      const write = async () => {
        const left = ttl - (now() - touched);
        if (left > 0) await connection.run(SET, [keyOf(id)], touched, text, left);
      };
      return link.ask(write, () => link.later(nameOf(id), write));
    },
    delete: (id) => {
      atHand.delete(id);
      const remove = async () => void (await connection.run(DELETE, [keyOf(id)]));
      return link.ask(remove, () => link.later(nameOf(id), remove));
    },
  };
}

const keyOf = (id: string) => `zonebot:session:${id}`;
const nameOf = (id: string) => `session ${id}`;
