// What an operator asks for on the command line: a copy of the state, and a copy put in its place.
import { type Config, stateFile } from './config.js';
import { backUpState, restoreState, type StateContent } from './state/sqlite/backup.js';
import { StateFileError } from './state/sqlite/database.js';

/** Tells what the copy holds, and what it does not. Throws StateFileError. */
export async function backUp(config: Config, corpus: string, copy: string): Promise<string> {
  const content = await backUpState(keptIn(config), copy);
  return [
    `${copy}: ${described(content)}; checked`,
    `not in it: the corpus in ${corpus} and the settings; they are files of yours`,
  ].join('\n');
}

/** Tells where the former state is. Throws StateFileError. */
export async function restore(config: Config, copy: string): Promise<string> {
  const file = keptIn(config);
  const aside = await restoreState(copy, file, new Date());
  return `${file}: restored from ${copy}; ${aside === null ? 'there was none before' : `the former one is ${aside}`}`;
}

function keptIn(config: Config): string {
  if (config.redis !== null)
    throw new StateFileError('the state is in Redis (ZONEBOT_REDIS_URL): back up its appendonly files');
  if (config.redis !== null)
    throw new StateFileError('the state is kept in Redis: back up the files of Redis itself');
  const file = stateFile(config);
  if (file !== null) return file;
  throw new StateFileError('no state is kept: set ZONEBOT_DATA, or a chat channel');
}

function described({ bytes, rows }: StateContent): string {
  return [`${bytes} bytes`, ...[...rows].map(([table, count]) => `${count} in ${table}`)].join(', ');
}
