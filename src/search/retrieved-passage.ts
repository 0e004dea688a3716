// What the index says of a passage and its sentences, and how they stand beside the best.
import type { Retrieved } from './candidate.js';
import type { PassageScores } from './postings.js';

/** A passage with the scores of the index; a first score is that of its head. */
export interface RetrievedPassage {
  readonly passage: number;
  readonly words: PassageScores;
  readonly pairs: PassageScores;
  /** Of each sentence, with its passage. */
  readonly all: readonly number[];
  readonly best: number;
}

/** What the index says of each sentence, as shares of the best among all. */
export function sharesOf(best: readonly RetrievedPassage[]): readonly (readonly Retrieved[])[] {
  const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value), 1e-9);
  const highestAll = most(best.flatMap(({ all }) => all));
  const highestWords = most(best.flatMap(({ words }) => [...words.sentences.subarray(1)]));
  const highestPairs = most(best.flatMap(({ pairs }) => [...pairs.sentences.subarray(1)]));
  const highestPassageWords = most(best.map(({ words }) => words.passage));
  const highestPassagePairs = most(best.map(({ pairs }) => pairs.passage));
  const highestPassage = most(best.map((passage) => passage.best));
  return best.map(({ words, pairs, all, best: passageBest }, passageRank) =>
    all.map((score, order) => ({
      all: score / highestAll,
      words: words.sentences[order + 1] / highestWords,
      pairs: pairs.sentences[order + 1] / highestPairs,
      passageWords: words.passage / highestPassageWords,
      passagePairs: pairs.passage / highestPassagePairs,
      passage: passageBest / highestPassage,
      passageRank,
      below: (score - passageBest) / highestAll,
    })),
  );
}
