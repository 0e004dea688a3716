// Our search beside its peers. Run: npm run bench -- FILE…            quality and time on SQuAD-layout files
//                                  npm run bench -- --growth FILE    time and memory as a corpus of copies grows
// Each system runs in fresh processes, in turn, round after round, so that a busy machine slows all of them.
// ROUNDS (3) and SIZES (1000,10000,100000; with --growth) can be set in the environment. The order of our sentences was
// learned from the training file of CMRC 2018: on that file our quality means nothing, time does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.mjs';
import { SYSTEMS } from './systems.mjs';
import { aside, figure, machine, ratio, tableOf } from './tables.mjs';

const BUILD_SECONDS = 240;
const NOTES = [
  'All get the same folded texts and run on one thread; modules and dictionaries are loaded before the clock starts.',
  'One query of ours finds paragraph and sentence; peers are asked twice, in an index of paragraphs (the best 10) and one',
  'of sentences (the best). Ours looks at 6 paragraphs a question, so that its MRR ends there.',
];
const GROWTH_NOTES = [
  'The paragraphs of the file, then near-copies of them with about 30 % of the sentences from elsewhere: cost only.',
  'Ours finds paragraph and sentence, peers the best 10 paragraphs. Slow ones are asked for a minute, 20 questions at least.',
  'rss: after the build, with the dictionary of those that use jieba.',
];
const CHILD = fileURLToPath(new URL('search-system.mjs', import.meta.url));
const [OURS, ...PEERS] = SYSTEMS.map(({ name }) => name);
const NAMES = [OURS, ...PEERS];

/** Figures of one system at one job, or why it has none: {missing}. */
async function run(job) {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=12000', CHILD, JSON.stringify(job)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let figures = null;
  let timer = null;
  let timedOut = false;
  const giveUp = () => {
    timedOut = child.kill('SIGKILL');
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const value = JSON.parse(line);
    if (value.stage === 'building') timer = setTimeout(giveUp, 1000 * BUILD_SECONDS);
    else if (value.stage === 'built') clearTimeout(timer);
    else figures = value;
  });
  const [status, signal] = await once(child, 'close');
  clearTimeout(timer);
  if (status === 0) return figures;
  const missing = timedOut ? `not built in ${BUILD_SECONDS} s` : `failed: ${signal ?? `exit ${status}`}`;
  if (job.task === 'growth') return { missing };
  throw new Error(`${job.system} ${missing}`);
}

/** Figures of each system, one value a round. */
async function inTurn(names, job, rounds) {
  const taken = new Map(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of names) {
      // What failed once is not tried again.
      if (missingOf(taken.get(name))) continue;
      aside(`round ${round} of ${rounds}: ${name}`);
      taken.get(name).push(await run({ ...job, system: name }));
    }
  }
  aside('');
  return taken;
}

const missingOf = (results) => results.find((result) => result.missing)?.missing;
const valuesOf = (results, key) => results.map((result) => result[key]);

async function compareQuality(file, rounds) {
  const { paragraphs, asked, questions } = readCorpus(file);
  const sentences = paragraphs.reduce((sum, paragraph) => sum + paragraph.sentences.length, 0);
  const taken = await inTurn(NAMES, { task: 'quality', file }, rounds);
  const ours = taken.get(OURS);
  console.log(
    `\n${file}: ${paragraphs.length} paragraphs, ${sentences} sentences, ${asked.length} of ${questions} questions`,
  );
  const quality = NAMES.map((name) => {
    const of = (key, digits) => figure(valuesOf(taken.get(name), key), digits);
    return [name, of('recall', 1), of('mrr', 3), of('hit', 1)];
  });
  console.log(tableOf(['', 'recall@1 %', 'MRR@10', 'sentence-hit@1 %'], quality));
  const [{ hit, reachable }] = ours;
  console.log(
    `reachable, an answer within one sentence: ${reachable.toFixed(1)} %; of these ${OURS} hits ${((100 * hit) / reachable).toFixed(1)} %\n`,
  );
  const times = NAMES.map((name) => {
    const results = taken.get(name);
    const of = (key, digits) => figure(valuesOf(results, key), digits);
    const to = (key) => ratio(valuesOf(results, key), valuesOf(ours, 'p50'));
    const row = [name, of('build', 0), of('p50', 3), of('p99', 2)];
    if (name === OURS) return [...row, '1.00', 'the same', 'the same', '1.00'];
    return [...row, to('p50'), of('sentenceBuild', 0), of('sentenceP50', 3), to('sentenceP50')];
  });
  const heads = [
    '',
    'build ms',
    'p50 ms',
    'p99 ms',
    'p50 / ours',
    'sentences: build ms',
    'p50 ms',
    'p50 / ours',
  ];
  console.log(tableOf(heads, times));
}

