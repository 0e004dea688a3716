#!/usr/bin/env node
// The command line: the only file that knows files, environment, channels and commands together.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { plainText } from './answer/plain.js';
import { toRecord } from './answer/record.js';
import { runTerminal } from './channels/terminal.js';
import { type Command, parseCommandLine, UsageError } from './commands/args.js';
import { formatCorpusReport } from './commands/corpus-report.js';
import { formatFacts } from './commands/facts.js';
import { HELP_TEXT } from './commands/help.js';
import { answerLines, askRequest, searchRequest } from './commands/jsonl.js';
import { type Ask, formatMeasurement, measureFiles } from './commands/measure.js';
import type { SourceText } from './commands/printed.js';
import { writeReport } from './commands/report.js';
import { formatSelf, measureSelf } from './commands/self-test.js';
import { serveNotice } from './commands/serve.js';
import { formatSquad, measureSquad } from './commands/squad.js';
import { trainRanker } from './commands/train.js';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.js';
import { formatProblem } from './corpus/problem.js';
import { type Opened, openBot, openSegmenter } from './open.js';
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
  return knowledge.search.find(text, { top }).map(({ sentence, score }, order) => {
    const { node, article } = knowledge.sentences[sentence];
    const { source, node: printed } = knowledge.articles[article];
    return {
      article: printed.id,
      sentence: node.text,
      answer: order === 0 ? (knowledge.shortAnswer(text, sentence)?.text ?? null) : null,
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

/** What measuring needs of a bot: its replies as records, and the text in which their citations count. */
function measurable({ bot, knowledge }: Opened): { readonly ask: Ask; readonly sourceText: SourceText } {
  const place = (file: string, article: string) => JSON.stringify([file, article]);
  const texts = new Map(
    knowledge.articles.map(({ source, node }) => [place(source.file, node.id), source.text]),
  );
  return {
    ask: (session, text) => toRecord(bot.reply(session, text)),
    sourceText: (file, article) => texts.get(place(file, article)) ?? null,
  };
}

function measure(opened: Opened, files: readonly string[]): string {
  const { ask, sourceText } = measurable(opened);
  return formatMeasurement(measureFiles(files.map(readText), ask, sourceText));
}

async function selfTest(opened: Opened): Promise<string> {
  const { ask, sourceText } = measurable(opened);
  return formatSelf(await measureSelf(opened.knowledge, ask, sourceText));
}

async function saveReport(
  opened: Opened,
  { files, report }: Extract<Command, { name: 'measure-report' }>,
): Promise<void> {
  const { knowledge } = opened;
  const text = await writeReport({ knowledge, ...measurable(opened), files: files.map(readText) });
  save(report, text);
}

function save(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be written: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
  }
}

/** These questions have paragraphs of their own; the corpus folder is not opened. */
function runSquad({ files, limit }: Extract<Command, { name: 'measure-squad' }>): void {
  for (const file of files.map(readText)) {
    const measured = measureSquad(file, limit, {
      open: (sources) => {
        const opened = openBot(sources, { max: 1, ttl: 60_000 });
        return { knowledge: opened.knowledge, ask: measurable(opened).ask };
      },
      now: () => performance.now(),
      onProgress: showProgress,
    });
    say(formatSquad(measured));
  }
}

/** On a terminal only, on one line that is wiped in the end. */
function showProgress(done: number, of: number): void {
  if (!process.stderr.isTTY || (done % 50 !== 0 && done !== of)) return;
  process.stderr.write(done === of ? '\r\u001b[K' : `\r${done}/${of}`);
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
      return say(measure(opened, command.files));
    case 'measure-self':
      return say(await selfTest(opened));
    case 'measure-report':
      return saveReport(opened, command);
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
  if (command.name === 'measure-squad') return runSquad(command);
  if (command.name === 'train')
    return save(command.out, trainRanker(command.files.map(readText), openSegmenter(), showProgress));
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
