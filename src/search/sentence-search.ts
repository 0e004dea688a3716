// Free text → the sentences that fit best: found by an index of words and pairs, put in order by a trained ranking.
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { ANSWER_FEATURES, answerRows } from './answerable.js';
import { candidatesIn } from './candidate.js';
import { FEATURES, writeFeatures } from './features.js';
import { buildPostings } from './postings.js';
import { readQuestion } from './question.js';
import { type RetrievedPassage, sharesOf } from './retrieved-passage.js';
import { type ShortAnswer, shortAnswer } from './short-answer.js';
import { bigramTerms, wordTerms } from './terms.js';
import { ANSWERABLE, SENTENCE_RANKER } from './trained.js';
import { readTrees, type Trees } from './trees.js';
import type { WeighedQuestion } from './weighed-question.js';

export interface Hit {
  /** Index into the sentences. */
  readonly sentence: number;
  readonly score: number;
  /** Log-odds that it answers, given the others. */
  readonly answers: number;
}

/** Folded sentences that belong together, and what they stand under; a passage is found as a whole. */
export interface Passage {
  readonly head: string;
  readonly sentences: readonly string[];
}

export interface SearchLimits {
  readonly top: number;
  /** Passages whose sentences are ranked; 8 without. */
  readonly passages?: number;
  /**
   * Sentences that may be found, even those that share no word with the text; without it, all that share one.
   */
  readonly accepts?: Accepts | null;
}

export interface SentenceSearch {
  /** The best sentences first. */
  readonly find: (text: string, limits: SearchLimits) => readonly Hit[];
  /** The words of a sentence that answer by themselves. */
  readonly shortAnswer: (text: string, sentence: number) => ShortAnswer | null;
  /** How rare a word is among the sentences; 0 when none has it. */
  readonly rarity: (word: string) => number;
}

/** Everything that may be ranked for a question, with the features that tell it apart. */
export interface Candidates {
  readonly sentences: readonly number[];
  /** `FEATURES.length` numbers for each sentence. */
  readonly features: Float32Array;
}

export interface SentenceIndex extends Pick<SentenceSearch, 'rarity'> {
  /** A question with the weights of its words in this index. */
  readonly weigh: (text: string) => WeighedQuestion;
  /** The folded text of a sentence. */
  readonly textOf: (sentence: number) => string;
  readonly candidates: (text: string, limits: Omit<SearchLimits, 'top'>) => Candidates;
}

const WEIGHTS = { words: 0.5, pairs: 0.4, passageWords: 1, passagePairs: 0.8 };
const PASSAGES = 8;
/** Postings that are read for a question, of words and of pairs each, and how many more passages are looked at closer. */
const BUDGET = 200_000;
const CLOSER = 3;

type Accepts = (sentence: number) => boolean;

let planted: { readonly order: Trees; readonly answerable: Trees } | null = null;

/** Read from their lines on first use. */
function trained() {
  planted ??= {
    order: readTrees(SENTENCE_RANKER, FEATURES),
    answerable: readTrees(ANSWERABLE, ANSWER_FEATURES),
  };
  return planted;
}

/** Indexes passages; their sentences are numbered in order. */
export function buildSentenceSearch(passages: readonly Passage[], segmenter: Segmenter): SentenceSearch {
  const index = buildSentenceIndex(passages, segmenter);
  return {
    rarity: index.rarity,
    shortAnswer: (text, sentence) => shortAnswer(index.weigh(text), index.textOf(sentence), segmenter),
    find: (text, { top, ...limits }) => {
      const { order, answerable } = trained();
      const { sentences, features } = index.candidates(text, limits);
      const scores = sentences.map((_, row) => order.score(features, row * FEATURES.length));
      const found = sentences
        .map((_, row) => row)
        .filter((row) => limits.accepts?.(sentences[row]) ?? true)
        .sort((a, b) => scores[b] - scores[a] || sentences[a] - sentences[b])
        .slice(0, top);
      const rows = answerRows(features, scores, found);
      return found.map((row, place) => ({
        sentence: sentences[row],
        score: scores[row],
        answers: answerable.score(rows, place * ANSWER_FEATURES.length),
      }));
    },
  };
}

