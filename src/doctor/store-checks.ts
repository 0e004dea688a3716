// Where the bot keeps things: the data folder and the state file in it. An engine beside them is a line more in the list.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Config, stateFile } from '../config.js';
import { type Check, type Finding, failure, ok, reason, warning } from './check.js';
import { postgresCheck } from './postgres-check.js';
import { redisCheck } from './redis-check.js';

const MB = 1_000_000;
/** Free on the disk: what makes the bot wait, and what will soon. */
const FULL = 50 * MB;
const TIGHT = 500 * MB;

export function storeChecks(config: Config): readonly Check[] {
  return [
    ...stateChecks(config),
    ...(config.databaseUrl === null ? [] : [postgresCheck(config.databaseUrl)]),
  ];
}

function stateChecks(config: Config): readonly Check[] {
  if (config.redis !== null) return [redisCheck(config.redis)];
  const file = stateFile(config);
  if (file === null)
    return [{ name: 'state', run: async () => ok('none is kept: no chat channel, and no ZONEBOT_DATA') }];
  return [
    { name: 'data', run: async () => folder(dirname(file)) },
    { name: 'disk', run: async () => disk(dirname(file)) },
    { name: 'state', run: () => state(file) },
  ];
}

function folder(dir: string): readonly Finding[] {
  const place = existing(dir);
  const owner = statSync(place).uid;
  const me = process.getuid?.() ?? owner;
  if (!statSync(place).isDirectory())
    return failure(`${place} is no folder`, 'take it away, or change ZONEBOT_DATA');
  if (!isWritable(place))
    return failure(`${place} cannot be written`, 'give it to the bot’s user (chown), or change ZONEBOT_DATA');
  if (owner !== me)
    return warning(`${place} belongs to another user`, 'ask as the bot’s user: what you may, it may not');
  return ok(place === resolve(dir) ? `${dir} can be written` : `${dir} will be made`);
}

function disk(dir: string): readonly Finding[] {
  const { bavail, bsize } = statfsSync(existing(dir));
  const free = bavail * bsize;
  const told = `${Math.floor(free / MB)} MB free below ${dir}`;
  if (free < FULL) return failure(told, 'make room: messages wait until there is some');
  return free < TIGHT ? warning(told, 'make room') : ok(told);
}

async function state(file: string): Promise<readonly Finding[]> {
  if (!existsSync(file)) return ok(`${file} will be made`);
  const { checkState } = await import('../state/sqlite/backup.js');
  try {
    const { bytes, rows } = checkState(file);
    return ok(
      `${file} is whole: ${bytes} bytes, ${[...rows].map(([table, count]) => `${count} in ${table}`).join(', ')}`,
    );
  } catch (error) {
    return failure(reason(error), 'stop the bot and restore a backup: zonebot restore FILE');
  }
}

/** The folder, or the nearest above it that is there. */
function existing(dir: string): string {
  const place = resolve(dir);
  return existsSync(place) ? place : existing(dirname(place));
}

function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
