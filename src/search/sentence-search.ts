// Free text → the sentences that fit best: found by an index of words and pairs, put in order by a trained ranking.
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { ANSWER_FEATURES, answerRows } from './answerable.js';
import { type Scorer, scorer } from './bm25.js';
import { candidatesIn } from './candidate.js';
import { FEATURES, writeFeatures } from './features.js';
import { highest } from './highest.js';
import type { IndexData } from './index-data.js';
import { readQuestion } from './question.js';
import { countsIn, type RetrievedPassage, sharesOf, shortlist, termScores } from './retrieved-passage.js';
import { type ShortAnswer, shortAnswer } from './short-answer.js';
import { bigramTerms } from './terms.js';
import { textAt } from './texts.js';
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

export interface SearchLimits {
  readonly top: number;
  /** Passages whose sentences are ranked; 6 without, or as many as are asked for. */
  readonly passages?: number;
  /** Sentences that the trained ranking looks at; 16 without, or as many as are asked for. */
  readonly closer?: number;
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
const PASSAGES = 6;
/** Sentences that the trained ranking looks at, where no scope is given. */
const SHORTLIST = 16;
/** Postings that are read for a question, of words and of pairs each, and how many more passages are looked at closer. */
const BUDGET = 200_000;
const CLOSER = 1.25;
/** Where a scope is given: so many times more are asked whether they are in it, before all are. */
const LIKELY = 20;

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

/** Searches what was indexed with the same segmenter. */
export function openSentenceSearch(data: IndexData, segmenter: Segmenter): SentenceSearch {
  const index = sentenceIndex(data, segmenter);
  return {
    rarity: index.rarity,
    shortAnswer: (text, sentence) => shortAnswer(index.weigh(text), index.textOf(sentence), segmenter),
    find: (text, { top, ...limits }) => {
      const { order, answerable } = trained();
      // Who asks for many gets many.
      const wide = Number.isFinite(top) && top > SHORTLIST ? { passages: top, closer: top } : {};
      const { sentences, features } = index.candidates(text, { ...wide, ...limits });
      const scores = order.scores(features, FEATURES.length);
      const found = sentences
        .map((_, row) => row)
        .sort((a, b) => scores[b] - scores[a] || sentences[a] - sentences[b]);
      const rows = answerRows(features, scores, found, top);
      const answers = answerable.scores(rows, ANSWER_FEATURES.length);
      return found.slice(0, top).map((row, place) => ({
        sentence: sentences[row],
        score: scores[row],
        answers: answers[place],
      }));
    },
  };
}

/** The index without the ranking: what the ranking is trained on. */
export function sentenceIndex(data: IndexData, segmenter: Segmenter): SentenceIndex {
  const { firsts, heads, sentences } = data;
  const words = scorer(data.words);
  const pairs = scorer(data.pairs);
  const passages = firsts.length - 1;
  /** Scores of all passages, used anew for each question. */
  const around = new Float64Array(passages);

  const weigh = (text: string): WeighedQuestion => {
    const read = readQuestion(fold(text), segmenter);
    return {
      ...read,
      wordWeights: read.words.map(words.idf),
      pairWeights: read.pairs.map(pairs.idf),
      passageWordWeights: read.words.map(words.passageIdf),
      passagePairWeights: read.pairs.map(pairs.passageIdf),
    };
  };

  /** Passages worth a closer look, by what the postings within the budget say of them. */
  const promising = (question: WeighedQuestion, most: number, accepts: Accepts | null): readonly number[] => {
    around.fill(0);
    words.scan(question.words, around, WEIGHTS.passageWords, BUDGET);
    pairs.scan(question.pairs, around, WEIGHTS.passagePairs, BUDGET);
    const wanted = Math.ceil(CLOSER * most);
    if (!accepts) return highest(around, wanted);
    const inScope = (passage: number) => range(firsts[passage], firsts[passage + 1]).some(accepts);
    const likely = highest(around, LIKELY * wanted)
      .filter(inScope)
      .slice(0, wanted);
    if (likely.length === wanted) return likely;
    // Not enough: all of them are looked at, also those that share no word with the question.
    return range(0, passages)
      .filter(inScope)
      .sort((a, b) => around[b] - around[a] || a - b)
      .slice(0, wanted);
  };

  const retrieve = (question: WeighedQuestion, passage: number): RetrievedPassage => {
    const texts = range(firsts[passage], firsts[passage + 1]).map((sentence) => textAt(sentences, sentence));
    const head = textAt(heads, passage);
    // The head counts as one more sentence, in front.
    const unit = firsts[passage] + passage + 1;
    const scores = (
      terms: readonly string[],
      kind: Scorer,
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
          (count, place) => kind.inSentence(count, unit + place),
          (count) => kind.inPassage(count, passage),
        ),
      };
    };
    const byWords = scores(question.words, words, question.wordWeights, question.passageWordWeights);
    const byPairs = scores(question.pairs, pairs, question.pairWeights, question.passagePairWeights);
    const whole =
      WEIGHTS.passageWords * byWords.scores.passage + WEIGHTS.passagePairs * byPairs.scores.passage;
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
  };

  return {
    weigh,
    textOf: (sentence) => textAt(sentences, sentence),
    rarity: (word) => {
      const known = words.idf(word);
      if (known > 0) return known;
      const rarities = bigramTerms(word).map(pairs.idf);
      return rarities.length > 0 && rarities.every((rarity) => rarity > 0) ? Math.max(...rarities) : 0;
    },
    candidates: (text, { passages: most = PASSAGES, closer = SHORTLIST, accepts = null }) => {
      const question = weigh(text);
      const best = promising(question, most, accepts)
        .map((passage) => retrieve(question, passage))
        .filter(({ best: score }) => accepts !== null || score > 0)
        .sort((a, b) => b.best - a.best || a.passage - b.passage)
        .slice(0, most);
      const chosen = shortlist(best, closer, (passage, place) => accepts?.(firsts[passage] + place) ?? true);
      const shares = sharesOf(best);
      const count = chosen.reduce((sum, { length }) => sum + length, 0);
      const features = new Float32Array(count * FEATURES.length);
      const found: number[] = [];
      best.forEach((passage, rank) => {
        if (chosen[rank].length === 0) return;
        for (const candidate of candidatesIn(
          question,
          passage,
          (place) => shares(rank, place),
          chosen[rank],
        )) {
          writeFeatures(candidate, features, found.length * FEATURES.length);
          found.push(firsts[passage.passage] + candidate.place);
        }
      });
      return { sentences: found, features };
    },
  };
}

function range(from: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
}
