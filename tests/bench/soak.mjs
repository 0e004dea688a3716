// npm run bench -- soak: 50 questions a second from 100,000 people, over the webhook, for an hour (L5): nobody stays without
// a reply, memory and open files stay level, conversations stay within their number. MINUTES for less.

import { loadavg } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { QUESTIONS, share } from './bots.mjs';
import { filesOf, memoryOf } from './process-use.mjs';
import { aside, machine, tableOf } from './tables.mjs';
import { openWebhook, saying, startZonebot } from './webhook.mjs';

const MINUTES = Number(process.env.MINUTES ?? 60);
const RATE = 50;
const PEOPLE = 100_000;
const SESSIONS = 10_000;
const GOAL_SLOPE = 1;
/** Memory is looked at so often, in s. */
const EVERY = 5;
/** The part of the run in which caches fill. */
const WARM = 1 / 3;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** By least squares: units of y for each of x. */
function slopeOf(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const bot = await startZonebot({ ZONEBOT_SESSIONS_MAX: String(SESSIONS) });
const webhook = openWebhook(100);
const sentAt = new Map();
const waits = [];
let replies = 0;
bot.telegram.listen((chat) => {
  replies += 1;
  waits.push(performance.now() - sentAt.get(chat));
});

/** Like Telegram: what is not taken is brought again. */
let again = 0;
async function bring(update) {
  // A connection that rested is closed at times just when it is used.
  while ((await webhook.post(bot.port, update).catch(() => 0)) !== 200) {
    again += 1;
    await pause(500);
  }
}

const samples = [];
const begun = performance.now();
const minutes = () => (performance.now() - begun) / 60_000;
let sent = 0;
let looked = 0;
while (minutes() < MINUTES) {
  for (const due = minutes() * 60 * RATE; sent < due; sent += 1) {
    const person = 1 + (sent % PEOPLE);
    sentAt.set(person, performance.now());
    void bring(saying(sent + 1, person, QUESTIONS[sent % QUESTIONS.length]));
  }
  if (performance.now() - looked > EVERY * 1000) {
    looked = performance.now();
    samples.push({
      at: minutes(),
      ...memoryOf(bot.child.pid),
      files: filesOf(bot.child.pid),
      load: loadavg()[0],
    });
    aside(`${minutes().toFixed(0)} of ${MINUTES} min, ${samples.at(-1).now.toFixed(0)} MB`);
  }
  await pause(10);
}
for (let waited = 0; replies < sent && waited < 60; waited += 1) await pause(1000);
await pause(2000);
aside('');
const state = new Database(join(bot.data, 'zonebot.sqlite'), { readonly: true });
const sessions = state.prepare('SELECT count(*) FROM sessions').pluck().get();
const waiting = state.prepare('SELECT count(*) FROM inbox WHERE done IS NULL').pluck().get();
state.close();
webhook.close();
await bot.stop();

const level = samples.filter(({ at }) => at > MINUTES * WARM);
const slope = 10 * slopeOf(level.map(({ at, now }) => [at, now]));
const files = level.map((sample) => sample.files);
console.log(machine(1));
console.log(
  tableOf(
    ['minute', 'MB', 'files', 'load'],
    samples
      .filter((_, at) => at % Math.ceil(samples.length / 12) === 0 || at === samples.length - 1)
      .map(({ at, now, files: open, load }) => [
        at.toFixed(0),
        now.toFixed(0),
        String(open),
        load.toFixed(1),
      ]),
  ),
);
console.log(
  `${sent} questions of ${Math.min(sent, PEOPLE)} people in ${MINUTES} min, ${replies} replies, ${again} times not taken at once, ${waiting} still waiting; p50 ${share(waits, 0.5).toFixed(1)} ms, p99 ${share(waits, 0.99).toFixed(1)} ms`,
);
console.log(
  `memory ${slope.toFixed(2)} MB in 10 min after the first third; ${Math.min(...files)} to ${Math.max(...files)} files open; ${sessions} conversations kept of at most ${SESSIONS}`,
);
console.log(
  `goals: none lost, less than ${GOAL_SLOPE} MB in 10 min, files level, conversations within their number`,
);
if (replies !== sent || slope >= GOAL_SLOPE || sessions > SESSIONS) process.exitCode = 1;
