// Replies by message: the platform asks up to three times, the bot is asked once, and every try gets the same bytes.
import { LRUCache } from 'lru-cache';

export interface ComputedReplies {
  has(message: string): boolean;
  /** What was computed for this message, or is being computed; `compute` must not reject. */
  of(message: string, compute: () => Promise<string>): Promise<string>;
}

/** As long as a nonce is remembered, so that a request brought again finds its reply. In ms. */
const KEPT = 10 * 60_000;
const REPLIES = 5000;

export function createComputedReplies(
  now: () => number,
  onAsked: (isKnown: boolean) => void,
): ComputedReplies {
  const replies = new LRUCache<string, Promise<string>>({
    max: REPLIES,
    ttl: KEPT,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    has: (message) => replies.has(message),
    of: (message, compute) => {
      const known = replies.get(message);
      onAsked(known !== undefined);
      if (known) return known;
      const reply = compute();
      replies.set(message, reply);
      return reply;
    },
  };
}
