// How long one waits for the first answer, beside what nodejieba's own dictionary takes to load. Run: npm run bench
// Each figure is the median of fresh processes; both kinds take turns, so that a busy machine slows both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { machine, median } from './tables.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const GOAL = 2;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTION = '贵阳高新区有多少家研发机构？';

const nodejieba = JSON.stringify(createRequire(import.meta.url).resolve('nodejieba'));
const DICTIONARY = `
  const start = performance.now();
  const jieba = require(${nodejieba});
  jieba.load();
  jieba.cut('青岛高新区');
  console.log(performance.now() - start);
`;

/** Runs a fresh process; what it printed, and the milliseconds from its start to its first output and to its end. */
async function run(args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let first = 0;
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    first ||= performance.now() - start;
    stdout += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`node ${args.join(' ')}: exit ${status}`);
  return { first, end: performance.now() - start, stdout };
}

async function firstAnswer() {
  const { first, stdout } = await run(['dist/main.js', 'ask', QUESTION]);
  if (!stdout.includes('278家')) throw new Error(`not the expected answer:\n${stdout}`);
  return first;
}

const figure = (values) =>
  `${median(values).toFixed(0).padStart(5)} ms  (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

const dictionary = [];
const answer = [];
const empty = [];
await run(['dist/main.js', 'version']); // warms the file cache for all of them
for (let round = 0; round < ROUNDS; round += 1) {
  dictionary.push(Number((await run(['-e', DICTIONARY])).stdout));
  answer.push(await firstAnswer());
  empty.push((await run(['-e', ''])).end);
}

const ratio = median(answer) / median(dictionary);
console.log(machine(ROUNDS));
console.log(`nodejieba's dictionary, loaded:       ${figure(dictionary)}`);
console.log(`process start to first answer:        ${figure(answer)}`);
console.log(`  of which Node itself, doing nothing ${figure(empty)}`);
console.log(`first answer / dictionary:            ${ratio.toFixed(2).padStart(5)}     goal: under ${GOAL}`);
if (ratio >= GOAL) process.exitCode = 1;
