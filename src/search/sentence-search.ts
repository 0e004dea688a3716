// Free text → the sentences that fit best: found by an index of words and pairs, put in order by a trained ranking.
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { postingsScan, scorer, statisticsOf } from './bm25.js';
import { highest } from './highest.js';
import type { IndexData } from './index-data.js';
import type { Postings } from './postings.js';
import { readQuestion } from './question.js';
import {
  type IndexedPassage,
  type Lengths,
  PASSAGES,
  placedCandidates,
  ranked,
  tellingTerms,
  type Width,
  wantedFor,
  weighedQuestion,
  widthFor,
} from './ranking.js';
import { type ShortAnswer, shortAnswer } from './short-answer.js';
import { bigramTerms } from './terms.js';
import { textAt } from './texts.js';
import type { WeighedQuestion } from './weighed-question.js';

export interface Hit {
  /** Index into the sentences. */
  readonly sentence: number;
  readonly score: number;
  /** Log-odds that it answers, given the others. */
  readonly answers: number;
}

export interface SearchLimits extends Width {
  readonly top: number;
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

/** Where a scope is given: so many times more are asked whether they are in it, before all are. */
const LIKELY = 20;

type Accepts = (sentence: number) => boolean;

/** Searches what was indexed with the same segmenter. */
export function openSentenceSearch(data: IndexData, segmenter: Segmenter): SentenceSearch {
  const { rarity, weigh, textOf, placed } = openIndex(data, segmenter);
  return {
    rarity,
    shortAnswer: (text, sentence) => shortAnswer(weigh(text), textOf(sentence), segmenter),
    find: (text, { top, ...limits }) =>
      ranked(placed(text, { ...widthFor(top), ...limits }), top).map(
        ({ passage, place, score, answers }) => ({
          sentence: data.firsts[passage] + place,
          score,
          answers,
        }),
      ),
  };
}

/** The index without the ranking: what the ranking is trained on. */
export function sentenceIndex(data: IndexData, segmenter: Segmenter): SentenceIndex {
  const { placed, ...index } = openIndex(data, segmenter);
  return {
    ...index,
    candidates: (text, limits) => {
      const { found, features } = placed(text, limits);
      return { sentences: found.map(({ passage, place }) => data.firsts[passage] + place), features };
    },
  };
}

function openIndex(data: IndexData, segmenter: Segmenter) {
  const { firsts, heads, sentences } = data;
  const kinds = { words: scorer(statisticsOf(data.words)), pairs: scorer(statisticsOf(data.pairs)) };
  const scan = {
    words: postingsScan(data.words, kinds.words),
    pairs: postingsScan(data.pairs, kinds.pairs),
  };
  const passages = firsts.length - 1;
  /** Scores of all passages, used anew for each question. */
  const around = new Float64Array(passages);

  const weigh = (text: string): WeighedQuestion =>
    weighedQuestion(readQuestion(fold(text), segmenter), kinds);

  /** Passages worth a closer look, by what the postings within the budget say of them. */
  const promising = (question: WeighedQuestion, most: number, accepts: Accepts | null): readonly number[] => {
    around.fill(0);
    const telling = tellingTerms(question, kinds);
    scan.words(telling.words, around);
    scan.pairs(telling.pairs, around);
    const wanted = wantedFor(most);
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

  const indexed = (passage: number): IndexedPassage => {
    const [first, end] = [firsts[passage], firsts[passage + 1]];
    // The head counts as one more sentence, in front.
    const unit = first + passage + 1;
    const lengths = ({ passageLengths, sentenceLengths }: Postings): Lengths => ({
      passage: passageLengths[passage],
      sentences: sentenceLengths.subarray(unit, unit + end - first),
    });
    return {
      passage,
      head: textAt(heads, passage),
      texts: range(first, end).map((sentence) => textAt(sentences, sentence)),
      lengths: { words: lengths(data.words), pairs: lengths(data.pairs) },
    };
  };

  return {
    weigh,
    textOf: (sentence: number) => textAt(sentences, sentence),
    rarity: (word: string) => {
      const known = kinds.words.idf(word);
      if (known > 0) return known;
      const rarities = bigramTerms(word).map(kinds.pairs.idf);
      return rarities.length > 0 && rarities.every((rarity) => rarity > 0) ? Math.max(...rarities) : 0;
    },
    placed: (
      text: string,
      { passages: most = PASSAGES, closer, accepts = null }: Omit<SearchLimits, 'top'>,
    ) => {
      const question = weigh(text);
      return placedCandidates(
        question,
        promising(question, most, accepts).map(indexed),
        kinds,
        { passages: most, ...(closer === undefined ? {} : { closer }) },
        accepts && ((passage, place) => accepts(firsts[passage] + place)),
      );
    },
  };
}

function range(from: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
}
