// Question files that answers are measured with: {"id": "d01", "kind": "number", "q": "…增长了多少？", "all": [["30.5%"]]}.
// A .txt file holds real people's questions, one a line, which the corpus cannot answer.
import { basename } from 'node:path';
import { z } from 'zod';
import { describeIssue } from '../corpus/problem.js';
import { readJson } from '../text/json.js';
import { UsageError } from './args.js';

/** What the reply to one question must be like. */
export interface Expectation {
  /** At least one string of each group must occur. */
  readonly all: readonly (readonly string[])[];
  /** None of these may occur. */
  readonly none: readonly string[];
  /** The corpus does not say: the reply's kind must be `refusal`. */
  readonly refuse: boolean;
  /** Null when no verdict is asked for. */
  readonly verdict: 'yes' | 'no' | null;
}

export interface Turn extends Expectation {
  readonly q: string;
}

/** One or more questions that are asked in a session of their own. */
export interface Dialogue {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly turns: readonly [Turn, ...Turn[]];
}

/** Kind of the questions of a .txt file. */
const REAL = 'real';
const KIND_UNKNOWN = 'other';

/** Text as it is compared: NFKC, small letters, no white space, no quotation marks. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”‘’「」『』"'《》]/gu, '');
}

const words = z.string().refine((text) => comparable(text) !== '', 'expected some words');
const expectation = {
  all: z.array(z.array(words).nonempty('expected at least one string in each group')).nullish(),
  none: z.array(words).nullish(),
  refuse: z.boolean().nullish(),
  verdict: z.enum(['yes', 'no']).nullish(),
};
const turn = z.object({ q: z.string(), ...expectation });
const dialogue = z
  .object({
    id: z
      .union([z.string().min(1), z.int()], 'expected a text or a whole number')
      .transform(String)
      .nullish(),
    kind: z.string().min(1).nullish(),
    q: z.string().nullish(),
    turns: z.array(turn).nonempty('expected at least one turn').nullish(),
    ...expectation,
  })
  .superRefine(({ q, turns, ...rest }, context) => {
    if (typeof q === 'string' ? turns : !turns) context.addIssue('expected either q or turns');
    else if (turns && isJudged(rest))
      context.addIssue('expected all, none, refuse and verdict inside the turns');
    // A misspelt key would otherwise make every reply right.
    else if (turns?.length !== 0 && ![rest, ...(turns ?? [])].some(isJudged)) {
      context.addIssue('expected at least one of all, none, refuse, verdict');
    }
  });

type GivenExpectation = Pick<z.infer<typeof turn>, keyof typeof expectation>;

/** The questions of a file, in order. Throws UsageError: 「eval/a.jsonl:3: turns[0].q: …」. */
export function readQuestionFile(file: string, text: string): readonly Dialogue[] {
  const isPlain = /\.txt$/iu.test(file);
  if (!isPlain && !/\.jsonl$/iu.test(file)) {
    throw new UsageError(`${file}: expected a question file, .jsonl or .txt`);
  }
  // Trimming a line also takes a byte order mark away.
  const dialogues = text
    .split('\n')
    .map((row, index) => ({ row: row.trim(), line: index + 1 }))
    .filter(({ row }) => row !== '')
    .map(({ row, line }) => (isPlain ? realQuestion(file, line, row) : readRow(file, line, row)));
  if (dialogues.length === 0) throw new UsageError(`${file}: expected at least one question`);
  return dialogues;
}

function realQuestion(file: string, line: number, q: string): Dialogue {
  const turns = [{ q, ...expected({ refuse: true }) }] as const;
  return { id: placeId(file, line), kind: REAL, file, line, turns };
}

function readRow(file: string, line: number, row: string): Dialogue {
  const bad = (message: string) => new UsageError(`${file}:${line}: ${message}`.replace(/\s+/gu, ' '));
  const json = readJson(row);
  if (!json.ok) throw bad(`not JSON: expected ${json.fault.expected} at column ${json.fault.offset + 1}`);
  const parsed = dialogue.safeParse(json.value);
  if (!parsed.success) throw bad(parsed.error.issues.map(describeIssue).join('; '));
  const { id, kind, q, turns, ...rest } = parsed.data;
  const [first, ...others] = turns ?? [{ q: q ?? '', ...rest }];
  return {
    id: id ?? placeId(file, line),
    kind: kind ?? KIND_UNKNOWN,
    file,
    line,
    turns: [asTurn(first), ...others.map(asTurn)],
  };
}

function asTurn({ q, ...given }: z.infer<typeof turn>): Turn {
  return { q, ...expected(given) };
}

function expected({ all, none, refuse, verdict }: GivenExpectation): Expectation {
  return { all: all ?? [], none: none ?? [], refuse: refuse ?? false, verdict: verdict ?? null };
}

function isJudged({ all, none, refuse, verdict }: GivenExpectation): boolean {
  return [all, none, refuse, verdict].some((part) => part !== null && part !== undefined);
}

function placeId(file: string, line: number): string {
  return `${basename(file)}:${line}`;
}
