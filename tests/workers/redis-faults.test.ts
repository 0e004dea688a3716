// Redis is killed and frozen while two workers answer: nothing is lost, nobody waits for long, and it mends by itself.
// A longer run, on a machine that does nothing else, which is held against the goals in time as well:
// ZONEBOT_GOALS=1 ZONEBOT_REDIS_KILLS=30 ZONEBOT_REDIS_PAUSE=10000 ZONEBOT_REDIS_FROZEN=15000 npx vitest run
// tests/workers/redis-faults.test.ts
import { afterEach, expect, it } from 'vitest';
import { describeOnRedis, type RedisServer } from '../servers/redis.js';
import { meanwhile, pause, quantile, startWorkers, type Worker, type Workers } from './workers-on-redis.js';

/** How often Redis is killed, ms from one kill to the next, and ms for which it stands still. */
const KILLS = Number(process.env.ZONEBOT_REDIS_KILLS ?? 2);
const PAUSE = Number(process.env.ZONEBOT_REDIS_PAUSE ?? 2500);
const FROZEN = Number(process.env.ZONEBOT_REDIS_FROZEN ?? 3000);
const GOALS = process.env.ZONEBOT_GOALS !== undefined;
const CHATS = 40;
/** From one question to the next, in ms. */
const EVERY = 40;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function two(server: RedisServer): Promise<readonly [Workers, readonly Worker[]]> {
  // Numbers of messages begin anew with each stand-in.
  await server.client().flushall();
  const workers = await startWorkers(server.url);
  closers.push(workers.close);
  return [workers, await Promise.all([workers.start(), workers.start()])];
}

/** Ms until all of them say so. */
async function until(readiness: string, workers: readonly Worker[]): Promise<number> {
  const begun = Date.now();
  for (;;) {
    const all = await Promise.all(workers.map((worker) => worker.readiness()));
    if (all.every((one) => one === readiness)) return Date.now() - begun;
    if (Date.now() - begun > 20_000) throw new Error(`they say ${all.join(' and ')}, not ${readiness}`);
    await pause(20);
  }
}

function told(workers: Workers): { readonly line: string; readonly p99: number; readonly twice: number } {
  const waits = workers.waits();
  const p99 = quantile(waits, 0.99);
  const twice = [...workers.replies().values()].filter(({ length }) => length > 1).length;
  return {
    line: `${workers.asked.length} questions, ${workers.replies().size} answered, ${twice} twice; ms to the reply: p50 ${quantile(waits, 0.5)}, p99 ${p99}, longest ${waits.at(-1)}`,
    p99,
    twice,
  };
}

describeOnRedis('Redis while two workers answer', (server) => {
  it(
    `F3: killed and restarted ${KILLS} times: nothing lost, and they come back to it`,
    async () => {
      const [workers, both] = await two(server());
      let chat = 0;
      const backs: number[] = [];
      await meanwhile(
        EVERY,
        () => void workers.ask(chat++ % CHATS),
        async () => {
          for (let kill = 0; kill < KILLS; kill += 1) {
            await pause(PAUSE / 2);
            await server().kill('SIGKILL');
            await until('degraded', both);
            await pause(PAUSE / 2);
            await server().restart();
            backs.push(await until('ready', both));
          }
          await pause(500);
        },
      );
      await workers.answered(20_000);
      const { line, p99 } = told(workers);
      console.info(`F3: ${KILLS} kills, back after at most ${Math.max(...backs)} ms; ${line}`);
      expect([...workers.replies().keys()].sort()).toEqual([...workers.asked].sort());
      if (GOALS) expect(Math.max(...backs)).toBeLessThanOrEqual(2000);
      if (GOALS) expect(p99).toBeLessThanOrEqual(1500);
      for (const { child } of both) expect(child.exitCode).toBeNull();
    },
    60_000 + KILLS * (PAUSE + 5000),
  );

  it(
    `F4: frozen for ${FROZEN} ms: answers go on, nothing lost`,
    async () => {
      const [workers, both] = await two(server());
      let chat = 0;
      const back = await meanwhile(
        EVERY,
        () => void workers.ask(chat++ % CHATS),
        async () => {
          await pause(1000);
          server().freeze();
          await pause(FROZEN);
          expect(await Promise.all(both.map((worker) => worker.readiness()))).toEqual([
            'degraded',
            'degraded',
          ]);
          server().thaw();
          const after = await until('ready', both);
          await pause(1000);
          return after;
        },
      );
      await workers.answered(20_000);
      const { line, p99, twice } = told(workers);
      console.info(`F4: frozen for ${FROZEN} ms, back after ${back} ms; ${line}`);
      expect([...workers.replies().keys()].sort()).toEqual([...workers.asked].sort());
      if (GOALS) expect(p99).toBeLessThanOrEqual(1500);
      if (GOALS) expect(back).toBeLessThanOrEqual(2000);
      expect(twice).toBe(0);
    },
    60_000 + FROZEN,
  );
});
