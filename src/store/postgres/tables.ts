// The tables of a corpus in PostgreSQL.
import type { Schema } from '../../postgres/database.js';

/**
 * A passage's terms are a tsvector of our own: `lexeme.ts`. Its row is kept narrow, so that what the index finds is
 * looked through in few pages: long columns are stored outside the row. Texts are joined when a passage is promising.
 */
export const CORPUS_TABLES: Schema = {
  name: 'corpus_version',
  steps: [
    `CREATE TABLE corpus_sources (
       number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, place INTEGER NOT NULL,
       file TEXT NOT NULL, content TEXT NOT NULL);
     CREATE TABLE corpus_articles (
       number INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES corpus_sources ON DELETE CASCADE,
       id TEXT NOT NULL, headline TEXT NOT NULL, date TEXT, newspaper TEXT, zone TEXT);
     CREATE INDEX corpus_articles_source ON corpus_articles (source);
     CREATE INDEX corpus_articles_id ON corpus_articles (id);
     CREATE INDEX corpus_articles_zone ON corpus_articles (zone) WHERE zone IS NOT NULL;
     CREATE TABLE corpus_zone_names (
       article INTEGER NOT NULL REFERENCES corpus_articles ON DELETE CASCADE, place INTEGER NOT NULL,
       name TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (article, place));
     CREATE INDEX corpus_zone_names_folded ON corpus_zone_names (folded);
     CREATE TABLE corpus_passages (
       number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES corpus_articles ON DELETE CASCADE,
       words INTEGER NOT NULL, pairs INTEGER NOT NULL, head_words INTEGER NOT NULL, head_pairs INTEGER NOT NULL,
       head TEXT NOT NULL, terms TSVECTOR NOT NULL) WITH (toast_tuple_target = 128);
     ALTER TABLE corpus_passages ALTER terms SET STORAGE EXTERNAL;
     CREATE INDEX corpus_passages_article ON corpus_passages (article);
     CREATE INDEX corpus_passages_terms ON corpus_passages USING gin (terms);
     CREATE TABLE corpus_sentences (
       passage INTEGER NOT NULL REFERENCES corpus_passages ON DELETE CASCADE, place INTEGER NOT NULL,
       words INTEGER NOT NULL, pairs INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
       text TEXT NOT NULL, understood TEXT, PRIMARY KEY (passage, place));
     CREATE TABLE corpus_facts (
       article INTEGER NOT NULL REFERENCES corpus_articles ON DELETE CASCADE, place INTEGER NOT NULL,
       subject TEXT NOT NULL, attribute TEXT NOT NULL, record JSON NOT NULL, PRIMARY KEY (article, place));
     CREATE INDEX corpus_facts_subject ON corpus_facts (subject);
     CREATE TABLE corpus_terms (
       term TEXT COLLATE "C", count SMALLINT, passages INTEGER NOT NULL, sentences BIGINT NOT NULL,
       PRIMARY KEY (term, count));
     CREATE TABLE corpus_size (
       passages BIGINT NOT NULL, sentences BIGINT NOT NULL, words BIGINT NOT NULL, pairs BIGINT NOT NULL,
       sentence_words BIGINT NOT NULL, sentence_pairs BIGINT NOT NULL);
     INSERT INTO corpus_size VALUES (0, 0, 0, 0, 0, 0);`,
  ],
};
