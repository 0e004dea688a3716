// Notes in Redis. This process has its own copies, for the time when Redis is away.
import { memoryNotes } from '../memory/notes.js';
import type { Notes } from '../notes.js';
import type { Connection, Script } from './connection.js';
import type { Link } from './link.js';

export interface RedisNotesParts {
  readonly connection: Pick<Connection, 'run'>;
  readonly link: Link;
  /** So many copies. */
  readonly most: number;
  /** Time in ms. */
  readonly now: () => number;
}

const READ: Script = { name: 'zonebotNoteRead', lua: "return redis.call('GET', KEYS[1])" };
const WRITE: Script = {
  name: 'zonebotNoteWrite',
  lua: "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])",
};
const CLAIM: Script = {
  name: 'zonebotNoteClaim',
  lua: `local kept = redis.call('GET', KEYS[1])
if not kept then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return kept`,
};
const REPLACE: Script = {
  name: 'zonebotNoteReplace',
  lua: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1`,
};
const REMOVE: Script = { name: 'zonebotNoteRemove', lua: "return redis.call('DEL', KEYS[1])" };

export function redisNotes(purpose: string, { connection, link, most, now }: RedisNotesParts): Notes {
  const copies = memoryNotes(most, now);
  const keyOf = (key: string) => `zonebot:note:${purpose}:${key}`;
  const nameOf = (key: string) => `note ${purpose} ${key}`;
  const run = (script: Script, key: string, ...args: readonly (string | number)[]) =>
    connection.run(script, [keyOf(key)], ...args);
  /** What this process alone has written is told to the others when Redis is back. */
  const tellLater = (key: string, text: string, ttl: number) => {
    const until = now() + ttl;
    link.later(nameOf(key), async () => {
      const left = until - now();
      if (left > 0) await run(WRITE, key, text, left);
    });
  };
  const removeLater = (key: string) => link.later(nameOf(key), () => run(REMOVE, key));
  const text = (reply: unknown) => (typeof reply === 'string' ? reply : null);
  return {
    read: (key) =>
      link.ask<string | null>(
        async () => text(await run(READ, key)),
        () => copies.read(key),
      ),
    write: async (key, written, ttl) => {
      await copies.write(key, written, ttl);
      await link.ask<unknown>(
        () => run(WRITE, key, written, ttl),
        () => tellLater(key, written, ttl),
      );
    },
    claim: async (key, written, ttl) => {
      const kept = await link.ask(
        async () => [text(await run(CLAIM, key, written, ttl))] as const,
        () => null,
      );
      if (kept === null) {
        const known = await copies.claim(key, written, ttl);
        if (known === null) tellLater(key, written, ttl);
        return known;
      }
      await copies.write(key, kept[0] ?? written, ttl);
      return kept[0];
    },
    replace: async (key, written, by, ttl) => {
      const replaced = await link.ask(
        async () => ((await run(REPLACE, key, written, by ?? '', ttl)) as number) === 1,
        () => null,
      );
      if (replaced === null) {
        const isDone = await copies.replace(key, written, by, ttl);
        if (isDone && by === null) removeLater(key);
        if (isDone && by !== null) tellLater(key, by, ttl);
        return isDone;
      }
      if (replaced && by !== null) await copies.write(key, by, ttl);
      if (!replaced || by === null) await copies.remove(key);
      return replaced;
    },
    remove: async (key) => {
      await copies.remove(key);
      await link.ask<unknown>(
        () => run(REMOVE, key),
        () => removeLater(key),
      );
    },
  };
}
