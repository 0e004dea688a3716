// A corpus in the PostgreSQL of a test file: what is loaded takes the place of what was there.
import type { Source } from '../../../src/corpus/types.js';
import { loadableArticles, loadableTexts } from '../../../src/library/loadable-source.js';
import type { Postgres } from '../../../src/postgres/database.js';
import { openSegmenter } from '../../../src/search/segmenter.js';
import { openCorpusDatabase } from '../../../src/store/postgres/corpus-database.js';
import { type LoadOptions, loadCorpus } from '../../../src/store/postgres/load-corpus.js';

export const segmenter = openSegmenter();

export interface OpenedDatabases {
  readonly loading: Postgres;
  readonly searching: Postgres;
  readonly load: (
    sources: readonly Source[],
    options?: Partial<LoadOptions>,
  ) => ReturnType<typeof loadCorpus>;
  readonly close: () => Promise<void>;
}

export function openDatabases(url: string): OpenedDatabases {
  const loading = openCorpusDatabase(url, 'load');
  const searching = openCorpusDatabase(url, 'search');
  return {
    loading,
    searching,
    load: (sources, options) =>
      loadCorpus({
        database: loading,
        texts: loadableTexts(sources, []),
        read: (text) => loadableArticles(text, segmenter),
        onProgress: () => {},
        ...options,
      }),
    close: async () => void (await Promise.all([loading.close(), searching.close()])),
  };
}
