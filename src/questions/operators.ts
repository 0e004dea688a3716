// Who may be told what people ask, and where that comes from.
import { type QuestionLog, StoreAwayError } from '../state/question-log.js';
import type { Report, ReportName } from './report.js';
import { reportOf } from './reports.js';

export interface Operators {
  /** By channel and id: 「telegram:123」. */
  isOperator(person: string): boolean;
  /** Over the last days. Null where the log is not reached. */
  report(name: ReportName, days: number): Promise<Report | null>;
}

export interface OperatorsParts {
  readonly admins: ReadonlySet<string>;
  readonly read: QuestionLog['read'];
  /** So many questions are looked at: the newest. */
  readonly most: number;
  /** In ms. */
  readonly now: () => number;
}

export const DAYS_DEFAULT = 7;
export const DAYS_MAX = 365;
const DAY = 24 * 3600_000;

export function createOperators({ admins, read, most, now }: OperatorsParts): Operators {
  return {
    isOperator: (person) => admins.has(person),
    report: async (name, days) => {
      try {
        return reportOf(name, await read(now() - days * DAY, most));
      } catch (error) {
        if (error instanceof StoreAwayError) return null;
        throw error;
      }
    },
  };
}
