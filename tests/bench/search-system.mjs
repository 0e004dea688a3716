// One system does one job in a process of its own; search.mjs starts it. The job is JSON in the first argument; printed
// are {"stage":…} lines, by which search.mjs knows what takes long, and one line of figures at the end.
import { readFileSync, writeFileSync } from 'node:fs';
import { answerKey, documentsOf, grown, readCorpus } from './corpus.mjs';
import { SYSTEMS } from './systems.mjs';

const RANKS = 10;
const GROWTH_QUESTIONS = 300;
/** Questions asked before those that are timed; none is begun after so many milliseconds. */
const WARM = { questions: 200, milliseconds: 2000 };
/** In large corpora slow systems are asked less: for a minute, but so many questions at least. */
const LIMIT = { questions: 20, milliseconds: 60_000 };
const NO_LIMIT = { questions: Infinity, milliseconds: Infinity };

const print = (value) => console.log(JSON.stringify(value));

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

/** The answers to the questions, and the quantiles of the milliseconds they took. */
function askAll(query, questions, top, limit) {
  const begin = performance.now();
  const since = () => performance.now() - begin;
  for (const { text } of questions.slice(0, WARM.questions))
    if (since() < WARM.milliseconds) query(text, top);
  const deadline = since() + limit.milliseconds;
  const answers = [];
  const times = [];
  for (const { text } of questions) {
    if (times.length >= limit.questions && since() > deadline) break;
    const { result, milliseconds } = timed(() => query(text, top));
    answers.push(result);
    times.push(milliseconds);
  }
  times.sort((a, b) => a - b);
  const quantile = (share) => times[Math.max(0, Math.ceil(times.length * share) - 1)];
  return { answers, p50: quantile(0.5), p99: quantile(0.99), asked: times.length };
}

function rss() {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

async function quality(system, { file }) {
  const { paragraphs, asked } = readCorpus(file);
  const { paragraphOf, isHit, isReachable } = answerKey(paragraphs);
  const prepared = await system.prepare();
  const built = timed(() => system.build(documentsOf(paragraphs, system.unit), prepared));
  const found = askAll(built.result.query, asked, RANKS, NO_LIMIT);
  const figures = { build: built.milliseconds, p50: found.p50, p99: found.p99 };
  let ranked = found.answers;
  let sentences = found.answers.map(([first]) => first);
  if (system.unit === 'sentences') {
    ranked = ranked.map((ids) => [...new Set(ids.map(paragraphOf))]);
  } else {
    const texts = paragraphs.flatMap((paragraph) => paragraph.sentences);
    const second = timed(() => system.build(texts, prepared));
    const chosen = askAll(second.result.query, asked, 1, NO_LIMIT);
    Object.assign(figures, { sentenceBuild: second.milliseconds, sentenceP50: chosen.p50 });
    sentences = chosen.answers.map(([first]) => first);
  }
  const share = (value) =>
    asked.reduce((sum, question, at) => sum + Number(value(question, at)), 0) / asked.length;
  const rank = ({ paragraph }, at) => ranked[at].indexOf(paragraph) + 1;
  return {
    ...figures,
    recall: 100 * share((question, at) => rank(question, at) === 1),
    mrr: share((question, at) => (rank(question, at) === 0 ? 0 : 1 / rank(question, at))),
    hit: 100 * share((question, at) => isHit(sentences[at], question)),
    reachable: 100 * share(isReachable),
  };
}

/** A function of its own, so that what was indexed can be given back before memory is looked at. */
function buildGrown(system, { file, size }, prepared) {
  const documents = grown(readCorpus(file).paragraphs, size, system.unit);
  globalThis.gc?.();
  print({ stage: 'building' });
  const built = timed(() => system.build(documents, prepared));
  print({ stage: 'built' });
  return built;
}

async function growth(system, job) {
  const { result, milliseconds } = buildGrown(system, job, await system.prepare());
  const megabytes = rss();
  const { asked: questions } = readCorpus(job.file, GROWTH_QUESTIONS);
  const { p50, p99, asked } = askAll(result.query, questions, RANKS, LIMIT);
  if (job.index && result.pieces) writeFileSync(job.index, Buffer.concat(result.pieces()));
  return { build: milliseconds / 1000, rss: megabytes, p50, p99, asked };
}

/** What another process built and wrote. */
async function reread(system, { file, index }) {
  const { asked: questions } = readCorpus(file, GROWTH_QUESTIONS);
  const prepared = await system.prepare();
  const { result, milliseconds } = timed(() => system.read(readFileSync(index), prepared));
  for (const { text } of questions.slice(0, 10)) result.query(text, RANKS);
  const megabytes = rss();
  const { p50, p99, asked } = askAll(result.query, questions, RANKS, LIMIT);
  return { read: milliseconds, rss: megabytes, p50, p99, asked };
}

const job = JSON.parse(process.argv[2]);
const system = SYSTEMS.find(({ name }) => name === job.system);
print(await { quality, growth, reread }[job.task](system, job));
