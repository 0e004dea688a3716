// Brings the corpus in PostgreSQL to what the sources are: what is new is added, what changed replaced, what is gone removed.
import { createHash } from 'node:crypto';
import type { Source } from '../../corpus/types.js';
import type { LoadableArticle, LoadableText } from '../../library/loadable-source.js';
import type { Postgres, Query } from '../../postgres/database.js';
import { INDEX_VERSION } from '../../search/index-file.js';
import { insertSources, type NumberedSource } from './insert-sources.js';
import { misfit } from './misfit.js';
import { removeSources } from './remove-sources.js';

export interface CorpusLoad {
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface LoadOptions {
  readonly database: Postgres;
  readonly texts: readonly LoadableText[];
  readonly read: (text: LoadableText) => readonly LoadableArticle[];
  readonly onProgress: (done: number, of: number) => void;
}

/** Another process loads a corpus into this database, or a source does not fit into it; the message is one line. */
export class LoadRefusedError extends Error {
  override readonly name = 'LoadRefusedError';
}

/** Sources of one transaction. Each is there whole or not at all, and so is what it replaces. */
const AT_ONCE = 500;
const LOAD_LOCK = 7_210_542;

/** Raised when what is read out of a source changes: everything is then loaded anew. */
const READING = 1;

interface Known {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
  readonly place: number;
}

/** What was loaded before a failure stays, and the next load goes on from there. */
export function loadCorpus({ database, texts, read, onProgress }: LoadOptions): Promise<CorpusLoad> {
  return database.session(async (query) => {
    const [lock] = await query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOAD_LOCK]);
    if (!lock.taken) throw new LoadRefusedError('another process loads a corpus into this database just now');
    const rows = await query<Known>('SELECT number, name, digest, place FROM corpus_sources');
    const known = new Map(rows.map((row) => [row.name, row]));
    const wanted = texts.map((text, place) => ({
      text,
      place,
      name: nameOf(text.source),
      digest: digestOf(text),
    }));
    const fresh = wanted.filter(({ name, digest }) => known.get(name)?.digest !== digest);
    const names = new Set(wanted.map(({ name }) => name));
    const gone = rows.filter(({ name }) => !names.has(name));
    const replaced = fresh.flatMap(({ name }) => known.get(name) ?? []);
    const steps = fresh.length + gone.length;
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      const part = fresh.slice(at, at + AT_ONCE);
      const old = part.flatMap(({ name }) => known.get(name)?.number ?? []);
      const articles = part.map((one) => readFit(one, read));
      await inTransaction(query, async () => {
        await removeSources(query, old);
        await insertSources(query, articles);
      });
      onProgress(at + part.length, steps);
    }
    for (let at = 0; at < gone.length; at += AT_ONCE) {
      const part = gone.slice(at, at + AT_ONCE);
      await inTransaction(query, () =>
        removeSources(
          query,
          part.map(({ number }) => number),
        ),
      );
      onProgress(fresh.length + at + part.length, steps);
    }
    await putInOrder(
      query,
      wanted.filter(({ name, place }) => (known.get(name)?.place ?? place) !== place),
    );
    if (steps > 0) await query('ANALYZE corpus_sources, corpus_articles, corpus_passages, corpus_sentences');
    await query('SELECT pg_advisory_unlock($1)', [LOAD_LOCK]);
    return {
      added: fresh.length - replaced.length,
      replaced: replaced.length,
      removed: gone.length,
      unchanged: texts.length - fresh.length,
    };
  });
}

/** Throws LoadRefusedError. */
function readFit(one: Omit<NumberedSource, 'articles'>, read: LoadOptions['read']): NumberedSource {
  const articles = read(one.text);
  const wrong = misfit(one.text.source, articles);
  if (wrong !== null) throw new LoadRefusedError(wrong);
  return { ...one, articles };
}

async function inTransaction(query: Query, work: () => Promise<void>): Promise<void> {
  await query('BEGIN');
  await work();
  await query('COMMIT');
}

/** Sources that stayed what they are, at another place of the corpus. */
async function putInOrder(
  query: Query,
  moved: readonly { readonly name: string; readonly place: number }[],
): Promise<void> {
  if (moved.length === 0) return;
  await query(
    `UPDATE corpus_sources SET place = moved.place FROM unnest($1::text[], $2::int[]) AS moved(name, place)
     WHERE corpus_sources.name = moved.name AND corpus_sources.place <> moved.place`,
    [moved.map(({ name }) => name), moved.map(({ place }) => place)],
  );
}

/** What stays the same while the text changes: the id of a record, or the file of a page. */
function nameOf({ record, file }: Source): string {
  return record ? `record ${record.id}` : `page ${file}`;
}

/** All that is read, and how. */
function digestOf(text: LoadableText): string {
  const read = JSON.stringify([READING, INDEX_VERSION, text]);
  return createHash('sha256').update(read).digest('base64').slice(0, 22);
}
