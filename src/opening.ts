// The corpus folder as the commands of the command line open it; what is wrong with it is told on standard error.
import { basename, join } from 'node:path';
import { showProgress } from './channels/progress.js';
import { aliasNotices } from './commands/alias-notices.js';
import { formatLoad } from './commands/corpus-load.js';
import { formatRenewal } from './commands/index-build.js';
import type { Config } from './config.js';
import { type CorpusProblem, formatProblem } from './corpus/problem.js';
import type { Source } from './corpus/types.js';
import { type Opened, openBot } from './open.js';
import { openSegmenter } from './search/segmenter.js';
import { type CorpusReading, readCorpusFolder } from './store/corpus-folder.js';
import { INDEX_FILE } from './store/corpus-index.js';
import { corpusSearch } from './store/corpus-search.js';
import { corpusStamp } from './store/corpus-stamp.js';
import { buildSourcesIndex } from './store/index-builder.js';
import { keptIndex, renewIndex } from './store/open-index.js';
import type { OpenedSearch } from './stored-corpus.js';

const WRONG_CORPUS = 2;

const notice = (text: string) => void process.stderr.write(`${text}\n`);

function tell(problems: readonly CorpusProblem[]): void {
  for (const problem of problems) notice(formatProblem(problem));
}

/** Reads the corpus; a problem names its file and line, the good files are named too, and the exit code is 2. */
function readFolder(dir: string): CorpusReading | null {
  const reading = readCorpusFolder(dir);
  const { sources, problems, notices } = reading;
  tell(notices);
  if (problems.length === 0) return reading;
  tell(problems);
  const bad = new Set(problems.map(({ file }) => basename(file)));
  const good = [...new Set(sources.map(({ file }) => file))].filter((file) => !bad.has(file));
  if (good.length > 0) notice(`read without a problem: ${good.join(', ')}`);
  process.exitCode = WRONG_CORPUS;
  return null;
}

const indexOptions = (dir: string, sources: readonly Source[]) => ({
  dir,
  sources,
  segmenter: openSegmenter(),
  notice,
  onProgress: showProgress,
});

export interface OpenedFolder extends Opened {
  readonly corpus: { readonly dir: string; readonly stamp: string };
}

export async function openFolder(config: Config, dir: string): Promise<OpenedFolder | null> {
  const corpus = { dir, stamp: corpusStamp(dir) };
  const reading = readFolder(dir);
  if (!reading) return null;
  const { sources, aliases } = reading;
  const index = await keptIndex(indexOptions(dir, sources));
  const sessions = { max: config.sessionsMax, ttl: config.sessionMinutes * 60_000 };
  const options = { index: index?.data ?? null, aliases, onProgress: showProgress };
  const opened = openBot(sources, sessions, options);
  tell(aliasNotices(dir, aliases, opened.knowledge));
  return { ...opened, corpus };
}

/**
 * Searching needs no facts: a corpus in PostgreSQL, where no folder is named, or the kept index is enough, or else one
 * built for now.
 */
export async function openSearch(config: Config, named: string | null): Promise<OpenedSearch | null> {
  const { openStoredSearch } = await import('./stored-corpus.js');
  const stored = named === null ? await openStoredSearch(config.databaseUrl) : null;
  if (stored) return stored;
  const dir = named ?? config.corpus;
  const sources = readFolder(dir)?.sources;
  if (!sources) return null;
  const options = indexOptions(dir, sources);
  const index =
    (await keptIndex(options)) ?? (await buildSourcesIndex(sources, options.segmenter, showProgress));
  return { find: corpusSearch(sources, index, options.segmenter), close: async () => {} };
}

/** What there is to say of the corpus in PostgreSQL, which is now that of the folder. Rejects as `loadIntoPostgres`. */
export async function loadFolder(config: Config, dir: string): Promise<string | null> {
  const { loadIntoPostgres } = await import('./stored-corpus.js');
  const reading = readFolder(dir);
  if (!reading) return null;
  return formatLoad(dir, await loadIntoPostgres(config.databaseUrl, reading, showProgress));
}

/** What there is to say of the index that is kept from now on. Throws IndexWriteError. */
export async function buildIndexFile(dir: string): Promise<string | null> {
  const sources = readFolder(dir)?.sources;
  if (!sources) return null;
  return formatRenewal(join(dir, INDEX_FILE), await renewIndex(indexOptions(dir, sources)));
}
