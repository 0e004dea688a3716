// npm run bench -- flood: what one person who floods, and a thousand in one group, do to everybody else's waiting (B12).
// Victims ask one after another, each once; meanwhile the flood goes on. The bot runs with its default limits.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, QUESTIONS, share, start, startTelegram } from './bots.mjs';
import { machine, median, tableOf } from './tables.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = 10;
const FLOOD = 1000;
/** ms from one victim to the next. */
const APART = 40;
const GOAL = 2;
const TOKEN = '7000000001:AAbenchbenchbenchbench';
const SECRET = createHmac('sha256', TOKEN).update('zonebot webhook').digest('base64url');
const FLOODER = 5;
const GROUP = -1000;
const NOTICE = /发得有点快/u;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
let updates = 0;
let people = 1000;

function post(port, chat, from, text) {
  updates += 1;
  const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: 5 }] : [];
  const message = {
    message_id: updates,
    date: 1,
    chat: {
      id: chat,
      ...(chat < 0 ? { type: 'supergroup', title: '群' } : { type: 'private', first_name: 'x' }),
    },
    from: { id: from, is_bot: false, first_name: 'x', language_code: 'zh' },
    text,
    entities,
  };
  const body = JSON.stringify({ update_id: updates, message });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': SECRET,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port, path: '/telegram', method: 'POST', headers },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      },
    );
    sent.on('error', reject).end(body);
  });
}

const FLOODS = {
  idle: () => {},
  'one person, 1,000 messages in 10 s': (port) =>
    post(port, FLOODER, FLOODER, QUESTIONS[updates % QUESTIONS.length]),
  '1,000 people in one group, in 10 s': (port) => post(port, GROUP, 1e6 + updates, '/zone 青岛'),
};

async function phase(flood, port, telegram) {
  const waits = [];
  const begun = new Map();
  const said = { replies: 0, notices: 0 };
  telegram.listen((chat, text) => {
    if (begun.has(chat)) waits.push(performance.now() - begun.get(chat));
    else if (NOTICE.test(text)) said.notices += 1;
    else said.replies += 1;
  });
  const end = performance.now() + SECONDS * 1000;
  const victims = (async () => {
    while (performance.now() < end) {
      people += 1;
      begun.set(people, performance.now());
      await post(port, people, people, QUESTIONS[people % QUESTIONS.length]);
      await pause(APART);
    }
  })();
  const flooding = (async () => {
    const from = performance.now();
    for (let sent = 0; sent < FLOOD; sent += 1) {
      await pause(from + (sent * SECONDS * 1000) / FLOOD - performance.now());
      void flood(port);
    }
  })();
  await Promise.all([victims, flooding]);
  await pause(1000);
  return { asked: begun.size, waits, ...said };
}

const results = new Map(Object.keys(FLOODS).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  const telegram = await startTelegram();
  const data = mkdtempSync(join(tmpdir(), 'zonebot-bench-'));
  const port = await freePort();
  const child = await start([fileURLToPath(new URL('../../dist/main.js', import.meta.url)), 'serve'], {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    ZONEBOT_PORT: String(port),
    ZONEBOT_DATA: data,
  });
  // Code and caches are warm.
  for (let warm = 0; warm < 300; warm += 1)
    await post(port, 100 + warm, 100 + warm, QUESTIONS[warm % QUESTIONS.length]);
  await pause(1000);
  for (const [name, flood] of Object.entries(FLOODS))
    results.get(name).push(await phase(flood, port, telegram));
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  telegram.close();
  rmSync(data, { recursive: true });
}
agent.destroy();

const p99 = (name) => median(results.get(name).map(({ waits }) => share(waits, 0.99)));
const idle = p99('idle');
const rows = [...results].map(([name, all]) => [
  name,
  all.reduce((sum, { asked, waits }) => sum + asked - waits.length, 0).toFixed(0),
  median(all.map(({ waits }) => share(waits, 0.5))).toFixed(1),
  p99(name).toFixed(1),
  (p99(name) / idle).toFixed(2),
  Math.max(...all.map(({ replies }) => replies)).toFixed(0),
  Math.max(...all.map(({ notices }) => notices)).toFixed(0),
]);
console.log(machine(ROUNDS));
console.log(
  tableOf(['', 'victims lost', 'p50 ms', 'p99 ms', 'p99 / idle', 'flood answered', 'notices'], rows),
);
console.log(`goals: none lost, p99 / idle at most ${GOAL}, at most 1 notice`);
const isMet = [...results].every(
  ([name, all]) =>
    p99(name) <= GOAL * idle &&
    all.every(({ asked, waits, notices }) => asked === waits.length && notices <= 1),
);
if (!isMet) process.exitCode = 1;
