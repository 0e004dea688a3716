// A sentence beside a question: how much they have in common, alone and with the sentences around it.
import { matchTerm } from './match.js';
import { type Nearness, nearnessOf } from './nearness.js';
import { share, sum, type WeighedQuestion } from './weighed-question.js';

/** Shares of the question's weight: 0 to 1. */
interface Met {
  readonly words: number;
  readonly pairs: number;
  readonly synonyms: number;
}

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

export interface Candidate extends Nearness {
  readonly retrieved: Retrieved;
  readonly met: Met;
  readonly metBest: Met;
  /** Best share of pairs among the other sentences of the passage. */
  readonly metOther: number;
  readonly local: Met;
  readonly localBest: Met;
  readonly before: Met;
  readonly behind: Met;
  readonly passage: { readonly words: number; readonly pairs: number };
  readonly newBefore: number;
  readonly newBehind: number;
  readonly rarest: number;
  readonly firstWord: number;
  readonly lastWord: number;
  readonly place: number;
  readonly of: number;
}

const NOTHING: Met = { words: 0, pairs: 0, synonyms: 0 };
/** A word of one character says less. */
const SINGLE = 0.5;

interface Row {
  readonly text: string;
  readonly words: readonly boolean[];
  readonly pairs: readonly boolean[];
  readonly wordings: readonly number[];
}

function weighted(met: readonly (boolean | number)[], weights: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < met.length; index += 1) total += Number(met[index]) * weights[index];
  return share(total, sum(weights));
}

/** How much it tells apart the sentences of a passage that this one has a term, by how few have it. */
function telling(rows: readonly (readonly (boolean | number)[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, term) => {
    const having = rows.reduce((count, row) => count + Number(row[term]), 0);
    return having > 0 ? Math.log(1 + rows.length / having) : 0;
  });
}

const either = (a: readonly boolean[], b: readonly boolean[]) => a.map((met, index) => met || b[index]);

function best(all: readonly Met[]): Met {
  return {
    words: Math.max(...all.map(({ words }) => words)),
    pairs: Math.max(...all.map(({ pairs }) => pairs)),
    synonyms: Math.max(...all.map(({ synonyms }) => synonyms)),
  };
}

/** The sentences of one passage beside a question; `retrieved` has one place for each. */
export function candidatesIn(
  question: WeighedQuestion,
  texts: readonly string[],
  retrieved: readonly Retrieved[],
): readonly Candidate[] {
  const { words, pairs, wordings, wordWeights, pairWeights } = question;
  const wordingWeights = wordWeights.map((weight, index) => weight * (words[index].length > 1 ? 1 : SINGLE));
  const rows: readonly Row[] = texts.map((text) => ({
    text,
    words: words.map((word) => text.includes(word)),
    pairs: pairs.map((pair) => text.includes(pair)),
    wordings: wordings.map((wording) => matchTerm(wording, text)),
  }));
  const met = rows.map((row) => ({
    words: weighted(row.words, wordWeights),
    pairs: weighted(row.pairs, pairWeights),
    synonyms: weighted(row.wordings, wordingWeights),
  }));
  const localWeights = {
    words: telling(rows.map((row) => row.words)),
    pairs: telling(rows.map((row) => row.pairs)),
    synonyms: telling(rows.map((row) => row.wordings)),
  };
  const local = rows.map((row) => ({
    words: weighted(row.words, localWeights.words),
    pairs: weighted(row.pairs, localWeights.pairs),
    synonyms: weighted(row.wordings, localWeights.synonyms),
  }));
  const anywhere = {
    words: weighted(
      words.map((_, index) => rows.some((row) => row.words[index])),
      wordWeights,
    ),
    pairs: weighted(
      pairs.map((_, index) => rows.some((row) => row.pairs[index])),
      pairWeights,
    ),
  };
  const metBest = best(met);
  const localBest = best(local);
  const second = met.map((one) => one.pairs).sort((a, b) => b - a)[1] ?? 0;
  const pairTotal = sum(pairWeights);
  const rarest = wordWeights.indexOf(Math.max(...wordWeights));
  return rows.map((row, index): Candidate => {
    const previous = rows[index - 1];
    const next = rows[index + 1];
    const has = (at: number) => (words.length === 0 ? -1 : Number(row.words.at(at)));
    return {
      retrieved: retrieved[index],
      met: met[index],
      metBest,
      metOther: met[index].pairs === metBest.pairs ? second : metBest.pairs,
      local: local[index],
      localBest,
      before: met[index - 1] ?? NOTHING,
      behind: met[index + 1] ?? NOTHING,
      passage: anywhere,
      newBefore: previous ? weighted(either(row.pairs, previous.pairs), pairWeights) - met[index].pairs : 0,
      newBehind: next ? weighted(either(row.pairs, next.pairs), pairWeights) - met[index].pairs : 0,
      ...nearnessOf(question, row.text, pairTotal),
      rarest: has(rarest),
      firstWord: has(0),
      lastWord: has(-1),
      place: index,
      of: rows.length,
    };
  });
}
