// Counting messages in this process. rate-limiter-flexible's own memory knows no bound, and reads the clock of the wall.
import { LRUCache } from 'lru-cache';
import type { OpenAllowance } from '../limits.js';

interface Count {
  taken: number;
  readonly until: number;
}

/** So many keys are counted at a time for each allowance; the one silent longest goes first. */
const KEYS = 20_000;

/** `elapsed` in ms since any moment: a clock that never jumps. */
export function memoryAllowances(elapsed: () => number): OpenAllowance {
  return (_, { messages, seconds }) => {
    const counts = new LRUCache<string, Count>({ max: KEYS });
    return {
      take: async (key) => {
        const now = elapsed();
        const known = counts.get(key);
        const count = known && now < known.until ? known : { taken: 0, until: now + seconds * 1000 };
        count.taken += 1;
        counts.set(key, count);
        return count.taken > messages ? Math.ceil(count.until - now) : 0;
      },
    };
  };
}
