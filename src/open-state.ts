// Which engine keeps the state: Redis where that is named, or else a file, or memory. And which keeps what people ask.
import { dirname } from 'node:path';
import type { Log } from './channels/log.js';
import { type Config, stateFile } from './config.js';
import { postgresQuestionLog } from './state/postgres/question-log.js';
import { createQuestionRecorder, type QuestionRecorder } from './state/question-recorder.js';
import { openRedisState, type RedisEvent } from './state/redis/state.js';
import { saltIn } from './state/salt.js';
import { saltedHash } from './state/speaker.js';
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

/** What people ask: in PostgreSQL where that is named, or else with the other state. */
export function openRecorder(config: Config, state: State, log: Log): QuestionRecorder {
  const { databaseUrl, questionDays: days } = config;
  const file = stateFile(config);
  return createQuestionRecorder({
    log: databaseUrl === null ? state.questions : postgresQuestionLog(databaseUrl),
    hash: saltedHash(config.salt ?? saltIn(file && dirname(file))),
    days,
    now: Date.now,
    onTrouble: (error, dropped) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      log.warn({ reason, dropped }, 'the question log is not written');
    },
  });
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
