// Counting messages in Redis, by rate-limiter-flexible: what one worker counts, all of them know. While Redis is away each
// worker counts for itself.
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { OpenAllowance } from '../limits.js';
import { memoryAllowances } from '../memory/limits.js';
import type { Connection } from './connection.js';
import type { Link } from './link.js';

/** `elapsed` in ms since any moment, for counting without Redis. */
export function redisAllowances(
  { client }: Pick<Connection, 'client'>,
  link: Link,
  elapsed: () => number,
): OpenAllowance {
  const inMemory = memoryAllowances(elapsed);
  return (name, rate) => {
    const { messages, seconds } = rate;
    const limiter = new RateLimiterRedis({
      storeClient: client,
      keyPrefix: `zonebot:limit:${name}`,
      points: messages,
      duration: seconds,
    });
    const alone = inMemory(name, rate);
    const take = async (key: string): Promise<number> => {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 1);
        throw refused;
      }
    };
    return {
      take: (key) =>
        link.ask(
          () => take(key),
          () => alone.take(key),
        ),
    };
  };
}
