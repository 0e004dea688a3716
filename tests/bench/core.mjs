// npm run bench -- core: questions that the core answers on one core, without any channel (L1): 70 % questions, 20 % 「还有吗」,
// 10 % nonsense, ten turns to a conversation. The same ones each time.
import { fileURLToPath } from 'node:url';
import { openBot } from '../../dist/open.js';
import { readCorpusFolder } from '../../dist/store/corpus-folder.js';
import { QUESTIONS, share } from './bots.mjs';
import { machine, tableOf } from './tables.mjs';

const QUERIES = 10_000;
const TURNS = 10;
const GOALS = { rate: 500, p50: 2, p99: 20 };

/** Numerical Recipes' linear congruential generator: the same numbers each time. */
let seed = 1;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const letters = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动';
const nonsense = () =>
  Array.from({ length: 8 }, () => letters[Math.floor(random() * letters.length)]).join('');
const question = () => {
  const kind = random();
  if (kind < 0.1) return nonsense();
  return kind < 0.3 ? '还有吗' : QUESTIONS[Math.floor(random() * QUESTIONS.length)];
};

const corpus = fileURLToPath(new URL('../../corpus', import.meta.url));
const { bot } = openBot(readCorpusFolder(corpus).sources, { max: 1000, ttl: 3_600_000 });
const run = (count) => {
  const times = [];
  let session = null;
  for (let turn = 0; turn < count; turn += 1) {
    if (turn % TURNS === 0) session = null;
    const text = question();
    const begun = performance.now();
    ({ session } = bot.converse(text, session));
    times.push(performance.now() - begun);
  }
  return times;
};
run(500);
// Of processor time: what else runs on the machine does not count.
const used = process.cpuUsage();
const times = run(QUERIES);
const { user, system } = process.cpuUsage(used);
const rate = (1e6 * times.length) / (user + system);
const [p50, p99] = [share(times, 0.5), share(times, 0.99)];
console.log(machine(1));
console.log(
  tableOf(
    ['', 'queries per s of processor', 'p50 ms', 'p99 ms'],
    [
      [`${QUERIES} queries`, rate.toFixed(0), p50.toFixed(2), p99.toFixed(2)],
      ['goal', `${GOALS.rate}`, `${GOALS.p50}`, `${GOALS.p99}`],
    ],
  ),
);
if (rate < GOALS.rate || p50 > GOALS.p50 || p99 > GOALS.p99) process.exitCode = 1;
