// The words of a sentence that answer a question by themselves, chosen by a trained ranking of its spans.
import type { Segmenter } from '../text/segmenter.js';
import { type Span, sliceSpan } from '../text/span.js';
import { answerSpans, placeWords } from './answer-spans.js';
import { SPAN_FEATURES, spanRows } from './span-features.js';
import { SHORT_ANSWER } from './trained.js';
import { readTrees, type Trees } from './trees.js';
import type { WeighedQuestion } from './weighed-question.js';

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

let planted: Trees | null = null;

/** The best span of a folded sentence; null for a sentence without words. */
export function shortAnswer(
  question: WeighedQuestion,
  sentence: string,
  segmenter: Segmenter,
): ShortAnswer | null {
  planted ??= readTrees(SHORT_ANSWER, SPAN_FEATURES);
  const trees = planted;
  const words = placeWords(sentence, segmenter);
  const spans = answerSpans(words);
  const rows = spanRows(question, sentence, words, spans);
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
  const most = scores.reduce((place, value, other) => (value > scores[place] ? other : place), 0);
  const odds = scores.reduce((sum, value) => sum + Math.exp(value - scores[most]), 0);
  const { from, to } = spans[likely[most]];
  return { span: { start: words[from].start, end: words[to - 1].end }, share: 1 / odds };
}
