// This process, as others see it in Redis: it lives as long as it says so.
import { randomUUID } from 'node:crypto';
import type { Connection, Script } from './connection.js';
import type { Link } from './link.js';

export interface Worker {
  /** A name for one lane taken once: nobody else ever has it, which is what makes it a fence. */
  newToken(): string;
  isMine(token: string): boolean;
  /** Whether others still hold this process for alive, as far as it can know by itself. */
  isTrusted(): boolean;
  /** Says that it lives. */
  renew(): Promise<void>;
  /** Whether the process that made the token has ended, or is out of reach. */
  isDead(token: string): Promise<boolean>;
  /** The last word. */
  leave(): Promise<void>;
}

/** A process that says nothing for so many ms counts as dead. */
export const LEASE = 8000;
/** How often it says so. */
export const RENEWING = 2000;
/** After Redis was away every process needs a moment to say that it lives; nobody is dead before. */
const GRACE = 5000;
/** Clocks and networks are not exact. */
const MARGIN = 1500;

const SAY: Script = {
  name: 'zonebotWorkerSay',
  lua: "return redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])",
};
const ASK: Script = { name: 'zonebotWorkerAsk', lua: "return redis.call('EXISTS', KEYS[1])" };
const LEAVE: Script = { name: 'zonebotWorkerLeave', lua: "return redis.call('DEL', KEYS[1])" };

export function createWorker(connection: Connection, upFor: Link['upFor']): Worker {
  const id = randomUUID();
  let tokens = 0;
  let trusted = 0;
  return {
    newToken: () => `${id}:${++tokens}`,
    isMine: (token) => token.startsWith(`${id}:`),
    isTrusted: () => performance.now() < trusted,
    renew: async () => {
      const begun = performance.now();
      await connection.run(SAY, [keyOf(id)], LEASE);
      trusted = begun + LEASE - MARGIN;
    },
    isDead: async (token) =>
      upFor() >= GRACE && (await connection.run(ASK, [keyOf(token.split(':')[0])])) === 0,
    leave: async () => void (await connection.run(LEAVE, [keyOf(id)])),
  };
}

function keyOf(worker: string): string {
  return `zonebot:worker:${worker}`;
}
