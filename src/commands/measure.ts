// How good the answers are: asks every question of the question files and judges each reply against what it must contain.
import type { AnswerRecord } from '../answer/types.js';
import { isAnswer, type Mismatch, mismatchesIn, type SourceText } from './printed.js';
import { comparable, type Dialogue, type Expectation, readQuestionFile, type Turn } from './question-file.js';
import { oneLine, percent } from './table.js';

export interface QuestionFile {
  readonly name: string;
  readonly text: string;
}

/** One question, its reply and what was found about it. */
export interface Judgement {
  /** Of the dialogue; with the turn's number where it has several: 「c01.2」. */
  readonly id: string;
  readonly kind: string;
  readonly turn: Turn;
  readonly record: AnswerRecord;
  readonly inReply: boolean;
  /** What was asked for stands in the headline or the items already. */
  readonly inHeadline: boolean;
  /** An answer, no refusal, clarification or help. */
  readonly answered: boolean;
  readonly confidentlyWrong: boolean;
  /** An answer with at least one citation, all of them true to the source. */
  readonly cited: boolean;
  readonly mismatches: readonly Mismatch[];
}

/** Numbers of questions. */
export interface Tally {
  readonly kind: string;
  readonly questions: number;
  readonly inReply: number;
  readonly inHeadline: number;
  readonly confidentlyWrong: number;
  readonly answered: number;
  readonly cited: number;
}

export interface Measurement {
  readonly judgements: readonly Judgement[];
  /** In order of first appearance. */
  readonly kinds: readonly Tally[];
  readonly total: Tally;
}

export type Ask = (session: string, text: string) => AnswerRecord;

/**
 * Reads all files, then asks every turn; each dialogue has a session of its own. Throws UsageError for a broken file,
 * before anything is asked.
 */
export function measureFiles(files: readonly QuestionFile[], ask: Ask, sourceText: SourceText): Measurement {
  const dialogues = files.flatMap(({ name, text }) => readQuestionFile(name, text));
  const judgements = [...judgedTurns(dialogues, ask, sourceText)];
  const kinds = [...new Set(judgements.map(({ kind }) => kind))];
  return {
    judgements,
    kinds: kinds.map((name) =>
      tally(
        name,
        judgements.filter(({ kind }) => kind === name),
      ),
    ),
    total: tally('total', judgements),
  };
}

/** Asks turn by turn. */
export function* judgedTurns(
  dialogues: readonly Dialogue[],
  ask: Ask,
  sourceText: SourceText,
): Generator<Judgement> {
  for (const [index, dialogue] of dialogues.entries())
    for (const [order, turn] of dialogue.turns.entries()) {
      const record = ask(`measure-${index + 1}`, turn.q);
      yield judge(dialogue, turn, turnId(dialogue, order), record, sourceText);
    }
}

/** A table per kind, the misses, and the citations that do not match; without a line feed at the end. */
export function formatMeasurement({ judgements, kinds, total }: Measurement): string {
  const misses = judgements.filter(({ inReply }) => !inReply);
  const mismatches = judgements.flatMap(({ id, mismatches: found }) => found.map((one) => ({ id, ...one })));
  return [
    ...tableLines([...kinds, total]),
    '',
    `misses: ${misses.length}`,
    ...misses.flatMap(missLines),
    '',
    `citations that do not match: ${mismatches.length}`,
    ...mismatches.flatMap(({ id, citation: { file, start, end, quote }, printed }) => [
      `  ${id}  ${file} [${start}, ${end})`,
      `      quote    ${oneLine(quote)}`,
      `      printed  ${printed === null ? '(no such file or article)' : oneLine(printed)}`,
    ]),
  ].join('\n');
}

function turnId({ id, turns }: Dialogue, order: number): string {
  return turns.length === 1 ? id : `${id}.${order + 1}`;
}

