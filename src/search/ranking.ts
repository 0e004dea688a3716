// From passages that look promising to the sentences that fit best: the same for every engine that finds such passages.

import { ANSWER_FEATURES, answerRows } from './answerable.js';
import { type RareTerm, rareTerms, type Scorer } from './bm25.js';
import { candidatesIn } from './candidate.js';
import { FEATURES, writeFeatures } from './features.js';
import type { Question } from './question.js';
import { countsIn, type RetrievedPassage, sharesOf, shortlist, termScores } from './retrieved-passage.js';
import { ANSWERABLE, SENTENCE_RANKER } from './trained.js';
import { readTrees, type Trees } from './trees.js';
import type { WeighedQuestion } from './weighed-question.js';

/** One thing for each kind of term. */
export interface ByKind<T> {
  readonly words: T;
  readonly pairs: T;
}

/** How many terms of a kind there are, with repeats. */
export interface Lengths {
  readonly passage: number;
  /** 65,535 at most. */
  readonly sentences: ArrayLike<number>;
}

/** A passage as it was indexed. */
export interface IndexedPassage {
  /** Its number, rising in the order of the corpus. */
  readonly passage: number;
  /** Folded, as its sentences. */
  readonly head: string;
  readonly texts: readonly string[];
  readonly lengths: ByKind<Lengths>;
}

/** A sentence by its passage's number and its place there. */
export interface PlacedSentence {
  readonly passage: number;
  readonly place: number;
}

/** Sentences that may be ranked for a question, with the features that tell them apart. */
export interface PlacedCandidates {
  readonly found: readonly PlacedSentence[];
  /** `FEATURES.length` numbers for each sentence. */
  readonly features: Float32Array;
}

export interface Ranked extends PlacedSentence {
  readonly score: number;
  /** Log-odds that it answers, given the others. */
  readonly answers: number;
}

export interface Width {
  /** Passages whose sentences are ranked; 6 without, or as many as are asked for. */
  readonly passages?: number;
  /** Sentences that the trained ranking looks at; 16 without, or as many as are asked for. */
  readonly closer?: number;
}

const WEIGHTS = { words: 0.5, pairs: 0.4, passageWords: 1, passagePairs: 0.8 };
export const PASSAGES = 6;
/** Sentences that the trained ranking looks at, where no scope is given. */
export const SHORTLIST = 16;
/** Postings that are read for a question, of words and of pairs each. */
const BUDGET = 200_000;
/** How many more passages are looked at closer. */
const CLOSER = 1.25;

let planted: { readonly order: Trees; readonly answerable: Trees } | null = null;

/** Read from their lines on first use. */
function trained() {
  planted ??= {
    order: readTrees(SENTENCE_RANKER, FEATURES),
    answerable: readTrees(ANSWERABLE, ANSWER_FEATURES),
  };
  return planted;
}

/** Who asks for many gets many. */
export function widthFor(top: number): Width {
  return Number.isFinite(top) && top > SHORTLIST ? { passages: top, closer: top } : {};
}

/** Passages that are worth a closer look where the sentences of `passages` are to be ranked. */
export const wantedFor = (passages: number): number => Math.ceil(CLOSER * passages);

/** A question with the weights of its words in one collection. */
export function weighedQuestion(
  read: Question,
  { words, pairs }: ByKind<Pick<Scorer, 'idf' | 'passageIdf'>>,
): WeighedQuestion {
  return {
    ...read,
    wordWeights: read.words.map(words.idf),
    pairWeights: read.pairs.map(pairs.idf),
    passageWordWeights: read.words.map(words.passageIdf),
    passagePairWeights: read.pairs.map(pairs.passageIdf),
  };
}

/** The terms that decide which passages are promising, the rarest first, with what each adds to a passage's score. */
export function tellingTerms(
  { words, pairs }: Pick<WeighedQuestion, 'words' | 'pairs'>,
  kinds: ByKind<Scorer>,
  budget = BUDGET,
): ByKind<readonly RareTerm[]> {
  return {
    words: rareTerms(kinds.words, words, WEIGHTS.passageWords, budget),
    pairs: rareTerms(kinds.pairs, pairs, WEIGHTS.passagePairs, budget),
  };
}

function retrieve(
  question: WeighedQuestion,
  { passage, head, texts, lengths }: IndexedPassage,
  kinds: ByKind<Scorer>,
): RetrievedPassage {
  const scores = (
    terms: readonly string[],
    kind: Scorer,
    { passage: length, sentences }: Lengths,
    sentence: readonly number[],
    whole: readonly number[],
  ) => {
    const counts = countsIn(terms, texts);
    return {
      counts,
      scores: termScores(
        counts,
        countsIn(terms, [head])[0],
        { sentence, passage: whole },
        (count, place) => kind.inSentence(count, sentences[place]),
        (count) => kind.inPassage(count, length),
      ),
    };
  };
  const { words, wordWeights, passageWordWeights, pairs, pairWeights, passagePairWeights } = question;
  const byWords = scores(words, kinds.words, lengths.words, wordWeights, passageWordWeights);
  const byPairs = scores(pairs, kinds.pairs, lengths.pairs, pairWeights, passagePairWeights);
  const whole = WEIGHTS.passageWords * byWords.scores.passage + WEIGHTS.passagePairs * byPairs.scores.passage;
  const all = texts.map(
    (_, place) =>
      whole +
      WEIGHTS.words * byWords.scores.sentences[place] +
      WEIGHTS.pairs * byPairs.scores.sentences[place],
  );
  return {
    passage,
    texts,
    words: byWords.counts,
    pairs: byPairs.counts,
    byWords: byWords.scores,
    byPairs: byPairs.scores,
    all,
    best: Math.max(0, ...all),
  };
}

/** The sentences worth ranking. `accepts` tells those that may be found, in common with the question or not. */
export function placedCandidates(
  question: WeighedQuestion,
  promising: readonly IndexedPassage[],
  kinds: ByKind<Scorer>,
  { passages: most = PASSAGES, closer = SHORTLIST }: Width,
  accepts: ((passage: number, place: number) => boolean) | null = null,
): PlacedCandidates {
  const best = promising
    .map((passage) => retrieve(question, passage, kinds))
    .filter(({ best: score }) => accepts !== null || score > 0)
    .sort((a, b) => b.best - a.best || a.passage - b.passage)
    .slice(0, most);
  const chosen = shortlist(best, closer, accepts ?? (() => true));
  const shares = sharesOf(best);
  const count = chosen.reduce((sum, { length }) => sum + length, 0);
  const features = new Float32Array(count * FEATURES.length);
  const found: PlacedSentence[] = [];
  best.forEach((passage, rank) => {
    if (chosen[rank].length === 0) return;
    for (const candidate of candidatesIn(question, passage, (place) => shares(rank, place), chosen[rank])) {
      writeFeatures(candidate, features, found.length * FEATURES.length);
      found.push({ passage: passage.passage, place: candidate.place });
    }
  });
  return { found, features };
}

/** The best sentences first, `top` of them at most, in the trained order. */
export function ranked({ found, features }: PlacedCandidates, top: number): readonly Ranked[] {
  const { order, answerable } = trained();
  const scores = order.scores(features, FEATURES.length);
  const rows = found
    .map((_, row) => row)
    .sort(
      (a, b) =>
        scores[b] - scores[a] || found[a].passage - found[b].passage || found[a].place - found[b].place,
    );
  const answers = answerable.scores(answerRows(features, scores, rows, top), ANSWER_FEATURES.length);
  return rows
    .slice(0, top)
    .map((row, place) => ({ ...found[row], score: scores[row], answers: answers[place] }));
}
