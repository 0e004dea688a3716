// Redis, where it keeps the state: reached, let in, and keeping what it is told on its disk.
import type { RedisAddress } from '../state/redis/address.js';
import { type Check, failure, ok, reason, warning } from './check.js';

/** It has so many ms to be connected to. */
const PATIENCE = 2000;
const AGAIN = 100;

export function redisCheck(address: RedisAddress): Check {
  return {
    name: 'redis',
    run: async () => {
      const { connectRedis } = await import('../state/redis/connection.js');
      const connection = connectRedis(address);
      const where = address.nodes.map(({ host, port }) => `${host}:${port}`).join(', ');
      try {
        await untilDone(connection.ping);
        const infos = await connection.info('persistence');
        if (infos.some((info) => info.includes('aof_enabled:0')))
          return warning(
            `${where} answers, and keeps nothing when it is killed`,
            'set appendonly yes in redis.conf',
          );
        return ok(`${where} answers, and appends to its file`);
      } catch (error) {
        return failure(`${where}: ${reason(error)}`, 'start it, or look at ZONEBOT_REDIS_URL');
      } finally {
        connection.close();
      }
    },
  };
}

/** A connection takes a moment; the last failure is the one that is told. */
async function untilDone(call: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + PATIENCE; ; ) {
    try {
      return await call();
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}
