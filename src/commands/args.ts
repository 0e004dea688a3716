// The command line as a closed union: `zonebot ask "青岛高新区有哪些企业"` → {name: 'ask', question: '…'}.
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { DAYS_DEFAULT, DAYS_MAX } from '../questions/operators.js';
import { REPORT_NAMES } from '../questions/report.js';
import type { Command, Invocation } from './command.js';
import { CORPUS_OPTIONS, KEEPING_OPTIONS, readAliasCommand, readCorpusCommand } from './keeping-syntax.js';
import { UsageError } from './usage-error.js';

export { UsageError };

const OPTIONS = {
  corpus: { type: 'string' },
  jsonl: { type: 'boolean' },
  json: { type: 'boolean' },
  squad: { type: 'boolean' },
  self: { type: 'boolean' },
  report: { type: 'string' },
  limit: { type: 'string' },
  out: { type: 'string' },
  top: { type: 'string' },
  set: { type: 'boolean' },
  days: { type: 'string' },
  csv: { type: 'boolean' },
  ...KEEPING_OPTIONS,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

type Option = keyof typeof OPTIONS;

interface Given {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<Option, string>;
}

interface CommandSyntax {
  readonly options: readonly Option[];
  readonly read: (given: Given) => Command;
}

/** What an option with a value is followed by. */
const VALUES: Partial<Record<Option, string>> = {
  corpus: 'DIR',
  report: 'FILE',
  limit: 'N',
  out: 'FILE',
  top: 'N',
  days: 'N',
  newspaper: 'NAME',
  date: 'DATE',
  by: 'NAME',
};

const TOP_DEFAULT = 10;
const TOP_MAX = 1000;
const LIMIT_MAX = 100_000;

const COMMANDS = new Map<string, CommandSyntax>([
  ['start', { options: [], read: (given) => nothingMore(given, 'start', { name: 'start' }) }],
  ['chat', { options: [], read: (given) => nothingMore(given, 'chat', { name: 'chat' }) }],
  ['ask', { options: ['jsonl'], read: readAsk }],
  ['search', { options: ['jsonl', 'top'], read: readSearch }],
  [
    'explain',
    { options: [], read: (given) => ({ name: 'explain', question: questionOf(given, 'explain') }) },
  ],
  ['corpus', { options: CORPUS_OPTIONS, read: readCorpusCommand }],
  ['alias', { options: ['by'], read: readAliasCommand }],
  ['index', { options: [], read: readIndex }],
  ['facts', { options: ['json'], read: readFacts }],
  ['measure', { options: ['squad', 'limit', 'self', 'report'], read: readMeasure }],
  ['train', { options: ['out'], read: readTrain }],
  ['serve', { options: [], read: (given) => nothingMore(given, 'serve', { name: 'serve' }) }],
  ['admin', { options: ['days', 'csv'], read: readAdmin }],
  ['doctor', { options: [], read: (given) => nothingMore(given, 'doctor', { name: 'doctor' }) }],
  ['backup', { options: [], read: (given) => ({ name: 'backup', file: oneFile(given, 'backup') }) }],
  ['restore', { options: [], read: (given) => ({ name: 'restore', file: oneFile(given, 'restore') }) }],
  ['wechat', { options: ['set'], read: readWechat }],
  ['help', { options: [], read: () => ({ name: 'help' }) }],
  ['version', { options: [], read: (given) => nothingMore(given, 'version', { name: 'version' }) }],
]);

/** Reads the arguments after `node main.js`. No command means start. Throws UsageError. */
export function parseCommandLine(argv: readonly string[]): Invocation {
  const { words, options } = readTokens(argv);
  const corpus = options.get('corpus') ?? null;
  if (options.has('help')) return { command: { name: 'help' }, corpus };
  if (options.has('version')) return { command: { name: 'version' }, corpus };
  const [name = 'start', ...rest] = words;
  const syntax = COMMANDS.get(name);
  if (!syntax) throw new UsageError(unknownCommand(name));
  for (const option of options.keys()) {
    if (option !== 'corpus' && !syntax.options.includes(option)) {
      throw new UsageError(`${name} has no option --${option}; see zonebot help`);
    }
  }
  return { command: syntax.read({ words: rest, options }), corpus };
}

/** Node's own strict mode words its errors in several lines, so the tokens are judged here. */
function readTokens(argv: readonly string[]): Given {
  const parse = {
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  } as const;
  const words: string[] = [];
  const options = new Map<Option, string>();
  for (const token of parseArgs(parse).tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = Object.keys(OPTIONS).find((known): known is Option => known === token.name);
    if (!name)
      throw new UsageError(
        `unknown option ${token.rawName}${nearest(token.name, Object.keys(OPTIONS), '--')}`,
      );
    if (OPTIONS[name].type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`--${name} takes no value`);
    }
    // 「--corpus --jsonl」 is a forgotten value; a name that does begin with a dash can be given as --corpus=-x.
    const missing = !token.value || (!token.inlineValue && token.value.startsWith('-'));
    if (OPTIONS[name].type === 'string' && missing) {
      throw new UsageError(`--${name} needs a value: --${name} ${VALUES[name]}`);
    }
    options.set(name, token.value ?? '');
  }
  return { words, options };
}

