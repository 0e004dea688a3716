// Several workers behind one webhook: each message once, in order, whichever worker it comes to, and whichever ends.
// A longer run: ZONEBOT_COPIED=10000 ZONEBOT_RESTARTS=25 npx vitest run tests/workers/workers.test.ts
import { afterEach, expect, it } from 'vitest';
import { describeOnRedis, type RedisServer } from '../servers/redis.js';
import { newHome, runBot } from '../telegram/running-bot.js';
import { randomBy } from '../telegram/stand-in/faults.js';
import { startStandIn } from '../telegram/stand-in/stand-in.js';
import { meanwhile, pause, startWorkers, type Workers } from './workers-on-redis.js';

const COPIED = Number(process.env.ZONEBOT_COPIED ?? 100);
const RESTARTS = Number(process.env.ZONEBOT_RESTARTS ?? 1);
const CHATS = 40;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(url: string): Promise<Workers> {
  const workers = await startWorkers(url);
  closers.push(workers.close);
  return workers;
}

/** Of each chat, the numbers of the questions that were answered, as they were. */
function order({ standIn }: Workers): ReadonlyMap<number, readonly number[]> {
  const chats = new Map<number, number[]>();
  for (const { method, payload, outcome } of standIn.ledger.calls) {
    if (method !== 'sendMessage' || !outcome?.ok) continue;
    const { chat_id, reply_parameters } = payload as {
      chat_id: number;
      reply_parameters: { message_id: number };
    };
    chats.set(chat_id, [...(chats.get(chat_id) ?? []), reply_parameters.message_id]);
  }
  return chats;
}

function expectOrder(workers: Workers): void {
  for (const answered of order(workers).values())
    expect(answered).toEqual([...answered].sort((a, b) => a - b));
}

const twice = (workers: Workers) => [...workers.replies().values()].filter(({ length }) => length > 1);
const expectNoneTwice = (workers: Workers) => expect(twice(workers).length).toBe(0);
/** Numbers of messages begin anew with each stand-in. */
const emptied = async (server: RedisServer): Promise<string> => {
  await server.client().flushall();
  return server.url;
};

describeOnRedis('two workers behind one webhook', (server) => {
  it(
    `F8: ${COPIED} updates, each two to ten times at once at both: one reply each`,
    async () => {
      const workers = await start(await emptied(server()));
      await Promise.all([workers.start(), workers.start()]);
      const random = randomBy(8);
      for (let at = 0; at < COPIED; at += 1) {
        workers.balancer.copies = 2 + Math.floor(random() * 9);
        workers.ask(at % CHATS);
        if (at % 20 === 19) await pause(20);
      }
      await workers.answered(20_000 + COPIED * 20);
      await pause(500);
      console.info(
        `F8: ${COPIED} updates, ${workers.replies().size} answered, ${twice(workers).length} twice`,
      );
      expect([...workers.replies().keys()].sort()).toEqual([...workers.asked].sort());
      expectNoneTwice(workers);
    },
    60_000 + COPIED * 40,
  );

  it('messages of one chat that come to both are answered in order', async () => {
    const workers = await start(await emptied(server()));
    await Promise.all([workers.start(), workers.start()]);
    for (let at = 0; at < 60; at += 1) {
      workers.ask(at % 3);
      // Telegram brings several at once, and in any order: the promise is for what came before another was sent.
      await workers.standIn.waitFor(() => workers.standIn.pending() === 0, 20_000);
    }
    await workers.answered(20_000);
    expectNoneTwice(workers);
    expectOrder(workers);
  }, 60_000);

  it(
    `F2: one after the other is restarted under load, ${RESTARTS} times: nothing lost, nothing twice`,
    async () => {
      const workers = await start(await emptied(server()));
      let [first, second] = await Promise.all([workers.start(), workers.start()]);
      let chat = 0;
      const ask = () => void workers.ask(chat++ % CHATS);
      await meanwhile(25, ask, async () => {
        for (let restart = 0; restart < RESTARTS; restart += 1) {
          expect(await workers.end(first, 'SIGTERM')).toBe(0);
          first = await workers.start();
          expect(await workers.end(second, 'SIGTERM')).toBe(0);
          second = await workers.start();
        }
      });
      await workers.answered(30_000);
      console.info(
        `F2: ${RESTARTS * 2} restarts, ${workers.asked.length} questions, ${twice(workers).length} answered twice`,
      );
      expect([...workers.replies().keys()].sort()).toEqual([...workers.asked].sort());
      expectNoneTwice(workers);
    },
    60_000 + RESTARTS * 20_000,
  );

  it(
    `F1: one is killed under load, ${RESTARTS} times: the other goes on, nothing lost, what comes twice is the same`,
    async () => {
      const workers = await start(await emptied(server()));
      let [victim] = await Promise.all([workers.start(), workers.start()]);
      let chat = 0;
      await meanwhile(
        25,
        () => void workers.ask(chat++ % CHATS),
        async () => {
          for (let kill = 0; kill < RESTARTS; kill += 1) {
            await pause(1000);
            await workers.end(victim, 'SIGKILL');
            victim = await workers.start();
          }
        },
      );
      await workers.answered(30_000);
      const repeated = twice(workers);
      console.info(
        `F1: ${RESTARTS} kills, ${workers.asked.length} questions, ${repeated.length} answered twice`,
      );
      expect(repeated.every((copies) => new Set(copies).size === 1)).toBe(true);
      expect(repeated.length).toBeLessThanOrEqual(RESTARTS * CHATS);
    },
    90_000 + RESTARTS * 20_000,
  );
});

describeOnRedis('two workers by long polling', (server) => {
  it('the second one ends, and says why', async () => {
    const standIn = await startStandIn();
    const homes = [newHome(), newHome()];
    closers.push(
      () => homes.map((home) => home.remove()),
      () => standIn.close(),
    );
    const bots = homes.map((home) => runBot(standIn, home, { ZONEBOT_REDIS_URL: server().url }));
    for (const bot of bots)
      closers.push(async () => {
        bot.child.kill('SIGKILL');
        await bot.ended;
      });
    const [code, loser] = await Promise.race(bots.map(async (bot) => [await bot.ended, bot] as const));
    expect(code).toBe(2);
    expect(loser.output()).toContain('zonebot: another process uses this token');
  }, 40_000);
});
