// The program as an operator runs it: killed, stopped, started twice, with a wrong token. Real processes, a real file.
// A longer run: ZONEBOT_KILLS=200 ZONEBOT_STOPS=50 npx vitest run tests/telegram/process.test.ts
import { afterEach, describe, expect, it, vi } from 'vitest';
import { replyBook } from './reply-book.js';
import { type Home, newHome, type RunningBot, runBot } from './running-bot.js';
import { FAULTS, randomBy } from './stand-in/faults.js';
import { group, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

// Processes that start on a busy machine take long.
vi.setConfig({ testTimeout: 160_000 });

const KILLS = Number(process.env.ZONEBOT_KILLS ?? 3);
const STOPS = Number(process.env.ZONEBOT_STOPS ?? 1);
const UPDATES = 50;
const CHATS = 5;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(): Promise<{ standIn: StandIn; home: Home; run: (env?: object) => RunningBot }> {
  const standIn = await startStandIn();
  const home = newHome();
  closers.push(
    () => home.remove(),
    () => standIn.close(),
  );
  const run = (env: object = {}) => {
    const bot = runBot(standIn, home, env);
    closers.push(async () => {
      bot.child.kill('SIGKILL');
      await bot.ended;
    });
    return bot;
  };
  return { standIn, home, run };
}

const QUESTIONS = [
  '贵阳高新区有多少家研发机构',
  '贵阳高新区规模以上工业增加值增长多少',
  '苏州工业园区有多少家企业',
  '/zone 青岛',
  '洪锡哲是谁',
];

/** Asks in several groups: there a reply names the message that it answers. */
function askAll(standIn: StandIn, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const chat = group(-100 - (at % CHATS), `群${at % CHATS}`);
    const { message } = standIn.people.say(chat, user(7, '李'), `/ask ${QUESTIONS[at % QUESTIONS.length]}`);
    return `${chat.id}/${message.message_id}`;
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('kill -9', () => {
  it(
    `at ${KILLS} random points, ${UPDATES} questions each: none is lost, and what is sent twice is the same`,
    async () => {
      const { standIn, run } = await start();
      const random = randomBy(5);
      const replies = replyBook(standIn);
      const asked: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        asked.push(...askAll(standIn, UPDATES));
        const bot = run();
        const enough = replies().size + random() * UPDATES;
        await standIn.waitFor(() => replies().size >= enough, 60_000);
        await pause(random() * 5);
        bot.child.kill('SIGKILL');
        await bot.ended;
      }
      const before = replies().size;
      const last = run();
      await standIn.waitFor(() => replies().size === asked.length, 60_000 + KILLS * 5000);
      last.child.kill('SIGTERM');
      expect(await last.ended).toBe(0);
      const again = [...replies().values()].filter((copies) => copies.length > 1);
      console.info(
        `${KILLS} kills, ${asked.length} questions: ${before} answered before the last start, ${again.length} twice`,
      );
      expect([...replies().keys()].sort()).toEqual([...asked].sort());
      expect(again.every((copies) => new Set(copies).size === 1)).toBe(true);
      // At most one call of each chat is under way when the process dies.
      expect(again.length).toBeLessThanOrEqual(KILLS * CHATS);
    },
    KILLS * 60_000 + 60_000,
  );
});

describe('stopping', () => {
  it(
    `SIGTERM under load, ${STOPS} times: what is being sent is finished, the rest is for the next one; nothing lost, nothing twice`,
    async () => {
      const { standIn, run } = await start();
      const replies = replyBook(standIn);
      standIn.faults.add(FAULTS.hang(30), { method: 'sendMessage', times: Number.POSITIVE_INFINITY });
      const asked: string[] = [];
      for (let stop = 0; stop < STOPS; stop += 1) {
        asked.push(...askAll(standIn, UPDATES));
        const enough = replies().size + 3;
        const bot = run();
        await standIn.waitFor(() => replies().size > enough, 60_000);
        bot.child.kill('SIGTERM');
        expect(await bot.ended).toBe(0);
        expect(replies().size).toBeLessThan(asked.length);
      }
      const last = run();
      await standIn.waitFor(() => replies().size === asked.length, 60_000 + STOPS * 5000);
      last.child.kill('SIGINT');
      expect(await last.ended).toBe(0);
      expect([...replies().keys()].sort()).toEqual([...asked].sort());
      expect([...replies().values()].every((copies) => copies.length === 1)).toBe(true);
    },
    STOPS * 60_000 + 60_000,
  );
});

it('SIGTERM while Telegram answers nothing: ends in time, and the next process sends the reply', async () => {
  const { standIn, run } = await start();
  const replies = replyBook(standIn);
  standIn.faults.add(FAULTS.hang(60_000), { method: 'sendMessage' });
  askAll(standIn, 1);
  const first = run();
  await standIn.waitFor((ledger) => ledger.of('sendMessage')[0], 10_000);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(standIn.ledger.of('sendMessage')[0].ended).toBe('client left');
  run();
  await standIn.waitFor(() => replies().size === 1, 10_000);
}, 40_000);

describe('one clear line and an exit code', () => {
  it('for a token that Telegram refuses', async () => {
    const { standIn, run } = await start();
    const bot = run({ TELEGRAM_BOT_TOKEN: `${standIn.token}x` });
    expect(await bot.ended).toBe(2);
    expect(bot.output().trim().split('\n').at(-1)).toMatch(
      /^zonebot: Telegram refuses the token \(Unauthorized\): get a valid one/u,
    );
  });

  it('for a second process with the same token', async () => {
    const { run } = await start();
    const first = run();
    await first.wrote('Telegram: running');
    const second = run({ ZONEBOT_DATA: 'other' });
    const [code, loser] = await Promise.race(
      [first, second].map(async (bot) => [await bot.ended, bot] as const),
    );
    expect(code).toBe(2);
    expect(loser.output()).toContain('zonebot: another process uses this token');
  });

  it('for a second process with the same data', async () => {
    const { run } = await start();
    const first = run();
    await first.wrote('Telegram: running');
    const second = run();
    expect(await second.ended).toBe(2);
    expect(second.output()).toMatch(/^zonebot: .*zonebot\.sqlite: is in use by another zonebot\n$/u);
  });

  it('for a port that is taken', async () => {
    const { standIn, run } = await start();
    const { port } = new URL(standIn.apiRoot);
    const bot = run({ TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram', ZONEBOT_PORT: port });
    expect(await bot.ended).toBe(2);
    expect(bot.output()).toMatch(
      /\nzonebot: the HTTP server cannot start: .*EADDRINUSE.*\(ZONEBOT_HOST, ZONEBOT_PORT\)\n$/u,
    );
  });

  it('nothing that it writes, in any of this, has the token in it', async () => {
    const { standIn, run } = await start();
    const replies = replyBook(standIn);
    const faults = [
      FAULTS.internal(),
      FAULTS.badGateway(),
      FAULTS.resetBefore(),
      FAULTS.truncated(),
      FAULTS.blocked(),
    ];
    for (const fault of faults) {
      standIn.faults.add(fault, { method: 'sendMessage' });
      standIn.faults.add(fault, { method: 'setMyCommands' });
    }
    standIn.faults.add(FAULTS.resetBefore(), { method: 'deleteWebhook' });
    standIn.faults.add(FAULTS.unauthorized(), { method: 'getMe' });
    const refused = run();
    expect(await refused.ended).toBe(2);
    askAll(standIn, 5);
    const bot = run({ ZONEBOT_LOG: 'debug', DEBUG: 'grammy*' });
    await standIn.waitFor(() => replies().size >= 4, 60_000);
    standIn.faults.add(FAULTS.unauthorized(), { method: 'sendMessage' });
    askAll(standIn, 1);
    expect(await bot.ended).toBe(2);
    const [, secret] = standIn.token.split(':');
    expect(refused.output() + bot.output()).not.toContain(secret);
  }, 40_000);
});
