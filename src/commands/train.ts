// Learns to choose sentences and short answers from questions with known answers: reading-comprehension sets → a module
// of trees and weights.
import { parsePage } from '../corpus/parse-page.js';
import { printBorders } from '../search/answer-borders.js';
import { ANSWER_FEATURES, answerRows } from '../search/answerable.js';
import { type BoostOptions, boost, randomSequence, type TrainingSet } from '../search/boost.js';
import { FEATURES } from '../search/features.js';
import { buildIndex, type Passage } from '../search/index-data.js';
import { learnBorders } from '../search/learn-borders.js';
import { passagesOf } from '../search/passages.js';
import { sentenceIndex } from '../search/sentence-search.js';
import { SPAN_FEATURES } from '../search/span-features.js';
import { plantTrees, printTree, type Tree } from '../search/trees.js';
import type { WeighedQuestion } from '../search/weighed-question.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { readSquadFile, type SquadFile } from './squad-file.js';
import { bare } from './squad-score.js';
import { choicesOf, shortSet } from './train-short.js';

/** Wrong passages are many; so many of their sentences are kept for each question, drawn by chance. */
const WRONG_KEPT = 15;
const ORDER: Omit<BoostOptions, 'onTree'> = { trees: 140, depth: 5, rate: 0.11, share: 0.6, seed: 1 };
const SHORT: Omit<BoostOptions, 'onTree'> = { trees: 300, depth: 6, rate: 0.1, share: 0.6, seed: 1 };
const ANSWERABLE: Omit<BoostOptions, 'onTree'> = { trees: 80, depth: 4, rate: 0.15, share: 1, seed: 1 };

/** The candidates of one question. */
interface Group {
  readonly features: Float32Array;
  readonly right: readonly boolean[];
  /** Rows that the order is learned from; none where no candidate is right. */
  readonly kept: readonly number[];
  readonly question: WeighedQuestion;
  /** The first sentence that has an answer, folded; null where none has. */
  readonly sentence: string | null;
  /** Right answers without marks. */
  readonly gold: readonly string[];
}

