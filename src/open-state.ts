// Which engine keeps the state: Redis where that is named, or else a file, or memory.
import type { Log } from './channels/log.js';
import { type Config, stateFile } from './config.js';
import { openRedisState, type RedisEvent } from './state/redis/state.js';
import { openSqliteState } from './state/sqlite/state.js';
import type { State } from './state/state.js';

/** Conversations kept at a time, and milliseconds after their last turn. */
export function sessionLimits({ sessionsMax, sessionMinutes }: Config) {
  return { max: sessionsMax, ttl: sessionMinutes * 60_000 };
}

/** Rejects with StateFileError or RedisRefusal. */
export async function openState(config: Config, log: Log): Promise<State> {
  const clocks = { now: Date.now, elapsed: () => performance.now() };
  const options = { sessions: sessionLimits(config), ...clocks };
  if (config.redis === null) return openSqliteState(stateFile(config), options);
  return openRedisState({ ...options, address: config.redis, onEvent: (event) => tellOfRedis(event, log) });
}

function tellOfRedis(event: RedisEvent, log: Log): void {
  switch (event.type) {
    case 'away':
      log.error({ reason: event.reason }, 'Redis is away: going on alone, in memory');
      break;
    case 'back':
      log.info({ caughtUp: event.caughtUp }, 'Redis is there');
      break;
    case 'risky':
      log.warn({}, 'Redis has appendonly no: what it was told last is lost when it ends; set appendonly yes');
      break;
    default:
      event satisfies never;
  }
}
