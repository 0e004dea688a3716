// npm run bench -- workers: updates answered per second by one worker and by two with one Redis (L4), and per second of
// processor that the workers took. Needs redis-server. Workers, Redis, Telegram and load share this machine, so a second
// worker can only show what a second machine would add where something is left for it: SHARE=40 holds each worker to 40 %
// of a core, by Debian's cpulimit, as if each were a small machine of its own.
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
/** For each worker, once to warm up and once to be measured. */
const UPDATES = Number(process.env.UPDATES ?? 3000);
const SHARE = process.env.SHARE ?? null;
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

/** Resolves with what ends it. */
function hold({ child }) {
  const holder = spawn('cpulimit', ['--limit', SHARE, '--pid', String(child.pid)], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    holder.once('error', () => reject(new Error('SHARE needs cpulimit (apt-get install cpulimit)')));
    holder.once('spawn', () =>
      resolve(() => {
        const ended = new Promise((end) => holder.once('close', end));
        // It lets go of the process when it is interrupted.
        holder.kill('SIGINT');
        return ended;
      }),
    );
  });
}

async function measure(count) {
  const redis = await startRedis();
  const telegram = await startTelegram();
  const env = { ZONEBOT_REDIS_URL: redis.url, ...NO_LIMITS };
  const workers = [];
  for (let at = 0; at < count; at += 1) workers.push(await startZonebot(env, telegram));
  const spent = () => workers.reduce((sum, { child }) => sum + secondsOf(child.pid), 0);
  const updates = UPDATES * count;
  await drive(workers, telegram, { first: 1, count: updates });
  const held = SHARE === null ? [] : await Promise.all(workers.map(hold));
  const [before, inRedis, here] = [spent(), secondsOf(redis.pid), secondsOf(process.pid)];
  const driven = await drive(workers, telegram, { first: 1 + updates, count: updates });
  const each = (seconds) => (1000 * seconds) / updates;
  const result = {
    ...driven,
    worker: each(spent() - before),
    redis: each(secondsOf(redis.pid) - inRedis),
    load: each(secondsOf(process.pid) - here),
  };
  for (const letGo of held) await letGo();
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
    ['', 'updates/s', 'p99 ms', 'worker, ms each', 'Redis, ms each', 'Telegram and load, ms each', 'twice'],
    [...results.keys()].map((name) => [
      name,
      of(name, 'rate').toFixed(0),
      of(name, 'p99').toFixed(0),
      ...['worker', 'redis', 'load'].map((key) => of(name, key).toFixed(2)),
      of(name, 'twice').toFixed(0),
    ]),
  ),
);
const times = of('two workers', 'rate') / of('one worker', 'rate');
console.log(
  `two / one: ${times.toFixed(2)} in updates/s, goal: at least ${GOAL}; ms are of processor; ${SHARE === null ? 'nobody is held back' : `each worker is held to ${SHARE} % of a core`}`,
);
if (times < GOAL) process.exitCode = 1;
