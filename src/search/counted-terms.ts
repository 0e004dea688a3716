// The terms of a passage, counted: what an index that is kept elsewhere has to hold of it.
import type { Segmenter } from '../text/segmenter.js';
import type { Passage } from './index-data.js';
import type { ByKind } from './ranking.js';
import { bigramTerms, wordTerms } from './terms.js';

export interface CountedTerm {
  /** How often the passage has it, 255 at most. */
  readonly count: number;
  /** How many of its sentences do; the head counts as one. */
  readonly sentences: number;
}

export interface CountedTerms {
  readonly terms: ReadonlyMap<string, CountedTerm>;
  /** Terms of the whole passage, with repeats. */
  readonly length: number;
  /** Terms of the head, then of each sentence, with repeats, 65,535 at most. */
  readonly lengths: readonly number[];
}

const MOST = { count: 0xff, length: 0xffff };

/** The same numbers as `buildIndex` comes to. */
export function countedTerms({ head, sentences }: Passage, segmenter: Segmenter): ByKind<CountedTerms> {
  const units = [head, ...sentences];
  return {
    words: counted(units.map((text) => wordTerms(text, segmenter))),
    pairs: counted(units.map(bigramTerms)),
  };
}

function counted(units: readonly (readonly string[])[]): CountedTerms {
  const terms = new Map<string, CountedTerm>();
  for (const unit of units) {
    const here = new Set<string>();
    for (const term of unit) {
      const { count = 0, sentences = 0 } = terms.get(term) ?? {};
      terms.set(term, {
        count: Math.min(MOST.count, count + 1),
        sentences: here.has(term) ? sentences : sentences + 1,
      });
      here.add(term);
    }
  }
  return {
    terms,
    length: units.reduce((sum, { length }) => sum + length, 0),
    lengths: units.map(({ length }) => Math.min(MOST.length, length)),
  };
}
