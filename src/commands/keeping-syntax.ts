// The commands with which a corpus is kept: check, add, golden, correct, and other names.
import { UsageError } from './usage-error.js';

export type KeepingCommand =
  /** `dir` is null for that of --corpus or the setting. */
  | { readonly name: 'corpus-check'; readonly dir: string | null }
  | {
      readonly name: 'corpus-add';
      readonly files: readonly string[];
      readonly dryRun: boolean;
      /** Files of these names may be there already. */
      readonly replace: boolean;
      /** What the manifest is to say of them. */
      readonly newspaper: string | null;
      readonly date: string | null;
    }
  | { readonly name: 'corpus-golden'; readonly question: string }
  | {
      readonly name: 'corpus-correct';
      readonly file: string;
      readonly printed: string;
      readonly correct: string;
      readonly by: string | null;
    }
  /** `of` is null to take the alias back. */
  | {
      readonly name: 'alias';
      readonly alias: string;
      readonly of: string | null;
      readonly by: string | null;
    };

const NAMES = ['corpus-check', 'corpus-add', 'corpus-golden', 'corpus-correct', 'alias'];

export const isKeeping = (command: { readonly name: string }): command is KeepingCommand =>
  NAMES.includes(command.name);

interface Given {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

export const KEEPING_OPTIONS = {
  'dry-run': { type: 'boolean' },
  replace: { type: 'boolean' },
  newspaper: { type: 'string' },
  date: { type: 'string' },
  by: { type: 'string' },
} as const;

type KeepingOption = keyof typeof KEEPING_OPTIONS;

export const CORPUS_OPTIONS: readonly KeepingOption[] = ['dry-run', 'replace', 'newspaper', 'date', 'by'];

/** Which options go with which. */
const OPTIONS_OF: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['report', []],
  ['check', []],
  ['load', []],
  ['add', ['dry-run', 'replace', 'newspaper', 'date']],
  ['golden', []],
  ['correct', ['by']],
]);

export function readCorpusCommand({
  words: [way = '', ...rest],
  options,
}: Given):
  | KeepingCommand
  | { readonly name: 'corpus-report' }
  | { readonly name: 'corpus-load'; readonly dir: string | null } {
  const known: readonly string[] = OPTIONS_OF.get(way) ?? CORPUS_OPTIONS;
  const strange = [...options.keys()].find((option) => option !== 'corpus' && !known.includes(option));
  if (strange !== undefined)
    throw new UsageError(`corpus ${way} has no option --${strange}; see zonebot help`);
  const given = (option: string) => options.get(option) ?? null;
  if (way === 'report' && rest.length === 0) return { name: 'corpus-report' };
  if (way === 'load' && rest.length <= 1) return { name: 'corpus-load', dir: rest[0] ?? null };
  if (way === 'check' && rest.length <= 1) return { name: 'corpus-check', dir: rest[0] ?? null };
  if (way === 'add' && rest.length > 0)
    return {
      name: 'corpus-add',
      files: rest,
      dryRun: options.has('dry-run'),
      replace: options.has('replace'),
      newspaper: given('newspaper'),
      date: given('date'),
    };
  if (way === 'golden' && rest.length > 0) return { name: 'corpus-golden', question: rest.join(' ') };
  if (way === 'correct' && rest.length === 3) {
    const [file, printed, correct] = rest;
    return { name: 'corpus-correct', file, printed, correct, by: given('by') };
  }
  throw new UsageError(
    'corpus: expected report, check [DIR], load [DIR], add FILE…, golden QUESTION or correct FILE PRINTED CORRECT',
  );
}

export function readAliasCommand({ words: [way, alias, of, ...more], options }: Given): KeepingCommand {
  const by = options.get('by') ?? null;
  if (way === 'add' && of !== undefined && more.length === 0) return { name: 'alias', alias, of, by };
  if (way === 'remove' && alias !== undefined && of === undefined)
    return { name: 'alias', alias, of: null, by };
  throw new UsageError('alias: expected add ALIAS NAME or remove ALIAS');
}
