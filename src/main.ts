#!/usr/bin/env node
// The command line: the only file that knows files, environment, channels and commands together.
import { fstatSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { plainText } from './answer/plain.js';
import { toRecord } from './answer/record.js';
import type { Bot } from './bot.js';
import { showProgress } from './channels/progress.js';
import { runTerminal } from './channels/terminal.js';
import { MenuError, menuOf, setMenu } from './channels/wechat/menu.js';
import { parseCommandLine } from './commands/args.js';
import type { Command } from './commands/command.js';
import { formatCorpusReport } from './commands/corpus-report.js';
import { formatFacts } from './commands/facts.js';
import { toldFailure } from './commands/failure.js';
import { HELP_TEXT } from './commands/help.js';
import { answerLines, askRequest, searchRequest } from './commands/jsonl.js';
import { isKeeping, type KeepingCommand } from './commands/keeping-syntax.js';
import { trainRanker } from './commands/train.js';
import { type Config, readConfig } from './config.js';
import { loadEnvFile } from './env-file.js';
import { measure, measureSquadFiles, readText, save, saveReport, selfTest } from './measuring.js';
import type { Opened } from './open.js';
import { buildIndexFile, loadFolder, type OpenedFolder, openFolder, openSearch } from './opening.js';
import { openSegmenter } from './search/segmenter.js';
import type { CorpusSearch } from './store/corpus-search.js';

const WRONG_USE = 2;

const say = (text: string) => void process.stdout.write(`${text}\n`);
const notice = (text: string) => void process.stderr.write(`${text}\n`);

/** Counts bad lines into the exit code. */
async function runJsonl<Request>(
  schema: z.ZodType<Request>,
  respond: (request: Request) => unknown,
): Promise<void> {
  const { bad } = await answerLines({
    input: process.stdin,
    output: process.stdout,
    onBadLine: notice,
    schema,
    respond,
  });
  if (bad > 0) process.exitCode = WRONG_USE;
}

async function runSearch(
  find: CorpusSearch,
  command: Extract<Command, { name: 'search' | 'search-jsonl' }>,
): Promise<void> {
  const { top } = command;
  if (command.name === 'search-jsonl')
    return runJsonl(searchRequest, async ({ id, text }) => ({ id, hits: await find(text, top) }));
  const hits = await find(command.question, top);
  say(hits.map(({ file, start, sentence }) => `${file}:${start} ${sentence}`).join('\n'));
}

/** Resolves when the questions end, with whether a person left, or any question came. */
async function runChat(bot: Bot, { colour }: Config): Promise<boolean> {
  const isTTY = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  let ends = isTTY;
  const reply = (session: string, text: string) => {
    ends = true;
    return bot.reply(session, text);
  };
  await runTerminal({ bot: { reply }, input: process.stdin, output: process.stdout, isTTY, colour });
  return ends;
}

const hasChannel = ({ telegram, wechat, wecom }: Config) => Boolean(telegram ?? wechat ?? wecom);

/** False for /dev/null, which a service has: nobody asks from there. */
const asksFromInput = () => process.stdin.isTTY || !fstatSync(0).isCharacterDevice();

/** Loaded when it is needed: the channels bring a database, a font painter and a client with them. */
async function runChannels(opened: OpenedFolder, config: Config, chats: boolean): Promise<void> {
  const { serve } = await import('./serve.js');
  const chat = chats ? (bot: Bot) => runChat(bot, config) : null;
  return serve(opened, config, { corpus: opened.corpus, say, chat });
}

async function runMenu({ bot, knowledge }: Opened, { wechat }: Config, set: boolean): Promise<void> {
  const greeting = bot.lookup('/start');
  const questions = greeting.type === 'ask' ? [] : greeting.suggestions;
  const menu = menuOf(
    knowledge.zones.map(({ name }) => name),
    questions,
  );
  if (!set) return say(JSON.stringify(menu, null, 2));
  if (!wechat?.appSecret) throw new MenuError('set WECHAT_TOKEN, WECHAT_APP_ID and WECHAT_APP_SECRET');
  await setMenu(menu, { appId: wechat.appId, appSecret: wechat.appSecret }, fetch);
  say('the menu is set; people see it after some minutes');
}

async function runOnCorpus(command: Command, opened: OpenedFolder, config: Config): Promise<void> {
  switch (command.name) {
    case 'start':
      return runChannels(opened, config, !hasChannel(config) && asksFromInput());
    case 'serve':
      return runChannels(opened, config, false);
    case 'chat':
      return void (await runChat(opened.bot, config));
    case 'ask':
      return say(plainText(opened.bot.reply('ask', command.question)));
    case 'ask-jsonl':
      return runJsonl(askRequest, ({ id, session, text }) => ({
        id,
        session,
        answer: toRecord(opened.bot.reply(String(session), text)),
      }));
    case 'explain':
      return say(opened.bot.explain(command.question));
    case 'wechat-menu':
      return runMenu(opened, config, command.set);
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
  if (command.name === 'doctor') return runDoctor(corpus);
  const config = readConfig(process.env);
  if (command.name === 'measure-squad') return measureSquadFiles(command, say);
  if (command.name === 'train')
    return save(command.out, trainRanker(command.files.map(readText), openSegmenter(), showProgress));
  const dir = corpus ?? config.corpus;
  if (isKeeping(command)) return runKeeping(command, dir);
  if (command.name === 'admin') return tell(command, config);
  if (command.name === 'backup' || command.name === 'restore') return runCopy(command, config, dir);
  if (command.name === 'index-build' || command.name === 'corpus-load') {
    const folder = command.dir ?? dir;
    const done = command.name === 'index-build' ? buildIndexFile(folder) : loadFolder(config, folder);
    const told = await done;
    return told === null ? undefined : say(told);
  }
  if (command.name === 'search' || command.name === 'search-jsonl') {
    const search = await openSearch(config, corpus);
    return search ? runSearch(search.find, command).finally(search.close) : undefined;
  }
  const opened = await openFolder(config, dir);
  if (opened) await runOnCorpus(command, opened, config);
}

async function runDoctor(corpus: string | null): Promise<void> {
  const { runDoctor: examine } = await import('./doctor/doctor.js');
  const { env } = process;
  const colour = Boolean(process.stdout.isTTY) && !env.NO_COLOR;
  process.exitCode = await examine({ env, cwd: process.cwd(), corpus, colour, say, now: Date.now() });
}

async function runKeeping(command: KeepingCommand, dir: string): Promise<void> {
  const { keepCorpus } = await import('./keeping/keep-corpus.js');
  const today = new Date().toISOString().slice(0, 10);
  const user = process.env.USER ?? process.env.USERNAME ?? 'unknown';
  const isGood = await keepCorpus(command, dir, { say, notice, onProgress: showProgress, today, user });
  if (!isGood) process.exitCode = WRONG_USE;
}

async function tell(command: Extract<Command, { name: 'admin' }>, config: Config): Promise<void> {
  const { tellQuestions } = await import('./operating.js');
  say(await tellQuestions(config, command, Date.now()));
}

async function runCopy({ name, file }: { name: string; file: string }, config: Config, dir: string) {
  const { backUp, restore } = await import('./operating.js');
  say(await (name === 'backup' ? backUp(config, dir, file) : restore(config, file)));
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
  const failure = toldFailure(error);
  if (failure === null) throw error;
  notice(`zonebot: ${failure.line}`);
  process.exitCode = failure.exitCode;
}
