// How well the right paragraph, sentence and words are found among many: questions of a reading-comprehension set.
import type { AnswerRecord } from '../answer/types.js';
import type { Source } from '../corpus/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import { sliceSpan } from '../text/span.js';
import type { Ask } from './measure.js';
import { isAnswer } from './printed.js';
import { type Chance, formatReliability } from './reliability.js';
import { readSquadFile, type SquadQuestion } from './squad-file.js';
import { bare, bestF1, isExact } from './squad-score.js';
import { percent } from './table.js';

/** A bot over the set's paragraphs. */
export interface SquadBot {
  readonly knowledge: Knowledge;
  readonly ask: Ask;
}

export interface SquadWorld {
  readonly open: (sources: readonly Source[]) => SquadBot;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  readonly onProgress: (done: number, of: number) => void;
}

export interface SquadResult {
  readonly question: SquadQuestion;
  /** Place of the right paragraph among the first ones found, 1-based; null beyond. */
  readonly rank: number | null;
  /** The first sentence found is of the right paragraph and holds a right answer. */
  readonly sentenceHit: boolean;
  /** Some sentence of the right paragraph holds a right answer, so that it can be found at all. */
  readonly reachable: boolean;
  /** How sure the search is of the first sentence, and of the first one if none of the right ones were there. */
  readonly chances: readonly Chance[];
  /** The short answer out of that sentence, without the bot. */
  readonly shortExact: boolean;
  readonly shortF1: number;
  readonly record: AnswerRecord;
  readonly exact: boolean;
  readonly f1: number;
  readonly milliseconds: number;
}

export interface SquadMeasurement {
  readonly name: string;
  readonly paragraphs: number;
  readonly sentences: number;
  /** Questions in the file, of which the first ones were asked. */
  readonly questions: number;
  readonly openMilliseconds: number;
  readonly results: readonly SquadResult[];
}

/** Paragraphs looked at for the reciprocal rank, and the hits that they are taken from. */
const RANKS = 10;
const HITS = 16;

/** Asks the file's questions, at most `limit`; every paragraph of the file is in the pool. Throws UsageError. */
export function measureSquad(
  file: { readonly name: string; readonly text: string },
  limit: number | null,
  { open, now, onProgress }: SquadWorld,
): SquadMeasurement {
  const { name, sources, questions } = readSquadFile(file.name, file.text);
  const start = now();
  const bot = open(sources);
  const openMilliseconds = now() - start;
  const asked = questions.slice(0, limit ?? questions.length);
  const results = asked.map((question, index) => {
    onProgress(index, asked.length);
    return answerOne(question, bot, now);
  });
  onProgress(asked.length, asked.length);
  const { length: sentences } = bot.knowledge.sentences;
  const sizes = { paragraphs: sources.length, sentences, questions: questions.length };
  return { name, ...sizes, openMilliseconds, results };
}

function answerOne(question: SquadQuestion, { knowledge, ask }: SquadBot, now: () => number): SquadResult {
  const { articles, sentences, search } = knowledge;
  const found = search.find(question.question, { top: HITS });
  const hits = found.map(({ sentence }) => sentences[sentence]);
  const paragraphs = new Set<string>();
  for (const { article } of hits) {
    if (paragraphs.size === RANKS) break;
    paragraphs.add(articles[article].source.record!.id);
  }
  const rank = [...paragraphs].indexOf(String(question.paragraph)) + 1 || null;
  const right = question.answers.map(bare);
  const isRight = (at: number) => {
    const { article, text } = sentences[at];
    const own = articles[article].source.record!.id === String(question.paragraph);
    return own && right.some((words) => bare(text).includes(words));
  };
  const [first] = found;
  const sentenceHit = first !== undefined && isRight(first.sentence);
  const [otherwise] = search.find(question.question, { top: 1, accepts: (at) => !isRight(at) });
  const short = shortOf(knowledge, question.question, found[0]?.sentence);
  const start = now();
  const record = ask(`squad-${question.id}`, question.question);
  const milliseconds = now() - start;
  const said = isAnswer(record) ? (record.headline ?? '') : '';
  const exact = isExact(said, question.answers);
  const folded = question.answers.map(fold);
  return {
    question,
    rank,
    sentenceHit,
    reachable: sentences.some((_, at) => isRight(at)),
    chances: [
      ...(first ? [{ said: chance(first.answers), right: sentenceHit }] : []),
      ...(otherwise ? [{ said: chance(otherwise.answers), right: false }] : []),
    ],
    shortExact: isExact(short, folded),
    shortF1: bestF1(short, folded),
    record,
    exact,
    f1: bestF1(said, question.answers),
    milliseconds,
  };
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

function shortOf({ search, folded }: Knowledge, question: string, sentence: number | undefined): string {
  if (sentence === undefined) return '';
  const found = search.shortAnswer(question, sentence);
  return found ? sliceSpan(folded(sentence), found.span) : '';
}

/** Some lines, without a line feed at the end. */
export function formatSquad(measured: SquadMeasurement): string {
  const { results, name, paragraphs, sentences, questions, openMilliseconds } = measured;
  const count = (holds: (result: SquadResult) => boolean) => results.filter(holds).length;
  const share = (holds: (result: SquadResult) => boolean) => percent(count(holds), results.length);
  const sum = (value: (result: SquadResult) => number) =>
    results.reduce((total, result) => total + value(result), 0);
  const mean = (value: (result: SquadResult) => number) => percent(sum(value), results.length);
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const reciprocal = sum(({ rank }) => (rank === null ? 0 : 1 / rank)) / results.length;
  const answered = results.filter(({ record }) => isAnswer(record));
  const refused = count(({ record }) => record.kind === 'refusal');
  const row = (label: string, value: string) => `  ${label.padEnd(24)}${value.padStart(8)}`;
  return [
    `${name}: ${paragraphs} paragraphs, ${sentences} sentences, ${results.length} of ${questions} questions`,
    row(
      'passage recall@1 %',
      share(({ rank }) => rank === 1),
    ),
    row(
      'passage recall@5 %',
      share(({ rank }) => rank !== null && rank <= 5),
    ),
    row(`MRR@${RANKS}`, reciprocal.toFixed(3)),
    row(
      'sentence-hit@1 %',
      share(({ sentenceHit }) => sentenceHit),
    ),
    row(
      '  of the reachable %',
      percent(
        count(({ sentenceHit }) => sentenceHit),
        count(({ reachable }) => reachable),
      ),
    ),
    row(
      'short answer exact %',
      share(({ shortExact }) => shortExact),
    ),
    row(
      'short answer F1 %',
      mean(({ shortF1 }) => shortF1),
    ),
    row(
      'exact match %',
      share(({ exact }) => exact),
    ),
    row(
      'character F1 %',
      mean(({ f1 }) => f1),
    ),
    row(
      '  of the answers %',
      percent(
        sum(({ f1 }) => f1),
        answered.length,
      ),
    ),
    row('answers', String(answered.length)),
    row('refusals', String(refused)),
    row('other replies', String(results.length - answered.length - refused)),
    row('to open, ms', openMilliseconds.toFixed(0)),
    row('per question, ms, p50', quantile(times, 0.5).toFixed(1)),
    row('per question, ms, p99', quantile(times, 0.99).toFixed(1)),
    '(short answer: out of the first sentence found, without the bot; exact match and F1: the headline, characters as a bag; a reply that is no answer counts 0)',
    'how sure the search is of its first sentence, asked again without the sentences that answer:',
    ...formatReliability(results.flatMap(({ chances }) => chances)).map((line) => `  ${line}`),
  ].join('\n');
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
