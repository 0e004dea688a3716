// Puts sources into the tables, and what they have into the statistics: one statement for each table.
import type { LoadableArticle, LoadablePassage, LoadableText } from '../../library/loadable-source.js';
import type { Query } from '../../postgres/database.js';
import { fold } from '../../text/normalize.js';
import { keyOf, sentencesWith, vectorOf } from './lexeme.js';

export interface NumberedSource {
  readonly text: LoadableText;
  readonly name: string;
  readonly digest: string;
  /** In the order of the corpus. */
  readonly place: number;
  readonly articles: readonly LoadableArticle[];
}

/** Only one process does so at a time: it counts on from the highest numbers. */
export async function insertSources(query: Query, sources: readonly NumberedSource[]): Promise<void> {
  const next = await nextNumbers(query);
  const numbered = sources.map((source, at) => ({ ...source, number: next.source + at }));
  const articles = numbered
    .flatMap(({ number, articles: own }) => own.map((article) => ({ ...article, source: number })))
    .map((article, at) => ({ ...article, number: next.article + at }));
  const passages = articles
    .flatMap(({ number, passages: own }) => own.map((passage) => ({ ...passage, article: number })))
    .map((passage, at) => ({ ...passage, number: next.passage + at }));
  await insertRows(query, 'corpus_sources', numbered, {
    number: ['int', ({ number }) => number],
    name: ['text', ({ name }) => name],
    digest: ['text', ({ digest }) => digest],
    place: ['int', ({ place }) => place],
    file: ['text', ({ text }) => text.source.file],
    content: ['text', ({ text }) => JSON.stringify(text)],
  });
  await insertRows(query, 'corpus_articles', articles, {
    number: ['int', ({ number }) => number],
    source: ['int', ({ source }) => source],
    id: ['text', ({ id }) => id],
    headline: ['text', ({ headline }) => headline],
    date: ['text', ({ date }) => date],
    newspaper: ['text', ({ newspaper }) => newspaper],
    zone: ['text', ({ zone }) => zone],
  });
  await insertRows(query, 'corpus_passages', passages, {
    number: ['int', ({ number }) => number],
    article: ['int', ({ article }) => article],
    words: ['int', ({ terms }) => terms.words.length],
    pairs: ['int', ({ terms }) => terms.pairs.length],
    head_words: ['int', ({ terms }) => terms.words.lengths[0]],
    head_pairs: ['int', ({ terms }) => terms.pairs.lengths[0]],
    head: ['text', ({ head }) => head],
    terms: ['tsvector', ({ terms }) => vectorOf(terms)],
  });
  // Whoever searches would look through what waits to be put into the index, term by term.
  await query(`SELECT gin_clean_pending_list('corpus_passages_terms')`);
  await insertSentences(query, passages);
  await insertZoneNames(query, articles);
  await insertFacts(query, articles);
  await addStatistics(query, passages);
}

type Numbered<Row> = Row & { readonly number: number };

async function nextNumbers(query: Query) {
  const [next] = await query<{ source: number; article: number; passage: number }>(
    `SELECT (SELECT coalesce(max(number), 0) + 1 FROM corpus_sources) AS source,
       (SELECT coalesce(max(number), 0) + 1 FROM corpus_articles) AS article,
       (SELECT coalesce(max(number), 0) + 1 FROM corpus_passages) AS passage`,
  );
  return next;
}

/** Name of a column → its type, and what stands there. */
type Columns<Row> = Readonly<Record<string, readonly [type: string, of: (row: Row) => unknown]>>;

/** A column of the rows at a time, so that one statement takes any number of rows. */
async function insertRows<Row>(query: Query, table: string, rows: readonly Row[], columns: Columns<Row>) {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const arrays = names.map((name, at) => `$${at + 1}::${columns[name][0]}[]`);
  await query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    names.map((name) => rows.map(columns[name][1])),
  );
}