/** The text of a module with the trained trees. Throws UsageError for a broken file. */
export function trainRanker(
  files: readonly { readonly name: string; readonly text: string }[],
  segmenter: Segmenter,
  onTree: BoostOptions['onTree'],
): string {
  const sets = files.map(({ name, text }) => readSquadFile(name, text));
  const random = randomSequence(ORDER.seed);
  const groups = sets.flatMap((set) => groupsOf(set, segmenter, random));
  const order = boost(orderSet(groups), { ...ORDER, onTree });
  const choices = choicesOf(groups, segmenter);
  const borders = learnBorders(choices);
  const short = boost(shortSet(choices, random), { ...SHORT, onTree });
  const answerable = boost(answerableSet(groups, order), { ...ANSWERABLE, onTree });
  return `${[
    '// Written by npm run train; do not edit. One tree a line: see trees.ts for how to read it, NOTICE for what it learned from.',
    `// ${groups.length} questions of ${files.map(({ name }) => name.replace(/^.*\//u, '')).join(', ')}.`,
    '',
    '/** Puts the candidates of a question in order. */',
    ...printed('SENTENCE_RANKER', printTrees(order, FEATURES)),
    '',
    '/** Log-odds that a sentence answers at all. */',
    ...printed('ANSWERABLE', printTrees(answerable, ANSWER_FEATURES)),
    '',
    '/** Log-odds that a short answer begins (<) or ends (>) between two words. */',
    ...printed('ANSWER_BORDERS', printBorders(borders)),
    '',
    '/** Puts the spans of a sentence in order by how well they answer by themselves. */',
    ...printed('SHORT_ANSWER', printTrees(short, SPAN_FEATURES)),
  ].join('\n')}\n`;
}

function printTrees(trees: readonly Tree[], features: readonly string[]): readonly string[] {
  return trees.map((tree) => printTree(tree, features));
}

function printed(name: string, lines: readonly string[]): readonly string[] {
  const quoted = lines.map((line) => (/['\\]/u.test(line) ? JSON.stringify(line) : `'${line}'`));
  return [`export const ${name}: readonly string[] = [`, ...quoted.map((line) => `  ${line},`), '];'];
}

/** The candidates of all questions of a set. */
function groupsOf(
  { sources, questions }: SquadFile,
  segmenter: Segmenter,
  random: () => number,
): readonly Group[] {
  const passages: Passage[] = [];
  /** Index of the paragraph that each sentence stands in. */
  const paragraphOf: number[] = [];
  const texts: string[] = [];
  sources.forEach((source, paragraph) => {
    for (const article of parsePage(source, segmenter).articles) {
      for (const passage of passagesOf(article, () => '')) {
        passages.push(passage);
        for (const text of passage.sentences) {
          paragraphOf.push(paragraph);
          texts.push(bare(text));
        }
      }
    }
  });
  const index = sentenceIndex(buildIndex(passages, segmenter), segmenter);
  return questions.map(({ question, paragraph, answers }) => {
    const gold = answers.map((answer) => bare(fold(answer)));
    const { sentences, features } = index.candidates(question, {});
    const right = sentences.map(
      (sentence) =>
        paragraphOf[sentence] === paragraph && gold.some((words) => texts[sentence].includes(words)),
    );
    const wrong = sentences.filter((sentence) => paragraphOf[sentence] !== paragraph).length;
    const drawn = sentences.flatMap((sentence, row) =>
      paragraphOf[sentence] === paragraph || random() < WRONG_KEPT / wrong ? [row] : [],
    );
    const first = sentences.filter((_, row) => right[row]).sort((a, b) => a - b)[0];
    return {
      features,
      right,
      kept: right.includes(true) ? drawn : [],
      question: index.weigh(question),
      sentence: first === undefined ? null : index.textOf(first),
      gold,
    };
  });
}

/** One group for each question whose answer stands in a sentence that is a candidate. */
function orderSet(all: readonly Group[]): TrainingSet {
  const groups = all.filter(({ kept }) => kept.length > 0);
  const starts = [0];
  for (const { kept } of groups) starts.push(starts[starts.length - 1] + kept.length);
  const width = FEATURES.length;
  const rows = new Float32Array(starts[groups.length] * width);
  groups.forEach(({ features, kept }, group) => {
    kept.forEach((row, place) => {
      rows.set(features.subarray(row * width, (row + 1) * width), (starts[group] + place) * width);
    });
  });
  const right = groups.flatMap((group) => {
    const rights = group.kept.filter((row) => group.right[row]).length;
    return group.kept.map((row) => (group.right[row] ? 1 / rights : 0));
  });
  return { rows, features: width, groups: starts, right: Float64Array.from(right) };
}

/**
 * Two rows for each question: its best candidate, and the best one once those that answer are taken away, as if the
 * corpus did not say.
 */
function answerableSet(groups: readonly Group[], order: readonly Tree[]): TrainingSet {
  const trees = plantTrees(order);
  const width = ANSWER_FEATURES.length;
  const found = groups.flatMap(({ features, right }) => {
    const scores = trees.scores(features, FEATURES.length);
    const every = right.map((_, row) => row);
    const others = every.filter((row) => !right[row]);
    return [every, others].flatMap((among) => {
      if (among.length === 0) return [];
      const best = among.reduce((a, b) => (scores[b] > scores[a] ? b : a));
      const row = answerRows(features, scores, [best, ...among.filter((other) => other !== best)], 1);
      return [{ row, right: right[best] }];
    });
  });
  const rows = new Float32Array(found.length * width);
  found.forEach(({ row }, place) => {
    rows.set(row, place * width);
  });
  return {
    rows,
    features: width,
    groups: null,
    right: Float64Array.from(found, ({ right }) => Number(right)),
  };
}
