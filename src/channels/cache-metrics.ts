// How often something that was worked out before was of use again.
import type { Metrics } from './metrics.js';

export type CacheName = 'first replies' | 'computed replies' | 'pictures';

/** Told of each time that the cache was asked, and whether it knew. */
export type CountCache = (isHit: boolean) => void;

export function countCache(metrics: Metrics, cache: CacheName): CountCache {
  const count = metrics.counter('zonebot_cache_total', 'Times a cache was asked, by what it knew.', [
    'cache',
    'outcome',
  ]);
  return (isHit) => count({ cache, outcome: isHit ? 'hit' : 'miss' });
}
