// What operators are told of the question log, as a table of plain values that each channel sets in its own way.
import type { AnswerKind, LoggedQuestion, Reason } from '../state/question-log.js';

export const REPORT_NAMES = ['unanswered', 'asked', 'feedback', 'slowest', 'users'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** Numbers: how many questions, people, answers, refusals, thumbs, milliseconds. Days and times are ISO, UTC. */
export interface Cells {
  readonly questions: number;
  readonly people: number;
  readonly answered: number;
  readonly refused: number;
  readonly up: number;
  readonly down: number;
  readonly ms: number;
  readonly day: string;
  readonly time: string;
  readonly reason: Reason | 'bug';
  readonly answer: AnswerKind;
  /** Words from the log; null where they are gone or there are none. */
  readonly zone: string | null;
  readonly text: string | null;
  readonly headline: string | null;
}

export type Column = keyof Cells;
export type Row = Partial<Cells>;

export interface Report {
  readonly name: ReportName;
  /** Words come last. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What is counted of some questions. */
export function countsOf(questions: readonly LoggedQuestion[]) {
  const count = (isCounted: (question: LoggedQuestion) => boolean) => questions.filter(isCounted).length;
  return {
    questions: questions.length,
    people: new Set(questions.map(({ person }) => person)).size,
    answered: count(isAnswered),
    refused: count(isUnanswered),
    up: count(({ thumb }) => thumb === 'up'),
    down: count(({ thumb }) => thumb === 'down'),
  };
}

export const isUnanswered = ({ answer }: LoggedQuestion): boolean =>
  answer === 'refusal' || answer === 'failed';
/** Help and asking back are neither. */
export const isAnswered = (question: LoggedQuestion): boolean =>
  !isUnanswered(question) && question.answer !== 'help' && question.answer !== 'clarification';

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