function judge(
  { kind }: Dialogue,
  turn: Turn,
  id: string,
  record: AnswerRecord,
  sourceText: SourceText,
): Judgement {
  const short = [record.headline ?? '', ...record.items];
  const whole = [...short, ...record.citations.map(({ quote }) => quote), withoutSuggestions(record)];
  const inReply = meets(turn, record, whole);
  const answered = isAnswer(record);
  const mismatches = mismatchesIn(record, sourceText);
  return {
    id,
    kind,
    turn,
    record,
    inReply,
    inHeadline: turn.refuse ? record.kind === 'refusal' : meets(turn, record, short),
    answered,
    confidentlyWrong: answered && !inReply,
    cited: answered && record.citations.length > 0 && mismatches.length === 0,
    mismatches,
  };
}

function meets(
  { all, none, refuse, verdict }: Expectation,
  record: AnswerRecord,
  texts: readonly string[],
): boolean {
  const said = texts.map(comparable);
  const occurs = (words: string) => said.some((text) => text.includes(comparable(words)));
  return (
    refuse === (record.kind === 'refusal') &&
    (verdict === null || verdict === record.verdict) &&
    all.every((group) => group.some(occurs)) &&
    !none.some(occurs)
  );
}

/** The reply without the questions it proposes: 「2. 贵阳高新区有多少家研发机构」 is no answer. */
function withoutSuggestions({ text, suggestions }: AnswerRecord): string {
  const proposed = new Set(suggestions.map((suggestion) => suggestion.trim()));
  return text
    .split('\n')
    .filter((line) => !proposed.has(line.replace(/^\s*\d{1,3}[.．、)）]/u, '').trim()))
    .join('\n');
}

function tally(kind: string, judgements: readonly Judgement[]): Tally {
  const count = (holds: (judgement: Judgement) => boolean) => judgements.filter(holds).length;
  return {
    kind,
    questions: judgements.length,
    inReply: count(({ inReply }) => inReply),
    inHeadline: count(({ inHeadline }) => inHeadline),
    confidentlyWrong: count(({ confidentlyWrong }) => confidentlyWrong),
    answered: count(({ answered }) => answered),
    cited: count(({ cited }) => cited),
  };
}

const COLUMNS = ['questions', 'in reply %', 'in headline %', 'confidently wrong %', 'cited %'] as const;

/** The kind stands last, so that Chinese names cannot push the columns out of line. */
function tableLines(tallies: readonly Tally[]): readonly string[] {
  const row = (cells: readonly string[], kind: string) =>
    `${cells.map((cell, index) => cell.padStart(COLUMNS[index].length)).join('  ')}  ${kind}`;
  return [
    row(COLUMNS, 'kind'),
    ...tallies.map(({ kind, questions, inReply, inHeadline, confidentlyWrong, answered, cited }) => {
      const shares = [inReply, inHeadline, confidentlyWrong].map((count) => percent(count, questions));
      return row([String(questions), ...shares, percent(cited, answered)], kind);
    }),
    '(cited: of the answers, refusals, clarifications and help left out)',
  ];
}

function missLines({ id, turn, record, confidentlyWrong }: Judgement): readonly string[] {
  const verdict = record.verdict === null ? '' : ` (${record.verdict})`;
  return [
    `  ${id}  ${oneLine(turn.q)}`,
    `      expected  ${expectationLine(turn)}`,
    `      got       ${record.kind}${verdict}: ${oneLine(record.headline ?? record.text)}${confidentlyWrong ? '  [confidently wrong]' : ''}`,
  ];
}

/** 「no; 40亿元 | 40亿; without 50亿元」 */
function expectationLine({ all, none, refuse, verdict }: Expectation): string {
  return [
    ...(refuse ? ['refusal'] : []),
    ...(verdict === null ? [] : [verdict]),
    ...all.map((group) => group.join(' | ')),
    ...(none.length === 0 ? [] : [`without ${none.join(', ')}`]),
  ].join('; ');
}
