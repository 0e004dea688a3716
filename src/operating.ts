// What an operator asks for on the command line: a copy of the state, a copy put in its place, what people ask.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { printable } from './channels/printable.js';
import type { Command } from './commands/command.js';
import { formatQuestionReport } from './commands/question-report.js';
import { type Config, stateFile } from './config.js';
import { reportOf } from './questions/reports.js';
import { postgresQuestionLog } from './state/postgres/question-log.js';
import { saltFile } from './state/salt.js';
import { backUpState, restoreState, type StateContent } from './state/sqlite/backup.js';
import { StateFileError } from './state/sqlite/database.js';
import { openQuestionReader } from './state/sqlite/question-log.js';

/** Tells what the copy holds, and what it does not. Throws StateFileError. */
export async function backUp(config: Config, corpus: string, copy: string): Promise<string> {
  const file = keptIn(config);
  const content = await backUpState(file, copy);
  const salt = saltFile(dirname(file));
  const yours = [
    `the corpus in ${corpus}`,
    'the settings',
    ...(existsSync(salt) ? [`the salt in ${salt}`] : []),
  ];
  return [
    `${copy}: ${described(content)}; checked`,
    `not in it, files of yours to keep beside it: ${yours.join(', ')}`,
  ].join('\n');
}

/** Tells where the former state is. Throws StateFileError. */
export async function restore(config: Config, copy: string): Promise<string> {
  const file = keptIn(config);
  const aside = await restoreState(copy, file, new Date());
  return `${file}: restored from ${copy}; ${aside === null ? 'there was none before' : `the former one is ${aside}`}`;
}

/** So many questions are looked at: the newest. */
const QUESTIONS_MOST = 200_000;
const DAY = 24 * 3600_000;

/** `now` in ms. Also while the bot runs. Rejects with StateFileError, StoreAwayError or PostgresVersionError. */
export async function tellQuestions(
  config: Config,
  { report, days, csv }: Extract<Command, { name: 'admin' }>,
  now: number,
): Promise<string> {
  const log =
    config.databaseUrl === null
      ? openQuestionReader(questionsIn(config))
      : postgresQuestionLog(config.databaseUrl);
  try {
    const questions = await log.read(now - days * DAY, QUESTIONS_MOST);
    return formatQuestionReport(reportOf(report, questions), csv, printable);
  } finally {
    await log.close();
  }
}

function questionsIn(config: Config): string {
  const file = config.redis === null ? stateFile(config) : null;
  if (file !== null) return file;
  throw new StateFileError(
    config.redis === null
      ? 'no question log is kept: set ZONEBOT_DATA, or a chat channel'
      : 'no question log is kept beside Redis: set ZONEBOT_DATABASE_URL',
  );
}

function keptIn(config: Config): string {
  if (config.redis !== null)
    throw new StateFileError('the state is in Redis (ZONEBOT_REDIS_URL): back up its appendonly files');
  const file = stateFile(config);
  if (file !== null) return file;
  throw new StateFileError('no state is kept: set ZONEBOT_DATA, or a chat channel');
}

function described({ bytes, rows }: StateContent): string {
  return [`${bytes} bytes`, ...[...rows].map(([table, count]) => `${count} in ${table}`)].join(', ');
}
