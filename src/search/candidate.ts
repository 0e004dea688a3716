// A sentence beside a question: how much they have in common, alone and with the sentences around it.
import { matchTerm } from './match.js';
import { type Nearness, nearnessOf } from './nearness.js';
import type { Retrieved, RetrievedPassage } from './retrieved-passage.js';
import { share, sum, type WeighedQuestion } from './weighed-question.js';

/** Shares of the question's weight: 0 to 1. */
interface Met {
  readonly words: number;
  readonly pairs: number;
  readonly synonyms: number;
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

interface Weights {
  readonly words: readonly number[];
  readonly pairs: readonly number[];
  readonly wordings: readonly number[];
}

const NOTHING: Met = { words: 0, pairs: 0, synonyms: 0 };
/** A word of one character says less. */
const SINGLE = 0.5;

/** How much of the weight of some terms a sentence meets: terms that it has, by how often, or how well each is met. */
type Terms = readonly number[];

function met(counts: Terms, weights: readonly number[], total: number): number {
  let reached = 0;
  for (let term = 0; term < counts.length; term += 1) if (counts[term] > 0) reached += weights[term];
  return share(reached, total);
}

function metEither(a: Terms, b: Terms, weights: readonly number[], total: number): number {
  let reached = 0;
  for (let term = 0; term < a.length; term += 1) if (a[term] > 0 || b[term] > 0) reached += weights[term];
  return share(reached, total);
}

function metInPart(parts: Terms, weights: readonly number[], total: number): number {
  let reached = 0;
  for (let term = 0; term < parts.length; term += 1) reached += parts[term] * weights[term];
  return share(reached, total);
}

/** How much it tells apart the sentences of a passage that this one has a term, by how few have it. */
function telling(terms: number, rows: readonly Terms[]): readonly number[] {
  return Array.from({ length: terms }, (_, term) => {
    let having = 0;
    for (const row of rows) having += Math.min(1, row[term]);
    return having > 0 ? Math.log(1 + rows.length / having) : 0;
  });
}

function best(all: readonly Met[]): Met {
  const most = { words: 0, pairs: 0, synonyms: 0 };
  for (const { words, pairs, synonyms } of all) {
    if (words > most.words) most.words = words;
    if (pairs > most.pairs) most.pairs = pairs;
    if (synonyms > most.synonyms) most.synonyms = synonyms;
  }
  return most;
}

/** Some sentences of one passage, by their places, beside a question. */
export function candidatesIn(
  question: WeighedQuestion,
  { texts, words: inWords, pairs: inPairs }: RetrievedPassage,
  retrieved: (place: number) => Retrieved,
  chosen: readonly number[],
): readonly Candidate[] {
  const { words, wordings, wordWeights, pairWeights } = question;
  const wordingWeights = wordWeights.map((weight, index) => weight * (words[index].length > 1 ? 1 : SINGLE));
  // What stands for a word is looked for beside the chosen ones only: that takes longest.
  const beside = new Set(chosen.flatMap((place) => [place - 1, place, place + 1]));
  const wordingsIn = texts.map((text, place) =>
    wordings.map((wording, index) =>
      inWords[place][index] > 0 ? 1 : beside.has(place) ? matchTerm(wording, text) : 0,
    ),
  );
  const metWith = (weights: Weights): readonly Met[] => {
    const [ofWords, ofPairs, ofWordings] = [sum(weights.words), sum(weights.pairs), sum(weights.wordings)];
    return texts.map((_, place) => ({
      words: met(inWords[place], weights.words, ofWords),
      pairs: met(inPairs[place], weights.pairs, ofPairs),
      synonyms: metInPart(wordingsIn[place], weights.wordings, ofWordings),
    }));
  };
  const mets = metWith({ words: wordWeights, pairs: pairWeights, wordings: wordingWeights });
  const locals = metWith({
    words: telling(words.length, inWords),
    pairs: telling(pairWeights.length, inPairs),
    wordings: telling(words.length, wordingsIn),
  });
  const pairTotal = sum(pairWeights);
  const inAny = (counts: readonly Terms[]) =>
    (counts[0] ?? []).map((_, term) => Number(counts.some((row) => row[term] > 0)));
  const anywhere = {
    words: met(inAny(inWords), wordWeights, sum(wordWeights)),
    pairs: met(inAny(inPairs), pairWeights, pairTotal),
  };
  const metBest = best(mets);
  const localBest = best(locals);
  const second = mets.map((one) => one.pairs).sort((a, b) => b - a)[1] ?? 0;
  const rarest = wordWeights.indexOf(Math.max(...wordWeights));
  return chosen.map((index): Candidate => {
    const newWith = (other: Terms | undefined) =>
      other ? metEither(inPairs[index], other, pairWeights, pairTotal) - mets[index].pairs : 0;
    const has = (at: number) => (words.length === 0 ? -1 : Math.min(1, inWords[index].at(at)!));
    return {
      retrieved: retrieved(index),
      met: mets[index],
      metBest,
      metOther: mets[index].pairs === metBest.pairs ? second : metBest.pairs,
      local: locals[index],
      localBest,
      before: mets[index - 1] ?? NOTHING,
      behind: mets[index + 1] ?? NOTHING,
      passage: anywhere,
      newBefore: newWith(inPairs[index - 1]),
      newBehind: newWith(inPairs[index + 1]),
      ...nearnessOf(question, texts[index], pairTotal),
      rarest: has(rarest),
      firstWord: has(0),
      lastWord: has(-1),
      place: index,
      of: texts.length,
    };
  });
}
