// Sources → the index of their sentences, source by source, so that more can be added behind them.
import { parsePage } from '../corpus/parse-page.js';
import type { Source } from '../corpus/types.js';
import { buildIndex, type IndexData, mergedIndex } from '../search/index-data.js';
import { pagePassages } from '../search/passages.js';
import type { Segmenter } from '../text/segmenter.js';

export interface IndexedSources {
  readonly data: IndexData;
  /** How many sentences each source has. */
  readonly counts: readonly number[];
}

export function indexSources(
  sources: readonly Source[],
  segmenter: Segmenter,
  onSource: () => void = () => {},
): IndexedSources {
  const passages = sources.map((source) => {
    onSource();
    return pagePassages(parsePage(source, segmenter));
  });
  return {
    data: buildIndex(passages.flat(), segmenter),
    counts: passages.map((own) => own.reduce((sum, { sentences }) => sum + sentences.length, 0)),
  };
}

/** One corpus behind the other: the same as if both had been indexed at once. */
export function mergedSources(first: IndexedSources, second: IndexedSources): IndexedSources {
  return { data: mergedIndex(first.data, second.data), counts: [...first.counts, ...second.counts] };
}
