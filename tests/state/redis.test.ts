import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRedisAddress } from '../../src/state/redis/address.js';
import { openRedisState } from '../../src/state/redis/state.js';
import { describeOnRedis } from '../servers/redis.js';
import { describeOnRedisCluster } from '../servers/redis-cluster.js';
import { describeState } from './state-cases.js';

/** Whatever was written has an end: what Redis keeps for ever fills it. */
async function keysWithoutEnd(servers: readonly Redis[]): Promise<readonly string[]> {
  const found = await Promise.all(
    servers.map(async (server) => {
      const keys = await server.keys('*');
      const ends = await Promise.all(keys.map((key) => server.pttl(key)));
      return keys.filter((_, at) => ends[at] === -1);
    }),
  );
  return found.flat();
}

async function empty(servers: readonly Redis[]): Promise<void> {
  await Promise.all(servers.map((server) => server.flushall()));
}

const open = (url: () => string, servers: () => readonly Redis[]) =>
  describeState.bind(null, 'Redis', async (options) => {
    await empty(servers());
    return openRedisState({ ...options, address: readRedisAddress(url())!, onEvent: () => {} });
  });

describeOnRedis('one server', (server) => {
  let clients: readonly Redis[];
  beforeAll(() => {
    clients = [server().client()];
  });
  open(
    () => server().url,
    () => clients,
  )();
  afterAll(async () => expect(await keysWithoutEnd(clients)).toEqual([]));
});

describeOnRedisCluster('a cluster', (cluster) => {
  let clients: readonly Redis[];
  beforeAll(() => {
    clients = cluster().nodes.map((node) => node.client());
  });
  open(
    () => cluster().url,
    () => clients,
  )();
  afterAll(async () => expect(await keysWithoutEnd(clients)).toEqual([]));
});
