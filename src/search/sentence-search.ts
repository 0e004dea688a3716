// Free text → the sentences that fit best: found by an index of words and pairs, put in order by a trained ranking.
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { ANSWER_FEATURES, answerRows } from './answerable.js';
import { candidatesIn, type Retrieved } from './candidate.js';
import { FEATURES, writeFeatures } from './features.js';
import { buildPostings } from './postings.js';
import { readQuestion } from './question.js';
import { type ShortAnswer, shortAnswer } from './short-answer.js';
import { bigramTerms, wordTerms } from './terms.js';
import { ANSWERABLE, SENTENCE_RANKER } from './trained.js';
import { parseTree, plantTrees, type Trees } from './trees.js';
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
  readonly accepts?: ((sentence: number) => boolean) | null;
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

let planted: { readonly order: Trees; readonly answerable: Trees } | null = null;

/** Read from their lines on first use. */
function trained() {
  planted ??= {
    order: plantTrees(SENTENCE_RANKER.map((line) => parseTree(line, FEATURES))),
    answerable: plantTrees(ANSWERABLE.map((line) => parseTree(line, ANSWER_FEATURES))),
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
  /** Number of the first sentence of each passage. */
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

  const retrieve = (question: WeighedQuestion) => {
    const found = {
      words: new Float64Array(texts.length),
      pairs: new Float64Array(texts.length),
      passageWords: new Float64Array(passages.length),
      passagePairs: new Float64Array(passages.length),
    };
    words.score(question.words, found.words, found.passageWords);
    pairs.score(question.pairs, found.pairs, found.passagePairs);
    return found;
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
      const found = retrieve(question);
      const combined = (unit: number) =>
        WEIGHTS.words * found.words[unit] +
        WEIGHTS.pairs * found.pairs[unit] +
        WEIGHTS.passageWords * found.passageWords[passageOf[unit]] +
        WEIGHTS.passagePairs * found.passagePairs[passageOf[unit]];
      const best = bestPassages(starts, firsts, combined, accepts, most);
      const units = best.flatMap(({ passage }) => range(starts[passage] + 1, starts[passage + 1]));
      const highest = {
        all: highestOf(units, combined),
        words: highestOf(units, (unit) => found.words[unit]),
        pairs: highestOf(units, (unit) => found.pairs[unit]),
        passageWords: highestOf(best, ({ passage }) => found.passageWords[passage]),
        passagePairs: highestOf(best, ({ passage }) => found.passagePairs[passage]),
      };
      const features = new Float32Array(units.length * FEATURES.length);
      let row = 0;
      best.forEach(({ passage, score: passageBest }, passageRank) => {
        const own = range(starts[passage] + 1, starts[passage + 1]);
        const retrieved = own.map((unit): Retrieved => {
          const all = combined(unit);
          return {
            all: all / highest.all,
            words: found.words[unit] / highest.words,
            pairs: found.pairs[unit] / highest.pairs,
            passageWords: found.passageWords[passage] / highest.passageWords,
            passagePairs: found.passagePairs[passage] / highest.passagePairs,
            passage: passageBest / Math.max(1e-9, best[0].score),
            passageRank,
            below: (all - passageBest) / highest.all,
          };
        });
        for (const candidate of candidatesIn(
          question,
          own.map((unit) => texts[unit]),
          retrieved,
        )) {
          writeFeatures(candidate, features, row * FEATURES.length);
          row += 1;
        }
      });
      return {
        sentences: units.map((unit) => unit - starts[passageOf[unit]] - 1 + firsts[passageOf[unit]]),
        features,
      };
    },
  };
}

function* mapped<T, U>(values: readonly T[], each: (value: T) => U): Generator<U> {
  for (const value of values) yield each(value);
}

function range(from: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
}

/** Never 0, so that it can be divided by. */
function highestOf<T>(values: readonly T[], score: (value: T) => number): number {
  return values.reduce((most, value) => Math.max(most, score(value)), 1e-9);
}

/** The passages with the best acceptable sentences, best first. */
function bestPassages(
  starts: readonly number[],
  firsts: readonly number[],
  combined: (unit: number) => number,
  accepts: ((sentence: number) => boolean) | null,
  most: number,
): readonly { readonly passage: number; readonly score: number }[] {
  const found: { passage: number; score: number }[] = [];
  firsts.forEach((first, passage) => {
    let score = accepts ? -1 : 0;
    for (let unit = starts[passage] + 1; unit < starts[passage + 1]; unit += 1) {
      const own = combined(unit);
      if (own > score && (accepts?.(first + unit - starts[passage] - 1) ?? true)) score = own;
    }
    if (score < 0 || (score === 0 && !accepts) || (found.length === most && score <= found[most - 1].score))
      return;
    const place = found.findLastIndex((other) => other.score >= score) + 1;
    found.splice(place, 0, { passage, score });
    if (found.length > most) found.pop();
  });
  return found;
}
