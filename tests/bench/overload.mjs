// npm run bench -- overload: five times more questions over HTTP than can be answered, whether answers come or not (L6).
// Everybody asks once, from an address of their own; what is refused has to say so, and the rest is answered in time.
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { freePort, NO_LIMITS, QUESTIONS, share, start } from './bots.mjs';
import { machine, tableOf } from './tables.mjs';

const SECONDS = Number(process.env.SECONDS ?? 120);
const TIMES = 5;
const GOAL_MS = 1000;
const GOAL_RECOVERY = 5;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const port = await freePort();
const child = await start(
  [fileURLToPath(new URL('../../dist/main.js', import.meta.url)), 'serve'],
  {
    ZONEBOT_PORT: String(port),
    ...NO_LIMITS,
  },
  'http://',
);
const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
let asked = 0;

/** Words of its own for each question: none is answered from memory. */
function ask() {
  asked += 1;
  const body = JSON.stringify({ text: `${QUESTIONS[asked % QUESTIONS.length]} ${asked}` });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
  };
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (status, retry) => resolve({ status, retry, ms: performance.now() - begun });
    const sent = request(
      { agent, host: '127.0.0.1', port, path: '/v1/ask', method: 'POST', headers },
      (response) => {
        response.resume().on('end', () => done(response.statusCode, response.headers['retry-after']));
      },
    );
    sent.on('error', () => done(0)).end(body);
  });
}

/** So many at a time, each waiting for its answer: what the machine can do. */
async function closedLoop(connections, seconds) {
  const end = performance.now() + seconds * 1000;
  const all = [];
  const one = async () => {
    while (performance.now() < end) all.push(await ask());
  };
  await Promise.all(Array.from({ length: connections }, one));
  return all;
}

await closedLoop(4, 3);
const before = await closedLoop(4, 5);
const capacity = before.filter(({ status }) => status === 200).length / 5;
const idle = await closedLoop(1, 3);

const rate = TIMES * capacity;
const answers = [];
const pending = new Set();
const begun = performance.now();
for (let sent = 0; performance.now() - begun < SECONDS * 1000; ) {
  const due = Math.min(((performance.now() - begun) / 1000) * rate, sent + 500);
  for (; sent < due; sent += 1) {
    const one = ask().then((answer) => {
      answers.push(answer);
      pending.delete(one);
    });
    pending.add(one);
  }
  await pause(2);
}
const offered = answers.length + pending.size;
const stopped = performance.now();

// Recovered: ten in a row answered as when idle.
const calm = Math.max(
  50,
  2 *
    share(
      idle.map(({ ms }) => ms),
      0.99,
    ),
);
let inRow = 0;
let calmSince = 0;
let recovered = null;
while (recovered === null && performance.now() - stopped < 30_000) {
  const at = performance.now();
  const { status, ms } = await ask();
  inRow = status === 200 && ms <= calm ? inRow + 1 : 0;
  if (inRow === 1) calmSince = at;
  if (inRow === 10) recovered = (calmSince - stopped) / 1000;
}
await Promise.all(pending);
agent.destroy();
const ended = new Promise((resolve) => child.once('close', resolve));
child.kill('SIGTERM');
await ended;

const with_ = (test) => answers.filter(test);
const admitted = with_(({ status }) => status === 200);
const shed = with_(({ status, retry }) => status === 503 && retry !== undefined);
const other = answers.length - admitted.length - shed.length;
const row = (name, all) => [
  name,
  all.length.toFixed(0),
  (
    share(
      all.map(({ ms }) => ms),
      0.5,
    ) ?? 0
  ).toFixed(1),
  (
    share(
      all.map(({ ms }) => ms),
      0.99,
    ) ?? 0
  ).toFixed(1),
];
console.log(machine(1));
console.log(
  `capacity ${capacity.toFixed(0)} answers/s; offered ${(offered / SECONDS).toFixed(0)}/s for ${SECONDS} s, answered ${(admitted.length / SECONDS).toFixed(0)}/s`,
);
console.log(
  tableOf(
    ['', 'requests', 'p50 ms', 'p99 ms'],
    [row('idle', idle), row('admitted', admitted), row('503 with Retry-After', shed)],
  ),
);
console.log(`anything else: ${other}; recovered after ${recovered?.toFixed(1) ?? 'more than 30'} s`);
console.log(`goals: admitted p99 at most ${GOAL_MS} ms, nothing else, recovered within ${GOAL_RECOVERY} s`);
const isMet =
  share(
    admitted.map(({ ms }) => ms),
    0.99,
  ) <= GOAL_MS &&
  other === 0 &&
  (recovered ?? 99) <= GOAL_RECOVERY;
if (!isMet) process.exitCode = 1;
