// What is wrong with a corpus, for the person who keeps it: 「corpus/manifest.json:3: expected a value」.
import type { z } from 'zod';

export interface CorpusProblem {
  /** File (or folder) that has to be mended. */
  readonly file: string;
  /** 1-based; null when the file as a whole is meant. */
  readonly line: number | null;
  /** What is wrong and what was expected, in one line. */
  readonly message: string;
}

/** One line for the terminal. */
export function formatProblem(problem: CorpusProblem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.message}`.replace(/\s+/gu, ' ');
}

/** The path and message of a zod issue: 「pages[0].date: expected …」. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./u, '');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
