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

/** `onSource` learns of each source that is done. */
export function indexSources(
  sources: readonly Source[],
  segmenter: Segmenter,
  onSource: () => void = () => {},
): IndexedSources {
  const passages = sources.map((source) => pagePassages(parsePage(source, segmenter)));
  const sourceOf = passages.flatMap((own, source) => own.map(() => source));
  let done = 0;
  const reach = (source: number) => {
    for (; done < source; done += 1) onSource();
  };
  const data = buildIndex(passages.flat(), segmenter, (passage) => reach(sourceOf[passage]));
  reach(sources.length);
  return {
    data,
    counts: passages.map((own) => own.reduce((sum, { sentences }) => sum + sentences.length, 0)),
  };
}

/** One corpus behind the other: the same as if both had been indexed at once. */
export function mergedSources(first: IndexedSources, second: IndexedSources): IndexedSources {
  return { data: mergedIndex(first.data, second.data), counts: [...first.counts, ...second.counts] };
}
