// What the choice of short answers is learned from: the spans of each sentence that answers, and which of them are right.
import { answerSpans, placeWords } from '../search/answer-spans.js';
import type { TrainingSet } from '../search/boost.js';
import { learnBorders, type SpanChoice } from '../search/learn-borders.js';
import { SPAN_FEATURES, spanRows } from '../search/span-features.js';
import type { WeighedQuestion } from '../search/weighed-question.js';
import type { Segmenter } from '../text/segmenter.js';
import { bare } from './squad-score.js';

/** A question and the sentence that answers it. */
export interface Answered {
  readonly question: WeighedQuestion;
  /** Folded; null where no sentence does. */
  readonly sentence: string | null;
  /** Right answers without marks. */
  readonly gold: readonly string[];
}

interface ShortChoice extends SpanChoice {
  readonly question: WeighedQuestion;
  readonly sentence: string;
}

/** Spans that are no answer and are kept for each question, drawn by chance. */
const SPANS_KEPT = 150;
/** What the borders of a part of the questions are worth is learned from the other parts. */
const PARTS = 5;

/** Of each question of which a span of the sentence is exactly the answer. */
export function choicesOf(answered: readonly Answered[], segmenter: Segmenter): readonly ShortChoice[] {
  return answered.flatMap(({ question, sentence, gold }) => {
    if (sentence === null) return [];
    const words = placeWords(sentence, segmenter);
    const spans = answerSpans(words);
    const exact = spans.map(({ from, to }) =>
      gold.includes(bare(sentence.slice(words[from].start, words[to - 1].end))),
    );
    const rights = exact.filter(Boolean).length;
    if (rights === 0) return [];
    return [{ question, sentence, words, spans, right: exact.map((is) => (is ? 1 / rights : 0)) }];
  });
}

/** One group for each choice. */
export function shortSet(choices: readonly ShortChoice[], random: () => number): TrainingSet {
  const partOf = (at: number) => Math.floor((at * PARTS) / choices.length);
  const borders = Array.from({ length: PARTS }, (_, part) =>
    learnBorders(choices.filter((_choice, at) => partOf(at) !== part)),
  );
  const starts = [0];
  const right: number[] = [];
  const parts = choices.map(({ question, sentence, words, spans, right: rights }, at) => {
    const rows = spanRows(question, sentence, words, spans, borders[partOf(at)]);
    const kept = spans.flatMap((_, span) =>
      rights[span] > 0 || random() < SPANS_KEPT / spans.length ? [span] : [],
    );
    right.push(...kept.map((span) => rights[span]));
    starts.push(right.length);
    const width = SPAN_FEATURES.length;
    return kept.map((span) => rows.subarray(span * width, (span + 1) * width));
  });
  const rows = new Float32Array(right.length * SPAN_FEATURES.length);
  let at = 0;
  for (const row of parts.flat()) {
    rows.set(row, at);
    at += row.length;
  }
  return { rows, features: SPAN_FEATURES.length, groups: starts, right: Float64Array.from(right) };
}
