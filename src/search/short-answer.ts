// The words of a sentence that answer a question by themselves, chosen by a trained ranking of its spans.
import type { Segmenter } from '../text/segmenter.js';
import { type Span, sliceSpan } from '../text/span.js';
import { type BorderWeights, readBorders } from './answer-borders.js';
import { answerSpans, type PlacedWord, placeWords, type WordSpan } from './answer-spans.js';
import { SPAN_FEATURES, spanRows } from './span-features.js';
import { ANSWER_BORDERS, SHORT_ANSWER } from './trained.js';
import { readTrees, type Trees } from './trees.js';
import { sum, type WeighedQuestion } from './weighed-question.js';

export interface ShortAnswer {
  /** In the folded sentence. */
  readonly span: Span;
  /** Its share of the odds among all spans: 0 to 1. */
  readonly share: number;
}

/** The words as they are printed. */
export interface PrintedAnswer {
  readonly text: string;
  /** As `ShortAnswer`. */
  readonly share: number;
}

/** Null where folding changed the length of the text, so that places do not fit. */
export function printedAnswer(
  found: ShortAnswer | null,
  text: string,
  { length }: string,
): PrintedAnswer | null {
  if (!found || text.length !== length) return null;
  return { text: sliceSpan(text, found.span), share: found.share };
}

/** So many trees look at every span, the others at the likeliest ones. */
const FIRST_TREES = 60;
const LIKELY = 32;
/** All but what belongs to a number. */
const MARKS = /(?![%‰°])[\p{P}\p{S}\p{Z}]/gu;

let trained: { readonly trees: Trees; readonly borders: BorderWeights } | null = null;

/** The best span of a folded sentence; null for a sentence without words. */
export function shortAnswer(
  question: WeighedQuestion,
  sentence: string,
  segmenter: Segmenter,
): ShortAnswer | null {
  trained ??= { trees: readTrees(SHORT_ANSWER, SPAN_FEATURES), borders: readBorders(ANSWER_BORDERS) };
  const { trees, borders } = trained;
  const words = placeWords(sentence, segmenter);
  const spans = answerSpans(words);
  const rows = spanRows(question, sentence, words, spans, borders);
  if (spans.length === 0) return null;
  const width = SPAN_FEATURES.length;
  // The first trees tell which spans are worth the others.
  const early = trees.scores(rows, width, 0, FIRST_TREES);
  const likely = spans
    .map((_, span) => span)
    .sort((x, y) => early[y] - early[x] || x - y)
    .slice(0, LIKELY);
  const closer = new Float32Array(likely.length * width);
  likely.forEach((span, place) => {
    closer.set(rows.subarray(span * width, (span + 1) * width), place * width);
  });
  const scores = trees.scores(closer, width, FIRST_TREES).map((late, place) => early[likely[place]] + late);
  const texts = likely.map((span) => textOf(sentence, words, spans[span]));
  const { place, share } = chosen(texts, scores);
  const { from, to } = spans[likely[place]];
  return { span: { start: words[from].start, end: words[to - 1].end }, share };
}

const textOf = (sentence: string, words: readonly PlacedWord[], { from, to }: WordSpan) =>
  sentence.slice(words[from].start, words[to - 1].end);

/** The likeliest answer: those that differ in marks alone are one, and share their odds. */
export function chosen(
  answers: readonly string[],
  scores: ArrayLike<number>,
): { readonly place: number; readonly share: number } {
  const plain = answers.map((answer) => answer.replace(MARKS, ''));
  const most = answers.reduce((high, _, place) => Math.max(high, scores[place]), Number.NEGATIVE_INFINITY);
  const odds = new Map<string, number>();
  plain.forEach((answer, place) => {
    odds.set(answer, (odds.get(answer) ?? 0) + Math.exp(scores[place] - most));
  });
  const oddsAt = (place: number) => odds.get(plain[place])!;
  const place = answers.reduce(
    (best, _, other) =>
      oddsAt(other) > oddsAt(best) || (plain[other] === plain[best] && scores[other] > scores[best])
        ? other
        : best,
    0,
  );
  return { place, share: oddsAt(place) / sum([...odds.values()]) };
}
