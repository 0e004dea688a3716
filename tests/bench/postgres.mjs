// Search in PostgreSQL as a corpus grows. Run: npm run bench -- postgres FILE, with an empty database in
// ZONEBOT_DATABASE_URL. The paragraphs of the file, then near-copies of them, as in --growth: cost only, facts left out.
// SIZES (1000,10000,100000) and BUDGETS (postings read for a question, that of the program) can be set in the environment.
import { countedTerms } from '../../dist/search/counted-terms.js';
import { openKeptSearch } from '../../dist/search/kept-search.js';
import { openSegmenter } from '../../dist/search/segmenter.js';
import { openCorpusDatabase } from '../../dist/store/postgres/corpus-database.js';
import { loadCorpus } from '../../dist/store/postgres/load-corpus.js';
import { POSTINGS_READ } from '../../dist/store/postgres/passage-search.js';
import { storedPassages } from '../../dist/store/postgres/passages.js';
import { grown, readCorpus } from './corpus.mjs';
import { aside, machine, tableOf } from './tables.mjs';

const QUESTIONS = 300;
const WARM = 100;
const TOP = 10;

const segmenter = openSegmenter();

/** An article that is one passage. */
function articleOf(id, { head, sentences }) {
  let start = 0;
  const printed = sentences.map((text) => {
    const span = { start, end: start + text.length };
    start = span.end;
    return { text, ...span };
  });
  const passage = { head, sentences: printed, terms: countedTerms({ head, sentences }, segmenter) };
  return {
    id,
    headline: head,
    date: null,
    newspaper: null,
    zone: null,
    aliases: [],
    facts: [],
    passages: [passage],
  };
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
const quantile = (times, share) => times[Math.max(0, Math.ceil(times.length * share) - 1)].toFixed(1);

async function ask(query, questions, budget) {
  const find = openKeptSearch(storedPassages(query), segmenter, budget);
  for (const { text } of questions.slice(0, WARM)) await find(text, TOP);
  const times = [];
  for (const { text } of questions) {
    const start = performance.now();
    await find(text, TOP);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

async function load(database, passages) {
  const sources = passages.map((passage, at) => ({
    file: 'bench',
    text: passage.sentences.join(''),
    line: at,
    record: { id: String(at) },
  }));
  const start = performance.now();
  await loadCorpus({
    database,
    sources,
    read: ({ record }) => [articleOf(record.id, passages[Number(record.id)])],
    onProgress: (done, of) => aside(`loading: ${done} of ${of}`),
  });
  aside('');
  return performance.now() - start;
}

const [file] = process.argv.slice(3);
const url = process.env.ZONEBOT_DATABASE_URL;
if (!file || !url) throw new Error('expected a file, and an empty database in ZONEBOT_DATABASE_URL');
const sizes = (process.env.SIZES ?? '1000,10000,100000').split(',').map(Number);
const budgets = (process.env.BUDGETS ?? String(POSTINGS_READ)).split(',').map(Number);
const { paragraphs, asked } = readCorpus(file, QUESTIONS);
const [loading, searching] = ['load', 'search'].map((work) => openCorpusDatabase(url, work));
console.log(machine(1));
const rows = [];
for (const size of sizes) {
  const milliseconds = await load(loading, grown(paragraphs, size, 'sentences'));
  const [{ bytes }] = await loading.query(
    `SELECT pg_size_pretty(sum(pg_total_relation_size(oid))) AS bytes FROM pg_class WHERE relname LIKE 'corpus%' AND relkind = 'r'`,
  );
  for (const budget of budgets) {
    const times = await ask(searching.query, asked, budget);
    rows.push([
      String(size),
      seconds(milliseconds),
      bytes,
      String(budget),
      quantile(times, 0.5),
      quantile(times, 0.99),
    ]);
    console.log(rows.at(-1).join('  '));
  }
}
console.log(tableOf(['paragraphs', 'load s', 'tables', 'postings read', 'p50 ms', 'p99 ms'], rows));
await Promise.all([loading.close(), searching.close()]);
