// Search in PostgreSQL. Run: npm run bench -- postgres FILE, with a database of its own in ZONEBOT_DATABASE_URL, whose
// corpus is replaced. First the paragraphs of the file: what is found, beside memory. Then near-copies of them behind, as
// in --growth: cost only. Facts are left out. SIZES (1000,10000,100000) and BUDGETS (postings read for a question of words
// and of pairs; that of the program) can be set in the environment.
import { countedTerms } from '../../dist/search/counted-terms.js';
import { buildIndex } from '../../dist/search/index-data.js';
import { openKeptSearch } from '../../dist/search/kept-search.js';
import { openSegmenter } from '../../dist/search/segmenter.js';
import { openSentenceSearch } from '../../dist/search/sentence-search.js';
import { openCorpusDatabase } from '../../dist/store/postgres/corpus-database.js';
import { loadCorpus } from '../../dist/store/postgres/load-corpus.js';
import { POSTINGS_READ } from '../../dist/store/postgres/passage-search.js';
import { storedPassages } from '../../dist/store/postgres/passages.js';
import { answerKey, documentsOf, grown, readCorpus } from './corpus.mjs';
import { aside, machine, tableOf } from './tables.mjs';

const GROWTH_QUESTIONS = 300;
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
  return { id, headline: head, date: null, newspaper: null, zone: null, facts: [], passages: [passage] };
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
const quantile = (times, share) => times[Math.max(0, Math.ceil(times.length * share) - 1)].toFixed(1);
const percent = (part, of) => ((100 * part) / of).toFixed(1);

async function timesOf(find, questions) {
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
  const sources = passages.map(({ sentences }, at) => ({
    file: 'bench',
    line: at,
    text: sentences.join(''),
    record: { id: String(at) },
  }));
  const texts = sources.map((source) => ({ source, aliases: [] }));
  const start = performance.now();
  await loadCorpus({
    database,
    texts,
    read: ({ source: { record } }) => [articleOf(record.id, passages[Number(record.id)])],
    onProgress: (done, of) => aside(`loading: ${done} of ${of}`),
  });
  aside('');
  return performance.now() - start;
}

/** Paragraph and place of each hit, and its score. */
const storedHits = async (find, text) =>
  (await find(text, TOP)).map(({ passage, place, score }) => [Number(passage.article), place, score]);

async function compareQuality(find, passages, { paragraphs, asked }) {
  const memory = openSentenceSearch(buildIndex(passages, segmenter), segmenter);
  const { paragraphOf } = answerKey(paragraphs);
  const firsts = [0];
  for (const { sentences } of passages) firsts.push(firsts.at(-1) + sentences.length);
  const sums = { memory: 0, postgres: 0, same: 0 };
  for (const { text, paragraph } of asked) {
    const known = memory.find(text, { top: TOP }).map(({ sentence, score }) => {
      const at = paragraphOf(sentence);
      return [at, sentence - firsts[at], score];
    });
    const stored = await storedHits(find, text);
    sums.memory += Number(known[0]?.[0] === paragraph);
    sums.postgres += Number(stored[0]?.[0] === paragraph);
    sums.same += Number(JSON.stringify(known) === JSON.stringify(stored));
  }
  return Object.values(sums).map((sum) => percent(sum, asked.length));
}

const [file] = process.argv.slice(3);
const url = process.env.ZONEBOT_DATABASE_URL;
if (!file || !url) throw new Error('expected a file, and a database in ZONEBOT_DATABASE_URL');
const sizes = (process.env.SIZES ?? '1000,10000,100000').split(',').map(Number);
const budgets = (process.env.BUDGETS ?? String(POSTINGS_READ)).split(',').map(Number);
const corpus = readCorpus(file);
const [loading, searching] = ['load', 'search'].map((work) => openCorpusDatabase(url, work));
const open = (budget) => openKeptSearch(storedPassages(searching.query), segmenter, budget);
console.log(machine(1));
const passages = documentsOf(corpus.paragraphs, 'sentences');
await load(loading, passages);
const quality = [];
for (const budget of budgets)
  quality.push([String(budget), ...(await compareQuality(open(budget), passages, corpus))]);
console.log(`${file}: ${passages.length} paragraphs, ${corpus.asked.length} questions`);
console.log(
  tableOf(['postings read', 'recall@1 % in memory', 'in PostgreSQL', 'all hits the same %'], quality),
);
const { asked: questions } = readCorpus(file, GROWTH_QUESTIONS);
const growth = [];
for (const size of sizes) {
  const milliseconds = await load(loading, grown(corpus.paragraphs, size, 'sentences'));
  const [{ bytes }] = await loading.query(
    `SELECT pg_size_pretty(sum(pg_total_relation_size(oid))) AS bytes FROM pg_class
     WHERE relname LIKE 'corpus%' AND relkind = 'r'`,
  );
  for (const budget of budgets) {
    const times = await timesOf(open(budget), questions);
    const row = [seconds(milliseconds), bytes, budget, quantile(times, 0.5), quantile(times, 0.99)];
    growth.push([String(size), ...row.map(String)]);
  }
}
console.log(tableOf(['paragraphs', 'load s', 'tables', 'postings read', 'p50 ms', 'p99 ms'], growth));
await Promise.all([loading.close(), searching.close()]);
