// PostgreSQL opened for a corpus: for searching, where a person waits, or for loading, which takes as long as it takes.
import { openPostgres, type Postgres } from '../../postgres/database.js';
import { CORPUS_TABLES } from './tables.js';

/** In ms. */
const SEARCH_WITHIN = 1000;
/**
 * The planner takes the few pages of narrow rows for cheap to read, and does not count the terms that it would fetch for
 * each row; compiling a query takes longer than it runs.
 */
const SEARCH_SETTINGS = { enable_seqscan: 'off', jit: 'off', work_mem: '16MB' };
/** What is new to the index is put into it at once, in order, when a transaction is about to end. */
const LOAD_SETTINGS = { gin_pending_list_limit: '262144', work_mem: '128MB', maintenance_work_mem: '256MB' };

export function openCorpusDatabase(url: string, work: 'search' | 'load'): Postgres {
  return work === 'search'
    ? openPostgres(url, { schema: CORPUS_TABLES, within: SEARCH_WITHIN, settings: SEARCH_SETTINGS })
    : openPostgres(url, { schema: CORPUS_TABLES, within: 0, settings: LOAD_SETTINGS });
}
