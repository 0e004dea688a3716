// The sentence search over passages that are kept elsewhere: what they look like comes by promise, the scoring is the same.
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { type RareTerm, type Scorer, scorer, type TermStatistics } from './bm25.js';
import { readQuestion } from './question.js';
import {
  type ByKind,
  type IndexedPassage,
  PASSAGES,
  placedCandidates,
  ranked,
  tellingTerms,
  wantedFor,
  weighedQuestion,
  widthFor,
} from './ranking.js';
import { type ShortAnswer, shortAnswer } from './short-answer.js';

/** A collection of passages, in some engine. */
export interface KeptPassages<Passage extends KeptPassage> {
  /** What is known of the terms of a question. */
  about(terms: ByKind<readonly string[]>): Promise<KnownTerms<Passage>>;
}

export interface KnownTerms<Passage extends KeptPassage> {
  readonly statistics: ByKind<TermStatistics>;
  /**
   * The `most` passages for which the sum of `rare * count / (count + norm)` over these terms is highest; of equal ones
   * the first in the order of the corpus, which is also the order of the result.
   */
  promising(
    telling: ByKind<readonly RareTerm[]>,
    kinds: ByKind<Pick<Scorer, 'passageMean'>>,
    most: number,
  ): Promise<readonly Passage[]>;
}

export type KeptPassage = Omit<IndexedPassage, 'passage'>;

export interface KeptHit<Passage> {
  readonly passage: Passage;
  /** Place of the sentence in its passage. */
  readonly place: number;
  readonly score: number;
  /** Of the first hit: the words that answer by themselves, in the folded sentence. */
  readonly short: ShortAnswer | null;
}

export type KeptSearch<Passage> = (text: string, top: number) => Promise<readonly KeptHit<Passage>[]>;

/** Where everyday words were left out, so many times more passages are looked at closer, by all words. */
const WIDER = 4;

/** `budget` is how many postings of each kind a question may cost. Searches what was cut by the same segmenter. */
export function openKeptSearch<Passage extends KeptPassage>(
  passages: KeptPassages<Passage>,
  segmenter: Segmenter,
  budget: number,
): KeptSearch<Passage> {
  return async (text, top) => {
    const read = readQuestion(fold(text), segmenter);
    const { statistics, promising } = await passages.about(read);
    const kinds = { words: scorer(statistics.words), pairs: scorer(statistics.pairs) };
    const question = weighedQuestion(read, kinds);
    const telling = tellingTerms(question, kinds, budget);
    if (telling.words.length + telling.pairs.length === 0) return [];
    const { passages: asked, ...width } = widthFor(top);
    const most = asked ?? PASSAGES;
    const isCut = (['words', 'pairs'] as const).some(
      (kind) =>
        telling[kind].length < kinds[kind].rarestFirst(question[kind], Number.POSITIVE_INFINITY).length,
    );
    const found = await promising(
      telling,
      kinds,
      wantedFor(most) * (isCut && asked === undefined ? WIDER : 1),
    );
    const candidates = placedCandidates(
      question,
      found.map((passage, order) => ({ ...passage, passage: order })),
      kinds,
      { passages: most, ...width },
    );
    return ranked(candidates, top).map(({ passage, place, score }, order) => ({
      passage: found[passage],
      place,
      score,
      short: order === 0 ? shortAnswer(question, found[passage].texts[place], segmenter) : null,
    }));
  };
}
