// Passages in PostgreSQL, as the search wants them: statistics of terms, and the passages that promise most.
import type { LoadableSentence } from '../../library/loadable-source.js';
import type { Query } from '../../postgres/database.js';
import { B, K1, type RareTerm, type TermStatistics } from '../../search/bm25.js';
import type { KeptPassage, KeptPassages, KnownTerms } from '../../search/kept-search.js';
import type { ByKind } from '../../search/ranking.js';
import { fold } from '../../text/normalize.js';
import { keyOf, lexemeOf, queryOf, type TermKind } from './lexeme.js';

export interface StoredPassage extends KeptPassage {
  readonly article: string;
  readonly file: string;
  /** In order of `texts`. */
  readonly sentences: readonly LoadableSentence[];
}

interface SizeRow {
  readonly passages: string;
  readonly sentences: string;
  readonly words: string;
  readonly pairs: string;
  readonly sentence_words: string;
  readonly sentence_pairs: string;
}

interface TermRow {
  readonly term: string;
  readonly count: number;
  readonly passages: number;
  readonly sentences: number;
}

const SIZE = 'SELECT * FROM corpus_size';

const TERMS = `SELECT term, count, passages, sentences::float8 FROM corpus_terms
  WHERE term = ANY($1) AND passages > 0`;

const PROMISING = `
  WITH asked AS MATERIALIZED (
    SELECT query::tsquery, rare, count, is_word
    FROM unnest($1::text[], $2::float8[], $3::float8[], $4::boolean[]) AS asked(query, rare, count, is_word)),
  best AS MATERIALIZED (
    SELECT number, sum(rare * count / (count + CASE WHEN is_word
      THEN ($5::float8 * (1 - $6::float8 + ($6::float8 * words) / $7::float8))::real::float8
      ELSE ($5::float8 * (1 - $6::float8 + ($6::float8 * pairs) / $8::float8))::real::float8 END)) AS score
    FROM asked CROSS JOIN LATERAL (
      SELECT number, words, pairs FROM corpus_passages WHERE terms @@ asked.query OFFSET 0) AS found
    GROUP BY number ORDER BY score DESC FETCH FIRST $9 ROWS WITH TIES),
  chosen AS (
    SELECT passages.*, articles.id, sources.file, sources.place
    FROM best JOIN corpus_passages AS passages USING (number)
    JOIN corpus_articles AS articles ON articles.number = article
    JOIN corpus_sources AS sources ON sources.number = articles.source
    ORDER BY score DESC, sources.place, number LIMIT $9)
  SELECT number, chosen.id AS article, file, head, chosen.words, chosen.pairs, sentences.*
  FROM chosen CROSS JOIN LATERAL (
    SELECT array_agg(text ORDER BY place) AS texts,
      array_agg(coalesce(understood, text) ORDER BY place) AS understood,
      array_agg(span_start ORDER BY place) AS starts, array_agg(span_end ORDER BY place) AS ends,
      array_agg(sentences.words ORDER BY place) AS sentence_words,
      array_agg(sentences.pairs ORDER BY place) AS sentence_pairs
    FROM corpus_sentences AS sentences WHERE passage = number) AS sentences
  ORDER BY chosen.place, number`;

interface PassageRow {
  readonly article: string;
  readonly file: string;
  readonly head: string;
  readonly words: number;
  readonly pairs: number;
  readonly texts: readonly string[];
  readonly understood: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly sentence_words: readonly number[];
  readonly sentence_pairs: readonly number[];
}

export function storedPassages(query: Query): KeptPassages<StoredPassage> {
  return {
    about: async ({ words, pairs }) => {
      const keys = [
        ...words.map((term) => keyOf('words', term)),
        ...pairs.map((term) => keyOf('pairs', term)),
      ];
      const [[size], rows] = await Promise.all([query<SizeRow>(SIZE), query<TermRow>(TERMS, [keys])]);
      const byKey = new Map<string, TermRow[]>();
      for (const row of rows) byKey.set(row.term, [...(byKey.get(row.term) ?? []), row]);
      return {
        statistics: statisticsOf(size, byKey),
        promising: (telling, kinds, most) => promising(query, byKey, { telling, kinds, most }),
      };
    },
  };
}

function statisticsOf(size: SizeRow, byKey: ReadonlyMap<string, readonly TermRow[]>): ByKind<TermStatistics> {
  const of = (kind: TermKind, passageTerms: string, sentenceTerms: string): TermStatistics => {
    const total = (term: string, column: 'passages' | 'sentences') =>
      (byKey.get(keyOf(kind, term)) ?? []).reduce((sum, row) => sum + row[column], 0);
    return {
      passages: Number(size.passages),
      sentences: Number(size.sentences),
      passageTerms: Number(passageTerms),
      sentenceTerms: Number(sentenceTerms),
      passagesWith: (term) => total(term, 'passages'),
      sentencesWith: (term) => total(term, 'sentences'),
    };
  };
  return {
    words: of('words', size.words, size.sentence_words),
    pairs: of('pairs', size.pairs, size.sentence_pairs),
  };
}

interface Wanted {
  readonly telling: Parameters<KnownTerms<StoredPassage>['promising']>[0];
  readonly kinds: Parameters<KnownTerms<StoredPassage>['promising']>[1];
  readonly most: number;
}

async function promising(
  query: Query,
  byKey: ReadonlyMap<string, readonly TermRow[]>,
  { telling, kinds, most }: Wanted,
): Promise<readonly StoredPassage[]> {
  const asked = (['words', 'pairs'] as const).flatMap((kind) =>
    telling[kind].flatMap(({ term, rare }: RareTerm) => {
      const key = keyOf(kind, term);
      return (byKey.get(key) ?? []).map(({ count }) => ({
        query: queryOf(lexemeOf(count, key)),
        rare,
        count,
        isWord: kind === 'words',
      }));
    }),
  );
  const rows = await query<PassageRow>(PROMISING, [
    asked.map((one) => one.query),
    asked.map(({ rare }) => rare),
    asked.map(({ count }) => count),
    asked.map(({ isWord }) => isWord),
    K1,
    B,
    kinds.words.passageMean,
    kinds.pairs.passageMean,
    most,
  ]);
  return rows.map(passageOf);
}

function passageOf(row: PassageRow): StoredPassage {
  return {
    article: row.article,
    file: row.file,
    head: row.head,
    texts: row.understood.map(fold),
    sentences: row.texts.map((text, at) => ({
      text,
      understood: row.understood[at],
      start: row.starts[at],
      end: row.ends[at],
    })),
    lengths: {
      words: { passage: row.words, sentences: row.sentence_words },
      pairs: { passage: row.pairs, sentences: row.sentence_pairs },
    },
  };
}
