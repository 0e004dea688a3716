// Learns how to put sentences in order from questions with known answers: reading-comprehension sets → a file of trees.
import { parsePage } from '../corpus/parse-page.js';
import { type BoostOptions, boost, randomSequence, type TrainingSet } from '../search/boost.js';
import { FEATURES } from '../search/features.js';
import { passagesOf } from '../search/passages.js';
import { buildSentenceIndex, type Passage } from '../search/sentence-search.js';
import { printTree } from '../search/trees.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { readSquadFile, type SquadFile } from './squad-file.js';
import { bare } from './squad-score.js';

/** Wrong passages are many; so many of their sentences are kept for each question, drawn by chance. */
const WRONG_KEPT = 15;
const OPTIONS: Omit<BoostOptions, 'onTree'> = { trees: 200, depth: 5, rate: 0.08, share: 0.6, seed: 1 };

interface Group {
  readonly features: Float32Array;
  readonly right: readonly number[];
}

/** The text of a module with the trained trees. Throws UsageError for a broken file. */
export function trainRanker(
  files: readonly { readonly name: string; readonly text: string }[],
  segmenter: Segmenter,
  onTree: BoostOptions['onTree'],
): string {
  const sets = files.map(({ name, text }) => readSquadFile(name, text));
  const random = randomSequence(OPTIONS.seed);
  const groups = sets.flatMap((set) => groupsOf(set, segmenter, random));
  const trees = boost(joined(groups), { ...OPTIONS, onTree });
  const lines = trees.map(
    (tree) => `  ${JSON.stringify(printTree(tree, FEATURES)).replace(/^"|"$/gu, "'")},`,
  );
  return `${[
    '// Written by npm run train; do not edit. One tree a line: see trees.ts for how to read it, NOTICE for what it learned from.',
    `// ${groups.length} questions of ${files.map(({ name }) => name.replace(/^.*\//u, '')).join(', ')}.`,
    'export const SENTENCE_RANKER: readonly string[] = [',
    ...lines,
    '];',
  ].join('\n')}\n`;
}

/** One group for each question whose answer stands in a sentence that is a candidate. */
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
  const index = buildSentenceIndex(passages, segmenter);
  return questions.flatMap(({ question, paragraph, answers }) => {
    const gold = answers.map((answer) => bare(fold(answer)));
    const { sentences, features } = index.candidates(question, {});
    const right = sentences.map(
      (sentence) =>
        paragraphOf[sentence] === paragraph && gold.some((words) => texts[sentence].includes(words)),
    );
    const rights = right.filter(Boolean).length;
    if (rights === 0) return [];
    const wrong = sentences.filter((sentence) => paragraphOf[sentence] !== paragraph).length;
    const kept = sentences.flatMap((sentence, row) =>
      paragraphOf[sentence] === paragraph || random() < WRONG_KEPT / wrong ? [row] : [],
    );
    const width = FEATURES.length;
    const rows = new Float32Array(kept.length * width);
    kept.forEach((row, place) => {
      rows.set(features.subarray(row * width, (row + 1) * width), place * width);
    });
    return [{ features: rows, right: kept.map((row) => (right[row] ? 1 / rights : 0)) }];
  });
}

function joined(groups: readonly Group[]): TrainingSet {
  const starts = [0];
  for (const { right } of groups) starts.push(starts[starts.length - 1] + right.length);
  const rows = new Float32Array(starts[groups.length] * FEATURES.length);
  groups.forEach(({ features }, group) => {
    rows.set(features, starts[group] * FEATURES.length);
  });
  const right = Float64Array.from(groups.flatMap((group) => group.right));
  return { rows, features: FEATURES.length, groups: starts, right };
}