/** The index without the ranking: what the ranking is trained on. */
export function buildSentenceIndex(passages: readonly Passage[], segmenter: Segmenter): SentenceIndex {
  const texts: string[] = [];
  /** First unit of each passage: its head, then its sentences. */
  const starts: number[] = [];
  const passageOf: number[] = [];
  /** Where each sentence stands in `texts`. */
  const unitOf: number[] = [];
  /** Number of the first sentence of each passage; one more for the end. */
  const firsts: number[] = [];
  let sentences = 0;
  passages.forEach(({ head, sentences: own }, passage) => {
    starts.push(texts.length);
    firsts.push(sentences);
    for (const text of [head, ...own]) {
      texts.push(text);
      passageOf.push(passage);
    }
    own.forEach((_, order) => {
      unitOf.push(texts.length - own.length + order);
    });
    sentences += own.length;
  });
  starts.push(texts.length);
  firsts.push(sentences);
  const words = buildPostings(
    mapped(texts, (text) => wordTerms(text, segmenter)),
    passageOf,
    passages.length,
  );
  const pairs = buildPostings(mapped(texts, bigramTerms), passageOf, passages.length);

  const weigh = (text: string): WeighedQuestion => {
    const read = readQuestion(fold(text), segmenter);
    return { ...read, wordWeights: read.words.map(words.idf), pairWeights: read.pairs.map(pairs.idf) };
  };

  /** Passages worth a closer look, by what the postings within the budget say of them. */
  const promising = (question: WeighedQuestion, most: number, accepts: Accepts | null): readonly number[] => {
    const around = new Float64Array(passages.length);
    words.scan(question.words, around, WEIGHTS.passageWords, BUDGET);
    pairs.scan(question.pairs, around, WEIGHTS.passagePairs, BUDGET);
    if (!accepts) return highest(around, CLOSER * most);
    const inScope = (passage: number) => range(firsts[passage], firsts[passage + 1]).some(accepts);
    return range(0, passages.length)
      .filter(inScope)
      .sort((a, b) => around[b] - around[a] || a - b)
      .slice(0, CLOSER * most);
  };

  const retrieve = (question: WeighedQuestion, passage: number): RetrievedPassage => {
    const byWords = words.score(question.words, passage);
    const byPairs = pairs.score(question.pairs, passage);
    const whole = WEIGHTS.passageWords * byWords.passage + WEIGHTS.passagePairs * byPairs.passage;
    // The head is the first unit of a passage, and no sentence.
    const all = range(starts[passage] + 1, starts[passage + 1]).map(
      (_, order) =>
        whole + WEIGHTS.words * byWords.sentences[order + 1] + WEIGHTS.pairs * byPairs.sentences[order + 1],
    );
    return { passage, words: byWords, pairs: byPairs, all, best: Math.max(0, ...all) };
  };

  return {
    weigh,
    textOf: (sentence) => texts[unitOf[sentence]],
    rarity: (word) => {
      const known = words.idf(word);
      if (known > 0) return known;
      const rarities = bigramTerms(word).map(pairs.idf);
      return rarities.length > 0 && rarities.every((rarity) => rarity > 0) ? Math.max(...rarities) : 0;
    },
    candidates: (text, { passages: most = PASSAGES, accepts = null }) => {
      const question = weigh(text);
      const best = promising(question, most, accepts)
        .map((passage) => retrieve(question, passage))
        .filter(({ best: score }) => accepts !== null || score > 0)
        .sort((a, b) => b.best - a.best || a.passage - b.passage)
        .slice(0, most);
      const shares = sharesOf(best);
      const count = best.reduce((sum, { all }) => sum + all.length, 0);
      const features = new Float32Array(count * FEATURES.length);
      const found: number[] = [];
      best.forEach(({ passage }, passageRank) => {
        const own = texts.slice(starts[passage] + 1, starts[passage + 1]);
        for (const candidate of candidatesIn(question, own, shares[passageRank])) {
          writeFeatures(candidate, features, found.length * FEATURES.length);
          found.push(firsts[passage] + candidate.place);
        }
      });
      return { sentences: found, features };
    },
  };
}

function* mapped<T, U>(values: readonly T[], each: (value: T) => U): Generator<U> {
  for (const value of values) yield each(value);
}

function range(from: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
}

/** Places of the highest values above 0, highest first. */
function highest(values: Float64Array, most: number): readonly number[] {
  const found: number[] = [];
  values.forEach((value, at) => {
    if (value <= 0 || (found.length === most && value <= values[found[most - 1]])) return;
    const place = found.findLastIndex((other) => values[other] >= value) + 1;
    found.splice(place, 0, at);
    if (found.length > most) found.pop();
  });
  return found;
}
