// What takes long of building a knowledge, as plain data: read in one thread, it can be handed to another.
import type { Page } from '../corpus/types.js';
import { type ReadingOptions, readFacts } from '../facts/read-facts.js';
import type { Facts } from '../facts/types.js';
import { buildIndex, type IndexData } from '../search/index-data.js';
import { pagePassages } from '../search/passages.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';

export interface Groundwork extends Facts {
  readonly pages: readonly Page[];
  /** Text of each sentence, folded. */
  readonly folded: readonly string[];
  readonly index: IndexData;
}

export interface GroundworkOptions extends ReadingOptions {
  /** Of the same pages. */
  readonly index?: IndexData | null;
}

/** Reads the facts of parsed pages, and indexes their sentences where no index of them is given. */
export function layGroundwork(
  pages: readonly Page[],
  segmenter: Segmenter,
  { index: given = null, ...reading }: GroundworkOptions = {},
): Groundwork {
  const { articles, sentences, entities, facts } = readFacts(pages, segmenter, reading);
  return {
    pages,
    articles,
    sentences,
    entities,
    facts,
    folded: sentences.map(({ text }) => fold(text)),
    index: given ?? buildIndex(pages.flatMap(pagePassages), segmenter),
  };
}
