// Takes sources out of the tables, and what they had out of the statistics.
import type { Query } from '../../postgres/database.js';

const OLD = `corpus_passages JOIN corpus_articles ON corpus_articles.number = article WHERE source = ANY($1)`;

/** Sorted, as wherever these rows are written, so that two writers never wait for each other. */
const TERMS = `UPDATE corpus_terms SET passages = corpus_terms.passages - old.passages,
    sentences = corpus_terms.sentences - old.sentences
  FROM (SELECT substring(lexeme FROM '^\\d+(.*)$') AS term, substring(lexeme FROM '^\\d+')::smallint AS count,
      count(*) AS passages, sum(positions[1]) AS sentences
    FROM (SELECT terms FROM ${OLD}) AS passages, unnest(terms) GROUP BY lexeme) AS old
  WHERE corpus_terms.term = old.term AND corpus_terms.count = old.count`;

const SIZE = `UPDATE corpus_size SET passages = corpus_size.passages - old.passages,
    sentences = corpus_size.sentences - old.passages - own.sentences,
    words = corpus_size.words - old.words, pairs = corpus_size.pairs - old.pairs,
    sentence_words = corpus_size.sentence_words - old.head_words - own.words,
    sentence_pairs = corpus_size.sentence_pairs - old.head_pairs - own.pairs
  FROM (SELECT count(*) AS passages, coalesce(sum(words), 0) AS words, coalesce(sum(pairs), 0) AS pairs,
      coalesce(sum(head_words), 0) AS head_words, coalesce(sum(head_pairs), 0) AS head_pairs FROM ${OLD}) AS old,
    (SELECT count(*) AS sentences, coalesce(sum(words), 0) AS words, coalesce(sum(pairs), 0) AS pairs
      FROM corpus_sentences WHERE passage IN (SELECT corpus_passages.number FROM ${OLD})) AS own`;

export async function removeSources(query: Query, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await query(TERMS, [numbers]);
  await query(SIZE, [numbers]);
  await query('DELETE FROM corpus_sources WHERE number = ANY($1)', [numbers]);
}
