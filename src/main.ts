#!/usr/bin/env node
// The command line: the only file that knows files, environment, channels and commands together.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { plainText } from './answer/plain.js';
import { toRecord } from './answer/record.js';
import { runTerminal } from './channels/terminal.js';
import { type Command, parseCommandLine, UsageError } from './commands/args.js';
import { formatCorpusReport } from './commands/corpus-report.js';
import { formatFacts } from './commands/facts.js';
import { HELP_TEXT } from './commands/help.js';
import { answerLines, askRequest, searchRequest } from './commands/jsonl.js';
import { formatMeasurement, measureFiles } from './commands/measure.js';
import { serveNotice } from './commands/serve.js';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.js';
import { formatProblem } from './corpus/problem.js';
import { type Opened, openBot } from './open.js';
import { readCorpusFolder } from './store/corpus-folder.js';

const WRONG_USE = 2;

const say = (text: string) => void process.stdout.write(`${text}\n`);
const notice = (text: string) => void process.stderr.write(`${text}\n`);

/** Opens the corpus; a problem names its file and line, the good files are named too, and the exit code is 2. */
function open(config: Config, folder: string | null): Opened | null {
  const dir = folder ?? config.corpus;
  const { sources, problems } = readCorpusFolder(dir);
  if (problems.length > 0) {
    for (const problem of problems) notice(formatProblem(problem));
    const bad = new Set(problems.map(({ file }) => basename(file)));
    const good = [...new Set(sources.map(({ file }) => file))].filter((file) => !bad.has(file));
    if (good.length > 0) notice(`read without a problem: ${good.join(', ')}`);
    process.exitCode = WRONG_USE;
    return null;
  }
  return openBot(sources, { max: config.sessionsMax, ttl: config.sessionMinutes * 60_000 });
}

function hitRecords({ knowledge }: Opened, text: string, top: number) {
  return knowledge.search.find(text, top).map(({ sentence, score }) => {
    const { node, article } = knowledge.sentences[sentence];
    const { source, node: printed } = knowledge.articles[article];
    return {
      article: printed.id,
      sentence: node.text,
      score,
      start: node.span.start,
      end: node.span.end,
      file: source.file,
    };
  });
}

function readText(file: string): { readonly name: string; readonly text: string } {
  try {
    return { name: file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read as UTF-8 text: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
  }
}

async function runJsonl(
  opened: Opened,
  command: Extract<Command, { name: 'ask-jsonl' | 'search-jsonl' }>,
): Promise<void> {
  const streams = { input: process.stdin, output: process.stdout };
  const onBadLine = (message: string) => notice(message);
  const { bad } =
    command.name === 'ask-jsonl'
      ? await answerLines({
          ...streams,
          onBadLine,
          schema: askRequest,
          respond: ({ id, session, text }) => ({
            id,
            session,
            answer: toRecord(opened.bot.reply(String(session), text)),
          }),
        })
      : await answerLines({
          ...streams,
          onBadLine,
          schema: searchRequest,
          respond: ({ id, text }) => ({ id, hits: hitRecords(opened, text, command.top) }),
        });
  if (bad > 0) process.exitCode = WRONG_USE;
}

async function runChat({ bot }: Opened, config: Config): Promise<void> {
  const isTTY = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  await runTerminal({ bot, input: process.stdin, output: process.stdout, isTTY, colour: config.colour });
}

function measure(opened: Opened, command: Extract<Command, { name: 'measure' }>): string {
  if (command.squad) throw new UsageError('measure --squad: comes with a later version');
  const { bot, knowledge } = opened;
  const sourceText = (file: string, article: string) =>
    knowledge.articles.find(({ source, node }) => source.file === file && node.id === article)?.source.text ??
    null;
  const ask = (session: string, text: string) => toRecord(bot.reply(session, text));
  return formatMeasurement(measureFiles(command.files.map(readText), ask, sourceText));
}

async function runOnCorpus(command: Command, opened: Opened, config: Config): Promise<void> {
  switch (command.name) {
    case 'chat':
      return runChat(opened, config);
    case 'ask':
      return say(plainText(opened.bot.reply('ask', command.question)));
    case 'ask-jsonl':
    case 'search-jsonl':
      return runJsonl(opened, command);
    case 'search':
      return say(
        hitRecords(opened, command.question, command.top)
          .map(({ file, start, sentence }) => `${file}:${start} ${sentence}`)
          .join('\n'),
      );
    case 'explain':
      return say(opened.bot.explain(command.question));
    case 'corpus-report':
      return say(formatCorpusReport(opened.pages));
    case 'facts':
      return say(formatFacts(opened.knowledge, command.json));
    case 'measure':
      return say(measure(opened, command));
    default:
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const { command, corpus } = parseCommandLine(argv);
  if (command.name === 'help') return say(HELP_TEXT);
  if (command.name === 'version') return say(readVersion());
  loadEnvFile(process.cwd());
  const config = readConfig(process.env);
  if (command.name === 'serve') return say(serveNotice(config).join('\n'));
  const opened = open(config, corpus);
  if (opened) await runOnCorpus(command, opened, config);
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String(version);
}

// Whoever reads our output may leave early (「zonebot facts | head」).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
  notice(`zonebot: ${error.message}`);
  process.exitCode = WRONG_USE;
}
