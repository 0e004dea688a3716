// Conversations in memory: the least recently used ones go first, and all of them after a time.
import { LRUCache } from 'lru-cache';
import type { SessionStore } from '../bot.js';
import type { Session } from '../understand/session.js';

export interface MemorySessionOptions {
  readonly max: number;
  /** Milliseconds after the last turn. */
  readonly ttl: number;
}

export function createMemorySessions({ max, ttl }: MemorySessionOptions): SessionStore {
  const sessions = new LRUCache<string, Session>({ max, ttl });
  return {
    get: (id) => sessions.get(id),
    set: (id, session) => void sessions.set(id, session),
  };
}
