// A corpus folder read whole: its groundwork, or what is wrong with it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aliasNotices } from '../commands/alias-notices.js';
import { type CorpusProblem, formatProblem } from '../corpus/problem.js';
import type { Groundwork } from '../knowledge/groundwork.js';
import { readSources } from '../open.js';
import { openSegmenter } from '../search/segmenter.js';
import { readCorpusFolder } from '../store/corpus-folder.js';
import { INDEX_FILE, IndexWriteError } from '../store/corpus-index.js';
import type { IndexedSources } from '../store/index-sources.js';
import { keptIndex, renewIndex } from '../store/open-index.js';

export type FolderReading =
  | { readonly type: 'read'; readonly groundwork: Groundwork }
  | { readonly type: 'refused'; readonly problems: readonly CorpusProblem[] };

/** Where an index is kept beside the texts, it is brought up to date; `notice` learns what it was found to be. */
export async function readCorpus(dir: string, notice: (line: string) => void): Promise<FolderReading> {
  const { sources, aliases, notices, problems } = readCorpusFolder(dir);
  if (problems.length > 0) return { type: 'refused', problems };
  const options = { dir, sources, segmenter: openSegmenter(), notice, onProgress: () => {} };
  const renewed = async (): Promise<IndexedSources | null> => {
    try {
      return (await renewIndex(options)).indexed;
    } catch (error) {
      if (!(error instanceof IndexWriteError)) throw error;
      notice(error.message);
      return keptIndex(options);
    }
  };
  const index = existsSync(join(dir, INDEX_FILE)) ? await renewed() : null;
  const groundwork = readSources(sources, { index: index?.data ?? null, aliases });
  for (const one of [...notices, ...aliasNotices(dir, aliases, groundwork)]) notice(formatProblem(one));
  return { type: 'read', groundwork };
}
