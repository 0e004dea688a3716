// npm run bench -- telegram: webhook updates answered per second, and how long one waits for a reply, beside grammY's own
// webhook with a handler that does nothing and one that replies two letters. Bots run in processes of their own; this one
// is Telegram: it brings the updates over 50 connections and takes the replies.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, NO_LIMITS, QUESTIONS, start, startTelegram } from './bots.mjs';
import { machine, median, tableOf } from './tables.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const UPDATES = 4000;
const CONNECTIONS = 50;
const TOKEN = '7000000001:AAbenchbenchbenchbench';
const SECRET = createHmac('sha256', TOKEN).update('zonebot webhook').digest('base64url');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const SYSTEMS = {
  'grammY, empty handler': (port, { apiRoot }) =>
    start([here('telegram-peer.mjs'), String(port), 'empty'], { TOKEN, SECRET, API_ROOT: apiRoot }),
  'grammY, handler that replies “ok”': (port, { apiRoot }) =>
    start([here('telegram-peer.mjs'), String(port), 'reply'], { TOKEN, SECRET, API_ROOT: apiRoot }),
  zonebot: (port, { apiRoot, data }) =>
    start([here('../../dist/main.js'), 'serve'], {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
      ZONEBOT_PORT: String(port),
      ZONEBOT_DATA: data,
      ZONEBOT_LOG: 'info',
      ...NO_LIMITS,
    }),
};

/** Brings so many updates, each from a person of its own; a connection waits for the reply, where there is one. */
async function drive(port, telegram, { first, count, replies }) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const sentAt = new Map();
  const waits = [];
  const awaited = new Map();
  telegram.listen((chat) => {
    waits.push(performance.now() - sentAt.get(chat));
    awaited.get(chat)?.();
    awaited.delete(chat);
  });
  const post = (id) =>
    new Promise((resolve, reject) => {
      const text = QUESTIONS[id % QUESTIONS.length];
      const from = { id, is_bot: false, first_name: 'reader', language_code: 'zh' };
      const message = {
        message_id: id,
        date: 1,
        chat: { id, type: 'private', first_name: 'reader' },
        from,
        text,
      };
      const body = JSON.stringify({ update_id: id, message });
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-telegram-bot-api-secret-token': SECRET,
      };
      sentAt.set(id, performance.now());
      const sent = request(
        { agent, host: '127.0.0.1', port, path: '/telegram', method: 'POST', headers },
        (response) => {
          response.resume().on('end', () => resolve(response.statusCode));
        },
      );
      sent.on('error', reject).end(body);
    });
  const begun = performance.now();
  let next = 0;
  const connection = async () => {
    while (next < count) {
      const id = first + next;
      next += 1;
      const reply = replies ? new Promise((resolve) => awaited.set(id, resolve)) : null;
      // Where all of the machine is busy, zonebot asks for it again later, as Telegram would bring it.
      for (let status = 0; status !== 200; ) {
        status = await post(id);
        if (status !== 200 && status !== 503) throw new Error(`status ${status}`);
      }
      await reply;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  waits.sort((a, b) => a - b);
  const at = (share) => waits[Math.floor(share * (waits.length - 1))] ?? null;
  return { rate: count / seconds, p50: at(0.5), p99: at(0.99) };
}

const results = new Map(Object.keys(SYSTEMS).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(SYSTEMS)) {
    const telegram = await startTelegram();
    const data = mkdtempSync(join(tmpdir(), 'zonebot-bench-'));
    const port = await freePort();
    const child = await run(port, { apiRoot: telegram.apiRoot, data });
    const replies = !name.includes('empty');
    await drive(port, telegram, { first: 1, count: 500, replies });
    results.get(name).push(await drive(port, telegram, { first: 1000, count: UPDATES, replies }));
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await ended;
    telegram.close();
    rmSync(data, { recursive: true });
  }
}
const rate = (name) => median(results.get(name).map((result) => result.rate));
const own = rate('zonebot');
console.log(machine(ROUNDS));
console.log(
  tableOf(
    ['', 'updates/s', 'zonebot / it', 'p50 ms', 'p99 ms'],
    [...results].map(([name, all]) => {
      const ms = (key) => (all[0][key] === null ? '–' : median(all.map((result) => result[key])).toFixed(0));
      return [name, rate(name).toFixed(0), (own / rate(name)).toFixed(2), ms('p50'), ms('p99')];
    }),
  ),
);
console.log(`${UPDATES} updates over ${CONNECTIONS} connections; p50 and p99 from update to reply`);