function insertSentences(query: Query, passages: readonly Numbered<LoadablePassage>[]): Promise<void> {
  const rows = passages.flatMap(({ number, sentences, terms }) =>
    sentences.map((sentence, place) => ({ ...sentence, passage: number, place, terms })),
  );
  return insertRows(query, 'corpus_sentences', rows, {
    passage: ['int', ({ passage }) => passage],
    place: ['int', ({ place }) => place],
    // The head stands in front.
    words: ['int', ({ terms, place }) => terms.words.lengths[place + 1]],
    pairs: ['int', ({ terms, place }) => terms.pairs.lengths[place + 1]],
    span_start: ['int', ({ start }) => start],
    span_end: ['int', ({ end }) => end],
    text: ['text', ({ text }) => text],
    understood: ['text', ({ text, understood }) => (understood === text ? null : understood)],
  });
}

/** The whole name first. */
function insertZoneNames(query: Query, articles: readonly Numbered<LoadableArticle>[]): Promise<void> {
  const rows = articles.flatMap(({ number, zone, aliases }) =>
    zone === null ? [] : [zone, ...aliases].map((name, place) => ({ name, article: number, place })),
  );
  return insertRows(query, 'corpus_zone_names', rows, {
    article: ['int', ({ article }) => article],
    place: ['int', ({ place }) => place],
    name: ['text', ({ name }) => name],
    folded: ['text', ({ name }) => fold(name)],
  });
}

function insertFacts(query: Query, articles: readonly Numbered<LoadableArticle>[]): Promise<void> {
  const rows = articles.flatMap(({ number, facts }) =>
    facts.map((record, place) => ({ record, article: number, place })),
  );
  return insertRows(query, 'corpus_facts', rows, {
    article: ['int', ({ article }) => article],
    place: ['int', ({ place }) => place],
    subject: ['text', ({ record }) => record.subject],
    attribute: ['text', ({ record }) => fold(String(record.attribute ?? ''))],
    record: ['json', ({ record }) => JSON.stringify(record)],
  });
}

interface TermCount {
  readonly key: string;
  readonly count: number;
  passages: number;
  sentences: number;
}

async function addStatistics(query: Query, passages: readonly LoadablePassage[]): Promise<void> {
  const rows = new Map<string, TermCount>();
  for (const { terms } of passages)
    for (const kind of ['words', 'pairs'] as const)
      for (const [term, counted] of terms[kind].terms) {
        const { count } = counted;
        const key = keyOf(kind, term);
        const row = rows.get(`${count}${key}`) ?? { key, count, passages: 0, sentences: 0 };
        row.passages += 1;
        row.sentences += sentencesWith(counted);
        rows.set(`${count}${key}`, row);
      }
  const sums = [...rows.values()];
  await query(
    `INSERT INTO corpus_terms AS old (term, count, passages, sentences)
     SELECT * FROM unnest($1::text[], $2::smallint[], $3::int[], $4::bigint[])
     ON CONFLICT (term, count) DO UPDATE SET
       passages = old.passages + excluded.passages, sentences = old.sentences + excluded.sentences`,
    [
      sums.map(({ key }) => key),
      sums.map(({ count }) => count),
      sums.map((row) => row.passages),
      sums.map((row) => row.sentences),
    ],
  );
  const total = (of: (passage: LoadablePassage) => number) =>
    passages.reduce((sum, passage) => sum + of(passage), 0);
  const lengths = (kind: 'words' | 'pairs') =>
    total(({ terms }) => terms[kind].lengths.reduce((sum, length) => sum + length, 0));
  await query(
    `UPDATE corpus_size SET passages = passages + $1, sentences = sentences + $2, words = words + $3,
       pairs = pairs + $4, sentence_words = sentence_words + $5, sentence_pairs = sentence_pairs + $6`,
    [
      passages.length,
      // The head of a passage counts as one more.
      total(({ sentences }) => sentences.length + 1),
      total(({ terms }) => terms.words.length),
      total(({ terms }) => terms.pairs.length),
      lengths('words'),
      lengths('pairs'),
    ],
  );
}