async function compareGrowth(file, sizes, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'zonebot-bench-'));
  const index = join(folder, 'index');
  let left = NAMES;
  try {
    for (const size of sizes) {
      const last = size === sizes.at(-1);
      const job = { task: 'growth', file, size, ...(last && { index }) };
      const taken = await inTurn(left, job, rounds);
      console.log(`\n${size} paragraphs`);
      const built = (name) => taken.has(name) && !missingOf(taken.get(name));
      const ours = built(OURS) ? valuesOf(taken.get(OURS), 'p50') : [];
      const rows = NAMES.map((name) => {
        const results = taken.get(name);
        if (!built(name)) return [name, results ? missingOf(results) : 'left out, as the last size failed'];
        const of = (key, digits) => figure(valuesOf(results, key), digits);
        const asked = String(Math.min(...valuesOf(results, 'asked')));
        const to = ratio(valuesOf(results, 'p50'), ours);
        return [name, of('build', 1), of('p50', 2), of('p99', 1), to, of('rss', 0), asked];
      });
      console.log(tableOf(['', 'build s', 'p50 ms', 'p99 ms', 'p50 / ours', 'rss MB', 'questions'], rows));
      left = left.filter(built);
    }
    if (left.includes(OURS)) await reportIndex(file, index, rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our index as a file: its size, and what a process that only reads it needs. */
async function reportIndex(file, index, rounds) {
  const results = (await inTurn([OURS], { task: 'reread', file, index }, rounds)).get(OURS);
  const of = (key, digits) => figure(valuesOf(results, key), digits);
  console.log(`\n${OURS}'s index of the last size as a file, read by a fresh process (from the file cache)`);
  const heads = ['', 'file MB', 'read ms', 'rss MB', 'p50 ms', 'p99 ms'];
  const megabytes = (statSync(index).size / 2 ** 20).toFixed(0);
  console.log(tableOf(heads, [[OURS, megabytes, of('read', 0), of('rss', 0), of('p50', 2), of('p99', 1)]]));
}

/** A number of 1 or more. */
function count(name, text) {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name}: expected a whole number of 1 or more, not "${text}"`);
}

async function main() {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: { growth: { type: 'boolean', default: false } },
  });
  if (files.length === 0 || (values.growth && files.length > 1))
    throw new Error(`expected ${values.growth ? 'one file after --growth' : 'at least one file'}`);
  const rounds = count('ROUNDS', process.env.ROUNDS ?? '3');
  const sizes = (process.env.SIZES ?? '1000,10000,100000').split(',').map((size) => count('SIZES', size));
  for (const file of files) readCorpus(file); // what is broken is said before anything is measured
  console.log(`${machine(rounds)} (least to most)`);
  console.log((values.growth ? GROWTH_NOTES : NOTES).join('\n'));
  if (values.growth) await compareGrowth(files[0], sizes, rounds);
  else for (const file of files) await compareQuality(file, rounds);
}

try {
  await main();
} catch (error) {
  console.error(`bench: ${error.message.split('\n')[0]}`);
  process.exitCode = 2;
}
