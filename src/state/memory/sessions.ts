// Conversations in memory: the least recently used ones go first, and all of them after a time.
import { LRUCache } from 'lru-cache';
import type { SessionStore } from '../../bot.js';
import type { Session } from '../../understand/session.js';
import type { Sessions } from '../sessions.js';

export interface MemorySessionOptions {
  readonly max: number;
  /** Milliseconds after the last turn. */
  readonly ttl: number;
}

/** For one conversation after another in this process: the terminal, measuring. */
export function createMemorySessions({ max, ttl }: MemorySessionOptions): SessionStore {
  const sessions = new LRUCache<string, Session>({ max, ttl });
  return {
    get: (id) => sessions.get(id),
    set: (id, session) => void sessions.set(id, session),
  };
}

/** `now` in ms. */
export function memorySessions({
  max,
  ttl,
  now,
}: MemorySessionOptions & { readonly now: () => number }): Sessions {
  const sessions = new LRUCache<string, Session>({ max, ttl, ttlResolution: 0, perf: { now } });
  return {
    get: async (id) => sessions.get(id) ?? null,
    set: async (id, session) => void sessions.set(id, session),
    delete: async (id) => void sessions.delete(id),
  };
}