function readAsk(given: Given): Command {
  if (given.options.has('jsonl')) return nothingMore(given, 'ask --jsonl', { name: 'ask-jsonl' });
  return { name: 'ask', question: questionOf(given, 'ask', ' or --jsonl') };
}

function readSearch(given: Given): Command {
  const top = wholeNumber('top', given, TOP_MAX) ?? TOP_DEFAULT;
  if (given.options.has('jsonl')) return nothingMore(given, 'search --jsonl', { name: 'search-jsonl', top });
  return { name: 'search', question: questionOf(given, 'search', ' or --jsonl'), top };
}

/** Null when the option was not given. */
function wholeNumber(option: Option, { options }: Given, max: number): number | null {
  const raw = options.get(option);
  if (raw === undefined) return null;
  const number = /^\d{1,6}$/u.test(raw) ? Number(raw) : 0;
  if (number < 1 || number > max)
    throw new UsageError(`--${option}: expected a whole number from 1 to ${max}`);
  return number;
}

function readAdmin(given: Given): Command {
  const [asked = 'unanswered', ...more] = given.words;
  const report = REPORT_NAMES.find((one) => one === asked);
  if (!report || more.length > 0)
    throw new UsageError(`admin: expected one of ${REPORT_NAMES.join(', ')}, as in zonebot admin asked`);
  const days = wholeNumber('days', given, DAYS_MAX) ?? DAYS_DEFAULT;
  return { name: 'admin', report, days, csv: given.options.has('csv') };
}

function readIndex({ words }: Given): Command {
  const [way, dir = null, ...more] = words;
  if (way === 'build' && more.length === 0) return { name: 'index-build', dir };
  throw new UsageError('index: expected "index build" and perhaps a corpus folder');
}

function readFacts(given: Given): Command {
  return nothingMore(given, 'facts', { name: 'facts', json: given.options.has('json') });
}

function readMeasure(given: Given): Command {
  const { words: files, options } = given;
  const [way = null, other] = (['squad', 'self', 'report'] as const).filter((option) => options.has(option));
  if (other) throw new UsageError(`measure: --${way} and --${other} do not go together`);
  if (way !== 'squad' && options.has('limit')) throw new UsageError('measure: --limit goes with --squad');
  if (way === 'self') return nothingMore(given, 'measure --self', { name: 'measure-self' });
  if (way === 'report') return { name: 'measure-report', files, report: options.get('report')! };
  if (files.length === 0) throw new UsageError('measure: expected at least one question file');
  if (way === 'squad') return { name: 'measure-squad', files, limit: wholeNumber('limit', given, LIMIT_MAX) };
  return { name: 'measure', files };
}

function readTrain({ words: files, options }: Given): Command {
  const out = options.get('out');
  if (files.length === 0 || out === undefined)
    throw new UsageError('train: expected zonebot train --out FILE and at least one file with questions');
  return { name: 'train', files, out };
}

function readWechat({ words, options }: Given): Command {
  if (words.length === 1 && words[0] === 'menu') return { name: 'wechat-menu', set: options.has('set') };
  throw new UsageError('wechat: expected "wechat menu" and perhaps --set');
}

/** A question may come without quotation marks, as several words. */
function questionOf({ words }: Given, command: string, otherwise = ''): string {
  const question = words.join(' ').trim();
  if (question === '')
    throw new UsageError(`${command}: expected a question${otherwise}, as in zonebot ${command} "…"`);
  return question;
}

function oneFile({ words }: Given, command: string): string {
  if (words.length === 1) return words[0];
  throw new UsageError(`${command}: expected one file, as in zonebot ${command} FILE`);
}

function nothingMore({ words }: Given, command: string, result: Command): Command {
  if (words.length === 0) return result;
  throw new UsageError(`${command}: expected nothing more, got ${shown(words[0])}`);
}

function unknownCommand(name: string): string {
  const asks = /\p{Script=Han}/u.test(name) ? `; to ask a question: zonebot ask ${shown(name)}` : '';
  return `unknown command ${shown(name)}${asks || nearest(name, [...COMMANDS.keys()], '')}`;
}

/** 「; did you mean ask?」 for a slip of one or two letters, else where to look. */
function nearest(name: string, known: readonly string[], prefix: string): string {
  const slip = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase().slice(0, 40), candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.min(2, candidate.length - 1))
    .sort((a, b) => a.edits - b.edits)[0];
  return slip ? `; did you mean ${prefix}${slip.candidate}?` : '; see zonebot help';
}

/** The word as typed, on one line, without control characters, not longer than needed. */
function shown(word: string): string {
  return JSON.stringify(word.length > 60 ? `${word.slice(0, 60).replace(/\p{Cs}$/u, '')}…` : word);
}
