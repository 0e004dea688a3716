// The same sequences of commands on a model, SQLite, Redis and Redis Cluster: nobody can tell which it is.
// A longer run: ZONEBOT_SEQUENCES=20000 npx vitest run tests/state/model.test.ts
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { describe, it } from 'vitest';
import { readRedisAddress } from '../../src/state/redis/address.js';
import { openRedisState } from '../../src/state/redis/state.js';
import { openSqliteState } from '../../src/state/sqlite/state.js';
import type { State, StateOptions } from '../../src/state/state.js';
import { describeOnRedis, type RedisServer } from '../servers/redis.js';
import { describeOnRedisCluster } from '../servers/redis-cluster.js';
import { StateModel, TTL } from './model.js';
import { COMMANDS } from './model-commands.js';

const SEQUENCES = Number(process.env.ZONEBOT_SEQUENCES ?? 150);
const LONGEST = 40;
const PATIENCE = 60_000 + SEQUENCES * 1000;

interface Engine {
  readonly state: State;
  /** Lets so many ms pass for the engine. */
  pass(ms: number): Promise<void>;
}

async function expectLikeModel({ state, pass }: Engine): Promise<void> {
  let sequences = 0;
  let commands = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands([...COMMANDS], { maxCommands: LONGEST, size: 'max' }), async (all) => {
      sequences += 1;
      const name = `sequence ${sequences}`;
      const real = {
        state,
        name,
        firstId: sequences * 10,
        pass: async (ms: number) => {
          await pass(ms);
          await state.prune();
        },
      };
      commands += [...all].length;
      await fc.asyncModelRun(() => ({ model: new StateModel(), real }), all);
    }),
    { numRuns: SEQUENCES },
  );
  console.info(`${sequences} sequences of ${Math.round(commands / sequences)} commands in the mean`);
}

/** Opens an engine on a clock that moves. */
async function onClock(open: (options: StateOptions) => Promise<State>): Promise<Engine> {
  let now = 1_700_000_000_000;
  const clocks = { now: () => now, elapsed: () => now };
  const state = await open({ sessions: { max: 1_000_000, ttl: TTL }, ...clocks });
  return {
    state,
    pass: async (ms) => {
      now += ms;
    },
  };
}

/** Time passes for whatever Redis keeps, but not for the claims of living processes. */
const LET_PASS = `for _, key in ipairs(redis.call('KEYS', '*')) do
  if not string.find(key, 'zonebot:worker:', 1, true) then
    local left = redis.call('PTTL', key) - ARGV[1]
    if left <= 0 then redis.call('DEL', key) else redis.call('PEXPIRE', key, left) end
  end
end`;

async function onRedis(url: string, nodes: readonly RedisServer[]): Promise<Engine> {
  const clients: readonly Redis[] = nodes.map((node) => node.client());
  const engine = await onClock((options) =>
    openRedisState({ ...options, address: readRedisAddress(url)!, onEvent: () => {} }),
  );
  return {
    state: engine.state,
    pass: async (ms) => {
      await Promise.all(clients.map((client) => client.eval(LET_PASS, 0, ms)));
      await engine.pass(ms);
    },
  };
}

async function withEngine(opening: Promise<Engine>): Promise<void> {
  const engine = await opening;
  try {
    await expectLikeModel(engine);
  } finally {
    await engine.state.close();
  }
}

describe('SQLite', () => {
  it(
    `${SEQUENCES} sequences end as with the model`,
    () => withEngine(onClock(async (options) => openSqliteState(null, options))),
    PATIENCE,
  );
});

describeOnRedis('Redis', (server) => {
  it(
    `${SEQUENCES} sequences end as with the model`,
    () => withEngine(onRedis(server().url, [server()])),
    PATIENCE,
  );
});

describeOnRedisCluster('Redis Cluster', (cluster) => {
  it(
    `${SEQUENCES} sequences end as with the model`,
    () => withEngine(onRedis(cluster().url, cluster().nodes)),
    PATIENCE,
  );
});
