// What the doctor prints: a line for each finding, and at the end how many of each there were.
import { printable } from '../channels/printable.js';
import type { Finding, Found } from './check.js';

const COLOURS: Readonly<Record<Finding['state'], number>> = { ok: 32, warning: 33, failure: 31 };
const NAME_WIDTH = 12;
const STATE_WIDTH = 7;

export interface ReportOptions {
  readonly colour: boolean;
  /** Takes secrets out of a line. */
  readonly redact: (line: string) => string;
}

export function formatFound({ name, finding }: Found, { colour, redact }: ReportOptions): string {
  const { state, told } = finding;
  const what = finding.state === 'ok' ? told : `${told}; ${finding.advice}`;
  const shown = state.padEnd(STATE_WIDTH);
  const line = redact(printable(`  ${name.padEnd(NAME_WIDTH)}  ${what}`).replaceAll('\n', ' '));
  return `${colour ? `\u001b[${COLOURS[state]}m${shown}\u001b[0m` : shown}${line}`;
}

export function formatSum(all: readonly Found[]): string {
  const count = (state: Finding['state']) => all.filter(({ finding }) => finding.state === state).length;
  return `${count('ok')} ok, ${count('warning')} to look at, ${count('failure')} to mend`;
}

/** 0 where all is well, 1 where something is to be looked at, 2 where something has to be mended. */
export function exitCode(all: readonly Found[]): 0 | 1 | 2 {
  if (all.some(({ finding }) => finding.state === 'failure')) return 2;
  return all.some(({ finding }) => finding.state === 'warning') ? 1 : 0;
}
