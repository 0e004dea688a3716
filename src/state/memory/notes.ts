// Notes in memory: for one worker, or while others are out of reach.
import { LRUCache } from 'lru-cache';
import type { Notes } from '../notes.js';

/** The least recently used goes first where there are too many. `now` in ms. */
export function memoryNotes(most: number, now: () => number): Notes {
  const notes = new LRUCache<string, string>({ max: most, ttl: 1, ttlResolution: 0, perf: { now } });
  const write = (key: string, text: string, ttl: number) => void notes.set(key, text, { ttl });
  return {
    read: async (key) => notes.get(key) ?? null,
    write: async (key, text, ttl) => write(key, text, ttl),
    claim: async (key, text, ttl) => {
      const kept = notes.get(key) ?? null;
      if (kept === null) write(key, text, ttl);
      return kept;
    },
    replace: async (key, text, by, ttl) => {
      if (notes.get(key) !== text) return false;
      if (by === null) notes.delete(key);
      else write(key, by, ttl);
      return true;
    },
    remove: async (key) => void notes.delete(key),
  };
}
