// The corpus asks the bot: every fact, in several wordings, must be given back as printed, and nothing else may be said.
import type { AnswerRecord } from '../answer/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Ask } from './measure.js';
import { isAnswer, type SourceText, unprintedIn } from './printed.js';
import { comparable } from './question-file.js';
import { type SelfQuestion, selfQuestions } from './self-questions.js';
import { buildRewording, WORDINGS, type Wording } from './self-wordings.js';
import { oneLine, percent, tableOf } from './table.js';

export interface SelfResult {
  readonly question: SelfQuestion;
  readonly wording: Wording;
  readonly asked: string;
  readonly record: AnswerRecord;
  readonly givenBack: boolean;
  /** What the reply says without printed words for it. */
  readonly unprinted: readonly string[];
}

export interface SelfMeasurement {
  readonly results: readonly SelfResult[];
  readonly facts: number;
  /** Facts that no question was made of, by the reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** Asks all questions, each in a session of its own. */
export async function measureSelf(
  knowledge: Knowledge,
  ask: Ask,
  sourceText: SourceText,
): Promise<SelfMeasurement> {
  const reword = await buildRewording(knowledge);
  const { questions, skipped } = selfQuestions(knowledge);
  const results = questions.flatMap((question, index) =>
    WORDINGS.flatMap((wording): readonly SelfResult[] => {
      const asked = reword(question, wording);
      if (asked === null) return [];
      const record = ask(`self-${index + 1}-${wording}`, asked);
      const givenBack = isGivenBack(question.expected, record);
      return [{ question, wording, asked, record, givenBack, unprinted: unprintedIn(record, sourceText) }];
    }),
  );
  return { results, facts: knowledge.facts.length, skipped };
}

function isGivenBack(expected: readonly string[], record: AnswerRecord): boolean {
  if (!isAnswer(record)) return false;
  const said = [record.headline ?? '', ...record.items].map(comparable);
  return expected.every((words) => said.some((text) => occurs(comparable(words), text)));
}

/** As a whole where it begins with a number: 2个 does not stand in 12个. */
function occurs(words: string, text: string): boolean {
  if (!/^\d/u.test(words)) return text.includes(words);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\d.,]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Tables by wording and by type of fact, the misses and what stands on no print; without a line feed at the end. */
export function formatSelf({ results, facts, skipped }: SelfMeasurement): string {
  const misses = results.filter(({ givenBack }) => !givenBack);
  const unprinted = results.flatMap(({ asked, unprinted: found }) =>
    found.map((fault) => ({ asked, fault })),
  );
  const left = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  const types = [...new Set(results.map(({ question }) => question.fact.type))].sort();
  return [
    `facts: ${facts}, asked about: ${facts - left}, left out: ${left}`,
    ...[...skipped].sort(byCount).map(([reason, count]) => `  ${String(count).padStart(4)}  ${reason}`),
    '',
    ...shares('wording', WORDINGS, results, ({ wording }) => wording),
    '',
    ...shares('type of fact', types, results, ({ question }) => question.fact.type),
    '',
    `misses: ${misses.length}`,
    ...[...countBy(misses, missReason)]
      .sort(byCount)
      .map(([reason, count]) => `  ${String(count).padStart(4)}  ${reason}`),
    ...misses.flatMap(missLines),
    '',
    `said without print: ${unprinted.length}`,
    ...unprinted.map(({ asked, fault }) => `  ${oneLine(asked)}  ${oneLine(fault)}`),
  ].join('\n');
}

function shares(
  title: string,
  names: readonly string[],
  results: readonly SelfResult[],
  nameOf: (result: SelfResult) => string,
): readonly string[] {
  const row = (name: string, of: readonly SelfResult[]) => {
    const good = of.filter(({ givenBack }) => givenBack).length;
    return [String(of.length), String(good), percent(good, of.length), name];
  };
  const rows = names.map((name) =>
    row(
      name,
      results.filter((result) => nameOf(result) === name),
    ),
  );
  return tableOf(['asked', 'given back', '%', title], [...rows, row('total', results)]);
}

/** 「quantity: refusal」, 「list: another answer (passage)」 */
function missReason({ question: { fact }, record }: SelfResult): string {
  return `${fact.type}: ${isAnswer(record) ? `another answer (${record.kind})` : record.kind}`;
}

function missLines({ question, wording, asked, record }: SelfResult): readonly string[] {
  return [
    `  ${question.fact.id}  ${wording}: ${oneLine(asked)}`,
    `      expected  ${oneLine(question.expected.join('; '))}`,
    `      got       ${record.kind}: ${oneLine([record.headline ?? record.text, ...record.items].join(' | '))}`,
  ];
}

function countBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return counts;
}

/** The most frequent first. */
function byCount([a, left]: readonly [string, number], [b, right]: readonly [string, number]): number {
  return right - left || (a < b ? -1 : 1);
}
