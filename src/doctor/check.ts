// What the doctor looks at, one thing after another: a check finds that all is well, or what is not and what to do.

export type Finding =
  | { readonly state: 'ok'; readonly told: string }
  | { readonly state: 'warning' | 'failure'; readonly told: string; readonly advice: string };

export interface Check {
  readonly name: string;
  /** At least one finding. What it throws is a failure by itself. */
  readonly run: () => Promise<readonly Finding[]>;
}

export interface Found {
  readonly name: string;
  readonly finding: Finding;
}

const LONGEST = 160;

export const ok = (told: string): readonly Finding[] => [{ state: 'ok', told }];
export const warning = (told: string, advice: string): readonly Finding[] => [
  { state: 'warning', told, advice },
];
export const failure = (told: string, advice: string): readonly Finding[] => [
  { state: 'failure', told, advice },
];

/** Runs the checks in their order; `onFound` learns of each finding as it is there. */
export async function examine(checks: readonly Check[], onFound: (found: Found) => void): Promise<void> {
  for (const { name, run } of checks) for (const finding of await found(run)) onFound({ name, finding });
}

async function found(run: Check['run']): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    return failure(reason(error), 'look at the failures above, or report this one');
  }
}

/** The first line, and not all of a long one. */
export function reason(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
