// The index of a corpus folder as it is needed: read, completed by what is new, or built.
import type { Source } from '../corpus/types.js';
import type { Segmenter } from '../text/segmenter.js';
import { type KeptIndex, readCorpusIndex, writeCorpusIndex } from './corpus-index.js';
import { buildSourcesIndex } from './index-builder.js';
import { type IndexedSources, mergedSources } from './index-sources.js';

interface IndexOptions {
  readonly dir: string;
  readonly sources: readonly Source[];
  readonly segmenter: Segmenter;
  /** Learns in one line why a kept index is not used. */
  readonly notice: (line: string) => void;
  readonly onProgress: (done: number, of: number) => void;
}

/** The kept index, completed in memory; null without one that fits. */
export async function keptIndex(options: IndexOptions): Promise<IndexedSources | null> {
  const kept = readCorpusIndex(options.dir, options.sources);
  if (kept.state === 'refused')
    options.notice(`${kept.message}; not used, "zonebot index build" writes it anew`);
  return kept.state === 'fits' ? completed(kept, options) : null;
}

export interface Renewal {
  readonly indexed: IndexedSources;
  /** Sources that were indexed now; the others stood in the kept index. */
  readonly added: number;
  readonly bytes: number;
}

/** Brings the kept index up to date, or builds it. */
export async function renewIndex(options: IndexOptions): Promise<Renewal> {
  const { dir, sources, segmenter, notice, onProgress } = options;
  const kept = readCorpusIndex(dir, sources);
  if (kept.state === 'refused') notice(`${kept.message}; built anew`);
  if (kept.state === 'fits' && kept.missing === 0) return { ...kept, added: 0 };
  const indexed =
    kept.state === 'fits'
      ? await completed(kept, options)
      : await buildSourcesIndex(sources, segmenter, onProgress);
  const added = kept.state === 'fits' ? kept.missing : sources.length;
  return { indexed, added, bytes: writeCorpusIndex(dir, sources, indexed) };
}

async function completed(
  { indexed, missing }: Extract<KeptIndex, { state: 'fits' }>,
  { sources, segmenter, onProgress }: IndexOptions,
): Promise<IndexedSources> {
  if (missing === 0) return indexed;
  const added = sources.slice(sources.length - missing);
  return mergedSources(indexed, await buildSourcesIndex(added, segmenter, onProgress));
}
