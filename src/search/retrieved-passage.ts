// A passage beside a question: where its sentences have the question's words and pairs, and what BM25 says of them.

/** Scores of the index, each as a share of the best among all candidates. */
export interface Retrieved {
  readonly all: number;
  readonly words: number;
  readonly pairs: number;
  readonly passageWords: number;
  readonly passagePairs: number;
  readonly passage: number;
  /** 0 for the best passage. */
  readonly passageRank: number;
  /** How far the sentence is below the best one of its passage: 0 or less. */
  readonly below: number;
}

/** Scores of one kind of term. */
interface Scores {
  readonly passage: number;
  /** Of each sentence. */
  readonly sentences: readonly number[];
}

export interface RetrievedPassage {
  readonly passage: number;
  /** Its sentences, folded. */
  readonly texts: readonly string[];
  /** How often each sentence has each word, and each pair, of the question. */
  readonly words: readonly (readonly number[])[];
  readonly pairs: readonly (readonly number[])[];
  readonly byWords: Scores;
  readonly byPairs: Scores;
  /** Score of each sentence, with its passage. */
  readonly all: readonly number[];
  readonly best: number;
}

/** What the index says of a sentence, by the rank of its passage and its place there, as shares of the best among all. */
export function sharesOf(
  best: readonly RetrievedPassage[],
): (passageRank: number, place: number) => Retrieved {
  const most = (of: (passage: RetrievedPassage) => readonly number[]) =>
    best.reduce((high, passage) => Math.max(high, ...of(passage)), 1e-9);
  const highestAll = most(({ all }) => all);
  const highestWords = most(({ byWords }) => byWords.sentences);
  const highestPairs = most(({ byPairs }) => byPairs.sentences);
  const highestPassageWords = most(({ byWords }) => [byWords.passage]);
  const highestPassagePairs = most(({ byPairs }) => [byPairs.passage]);
  const highestPassage = most((passage) => [passage.best]);
  return (passageRank, place) => {
    const { byWords, byPairs, all, best: passageBest } = best[passageRank];
    return {
      all: all[place] / highestAll,
      words: byWords.sentences[place] / highestWords,
      pairs: byPairs.sentences[place] / highestPairs,
      passageWords: byWords.passage / highestPassageWords,
      passagePairs: byPairs.passage / highestPassagePairs,
      passage: passageBest / highestPassage,
      passageRank,
      below: (all[place] - passageBest) / highestAll,
    };
  };
}

/**
 * How often each of the sentences has each of some terms, which do not overlap themselves. The sentences are looked
 * through at once, as the text that they were cut of.
 */
export function countsIn(
  terms: readonly string[],
  sentences: readonly string[],
): readonly (readonly number[])[] {
  const counts = sentences.map(() => terms.map(() => 0));
  const whole = sentences.join('');
  terms.forEach((term, column) => {
    let sentence = 0;
    let end = sentences[0]?.length ?? 0;
    for (let at = whole.indexOf(term); at >= 0; ) {
      while (at >= end) {
        sentence += 1;
        end += sentences[sentence].length;
      }
      const within = at + term.length <= end;
      if (within) counts[sentence][column] += 1;
      at = whole.indexOf(term, within ? at + term.length : at + 1);
    }
  });
  return counts;
}

/** Sentences worth a closer look, by place in their passage: the best of each passage, and the best of all. */
export function shortlist(
  best: readonly RetrievedPassage[],
  most: number,
  accepts: (passage: number, place: number) => boolean,
): readonly (readonly number[])[] {
  const all = best.flatMap((passage, rank) =>
    passage.all.flatMap((score, place) =>
      accepts(passage.passage, place) ? [{ rank, place, score, first: score === passage.best }] : [],
    ),
  );
  const chosen = all
    .sort(
      (a, b) =>
        Number(b.first) - Number(a.first) || b.score - a.score || a.rank - b.rank || a.place - b.place,
    )
    .slice(0, most);
  return best.map((_, rank) =>
    chosen
      .filter((one) => one.rank === rank)
      .map(({ place }) => place)
      .sort((a, b) => a - b),
  );
}

/** BM25 of a passage and its sentences, from how often each of them and the head has each term. */
export function termScores(
  counts: readonly (readonly number[])[],
  head: readonly number[],
  weights: { readonly sentence: readonly number[]; readonly passage: readonly number[] },
  inSentence: (count: number, place: number) => number,
  inPassage: (count: number) => number,
): Scores {
  const inAll = head.map((count, term) => counts.reduce((sum, row) => sum + row[term], count));
  return {
    passage: inAll.reduce((sum, count, term) => sum + weights.passage[term] * inPassage(count), 0),
    sentences: counts.map((row, place) =>
      row.reduce(
        (sum, count, term) => (count > 0 ? sum + weights.sentence[term] * inSentence(count, place) : sum),
        0,
      ),
    ),
  };
}
