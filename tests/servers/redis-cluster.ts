// A real Redis Cluster of three servers on this machine, none of which has a copy of another.
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../telegram/free-port.js';
import { describeWithRedis, type RedisServer, startRedis } from './redis.js';

export interface RedisCluster {
  /** Addresses of all servers, with commas between. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** Resolves when each server knows that all slots are served: a while after one of them is back. */
  whole(): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const NODES = 3;
/** The bus of a server is at its port and this. */
const BUS = 10_000;

export function describeOnRedisCluster(name: string, cases: (cluster: () => RedisCluster) => void): void {
  describeWithRedis(name, () => {
    let cluster: RedisCluster;
    beforeAll(async () => {
      cluster = await startRedisCluster();
    }, PATIENCE_MS);
    afterAll(() => cluster?.stop(), PATIENCE_MS);
    cases(() => cluster);
  });
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const nodes: RedisServer[] = [];
  for (let node = 0; node < NODES; node += 1) {
    const settings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
    nodes.push(await startRedis({ settings, port: await portWithBus() }));
  }
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  const isWhole = async () => {
    const states = await Promise.all(nodes.map((node) => node.client().cluster('INFO')));
    return states.every((state) => String(state).includes('cluster_state:ok'));
  };
  const whole = async () => {
    const until = Date.now() + PATIENCE_MS;
    while (!(await isWhole())) {
      if (Date.now() > until) throw new Error('the cluster does not come together');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await whole();
  return {
    url: nodes.map(({ url }) => url).join(','),
    nodes,
    whole,
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
  };
}

async function portWithBus(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port + BUS < 65_536) return port;
  }
}
