// A corpus in PostgreSQL: loaded from a folder, searched on the command line, read by programs.
import type { Log } from './channels/log.js';
import { ConfigError } from './config.js';
import { fallingBack } from './library/falling-back.js';
import {
  type LoadableText,
  loadableArticles,
  loadableTexts,
  textLibrary,
} from './library/loadable-source.js';
import type { Library, OpenLibrary } from './library/records.js';
import { PostgresAwayError } from './postgres/database.js';
import { openSegmenter } from './search/segmenter.js';
import type { CorpusReading } from './store/corpus-folder.js';
import type { CorpusSearch } from './store/corpus-search.js';
import { openCorpusDatabase } from './store/postgres/corpus-database.js';
import { type CorpusLoad, loadCorpus } from './store/postgres/load-corpus.js';
import { postgresSearch } from './store/postgres/passage-search.js';
import { isCorpusLoaded, storedLibrary } from './store/postgres/stored-library.js';

type OnProgress = (done: number, of: number) => void;

/** Rejects with ConfigError, PostgresAwayError, PostgresVersionError or LoadRefusedError. */
export async function loadIntoPostgres(
  url: string | null,
  { sources, aliases }: Pick<CorpusReading, 'sources' | 'aliases'>,
  onProgress: OnProgress,
): Promise<CorpusLoad> {
  if (url === null)
    throw new ConfigError(
      'ZONEBOT_DATABASE_URL: expected the PostgreSQL that the corpus is to be loaded into',
    );
  const database = openCorpusDatabase(url, 'load');
  const segmenter = openSegmenter();
  return loadCorpus({
    database,
    texts: loadableTexts(sources, aliases),
    read: (text) => loadableArticles(text, segmenter),
    onProgress,
  }).finally(database.close);
}

export interface OpenedSearch {
  readonly find: CorpusSearch;
  readonly close: () => Promise<void>;
}

/** Null where no corpus was loaded. Rejects with PostgresAwayError or PostgresVersionError, and so do its searches. */
export async function openStoredSearch(url: string | null): Promise<OpenedSearch | null> {
  if (url === null) return null;
  const { query, close } = openCorpusDatabase(url, 'search');
  try {
    if (await isCorpusLoaded(query)) return { find: postgresSearch(query, openSegmenter()), close };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return null;
}

export interface ServedLibrary {
  readonly library: OpenLibrary;
  /** Whether PostgreSQL took what it was last asked. */
  readonly engines: () => ReadonlyMap<string, boolean>;
  readonly close: () => Promise<void>;
}

/** `memory` answers while PostgreSQL is away or holds no corpus; null for no PostgreSQL at all. */
export function openServedLibrary(url: string | null, memory: Library, log: Log): ServedLibrary {
  if (url === null) return { library: memory, engines: () => new Map(), close: async () => {} };
  const { query, close } = openCorpusDatabase(url, 'search');
  const store = storedLibrary({
    query,
    search: postgresSearch(query, openSegmenter()),
    read: readArticles,
    hasPicture: (zone) => memory.zone(zone)?.picture ?? false,
  });
  const library = fallingBack({
    store,
    memory,
    isAway: (error) => error instanceof PostgresAwayError,
    onChange: (away) => tell(away, log),
    now: () => performance.now(),
  });
  return { library, engines: () => new Map([['postgres', library.isUp()]]), close };
}

function tell(away: Error | null, log: Log): void {
  if (away === null) log.info({}, 'PostgreSQL is there');
  else log.error({ reason: away.message }, 'PostgreSQL is away: programs read the corpus in memory');
}

const readArticles = (text: LoadableText): Library['article'] => textLibrary(text, openSegmenter()).article;
