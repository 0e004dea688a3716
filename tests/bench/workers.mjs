// npm run bench -- workers: updates answered per second by one worker and by two with one Redis (L4), and per second of
// processor that the workers took: where workers, Redis, Telegram and load share two cores, only the latter can show what
// a second machine would add. Needs redis-server.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, NO_LIMITS, QUESTIONS, share, startTelegram } from './bots.mjs';
import { secondsOf } from './process-use.mjs';
import { machine, median, tableOf } from './tables.mjs';
import { openWebhook, saying, startZonebot } from './webhook.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const UPDATES = 3000;
const CONNECTIONS = 50;
const GOAL = 1.7;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function startRedis() {
  const dir = mkdtempSync(join(tmpdir(), 'zonebot-bench-redis-'));
  const port = await freePort();
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--appendonly',
    'yes',
    '--save',
    '',
  ];
  const child = spawn('redis-server', options, { stdio: 'ignore' });
  const answers = () =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end());
      socket.once('close', (isFailed) => resolve(!isFailed)).on('error', () => {});
    });
  while (!(await answers())) await pause(20);
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(dir, { recursive: true });
    },
  };
}

/** Each connection waits for the reply; the workers take turns. */
async function drive(workers, telegram, { first, count }) {
  const webhook = openWebhook(CONNECTIONS);
  const sentAt = new Map();
  const awaited = new Map();
  const waits = [];
  let twice = 0;
  telegram.listen((chat) => {
    if (!awaited.has(chat)) twice += 1;
    else waits.push(performance.now() - sentAt.get(chat));
    awaited.get(chat)?.();
    awaited.delete(chat);
  });
  let next = 0;
  const begun = performance.now();
  const connection = async () => {
    while (next < count) {
      const id = first + next;
      next += 1;
      const reply = new Promise((resolve) => awaited.set(id, resolve));
      sentAt.set(id, performance.now());
      const update = saying(id, id, QUESTIONS[id % QUESTIONS.length]);
      while ((await webhook.post(workers[id % workers.length].port, update)) !== 200) await pause(50);
      await reply;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  webhook.close();
  return { rate: count / ((performance.now() - begun) / 1000), p99: share(waits, 0.99), twice };
}

async function measure(count) {
  const redis = await startRedis();
  const telegram = await startTelegram();
  const env = { ZONEBOT_REDIS_URL: redis.url, ...NO_LIMITS };
  const workers = [];
  for (let at = 0; at < count; at += 1) workers.push(await startZonebot(env, telegram));
  const spent = () => workers.reduce((sum, { child }) => sum + secondsOf(child.pid), 0);
  await drive(workers, telegram, { first: 1, count: 500 });
  const [before, inRedis] = [spent(), secondsOf(redis.pid)];
  const driven = await drive(workers, telegram, { first: 1000, count: UPDATES });
  const result = {
    ...driven,
    perProcessor: UPDATES / (spent() - before),
    redis: (1000 * (secondsOf(redis.pid) - inRedis)) / UPDATES,
  };
  for (const worker of workers) await worker.stop();
  telegram.close();
  await redis.stop();
  return result;
}

const results = new Map([
  ['one worker', []],
  ['two workers', []],
]);
for (let round = 0; round < ROUNDS; round += 1) {
  results.get('one worker').push(await measure(1));
  results.get('two workers').push(await measure(2));
}
const of = (name, key) => median(results.get(name).map((result) => result[key]));
console.log(machine(ROUNDS));
console.log(
  tableOf(
    ['', 'updates/s', 'p99 ms', 'per s of the workers’ processor', 'Redis, ms each', 'twice'],
    [...results.keys()].map((name) => [
      name,
      of(name, 'rate').toFixed(0),
      of(name, 'p99').toFixed(0),
      of(name, 'perProcessor').toFixed(0),
      of(name, 'redis').toFixed(2),
      of(name, 'twice').toFixed(0),
    ]),
  ),
);
const times = of('two workers', 'rate') / of('one worker', 'rate');
const work = of('two workers', 'perProcessor') / of('one worker', 'perProcessor');
console.log(
  `two / one: ${times.toFixed(2)} in updates/s, goal: at least ${GOAL}; ${work.toFixed(2)} in updates per second of processor, so ${(2 * work).toFixed(2)} where each has a core of its own`,
);
if (times < GOAL) process.exitCode = 1;
