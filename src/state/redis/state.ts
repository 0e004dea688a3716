// All state in Redis, shared by every worker that has the same address.
import { memoryQuestionLog, QUESTIONS_IN_MEMORY } from '../memory/question-log.js';
import type { Notes } from '../notes.js';
import type { State, StateOptions } from '../state.js';
import type { RedisAddress } from './address.js';
import { connectRedis } from './connection.js';
import { type RedisInbox, redisInbox } from './inbox.js';
import { redisKeepsakes } from './keepsakes.js';
import { redisAllowances } from './limits.js';
import { type LinkChange, openLink } from './link.js';
import { redisNotes } from './notes.js';
import { redisSessions } from './sessions.js';
import { createWorker, RENEWING } from './worker.js';

/** What operators should know. `risky`: Redis keeps nothing on the disk, or too little. */
export type RedisEvent = LinkChange | { readonly type: 'risky' };

export interface RedisStateOptions extends StateOptions {
  readonly address: RedisAddress;
  readonly onEvent: (event: RedisEvent) => void;
}

/** Redis can be reached and refuses us: the message is one line that says why. */
export class RedisRefusal extends Error {
  override readonly name = 'RedisRefusal';
}

/** Where the cause lies with the settings, waiting is of no use. */
const REFUSED =
  /^(?:NOAUTH|WRONGPASS|NOPERM)|SSL|wrong version number|certificate|DB index is out of range/iu;

/** Where Redis is away the state begins without it. Rejects with RedisRefusal. */
export async function openRedisState(options: RedisStateOptions): Promise<State> {
  const { address, onEvent, now, elapsed } = options;
  const connection = connectRedis(address);
  const worker = createWorker(connection, () => link.upFor());
  const link = openLink({ connection, onChange: onEvent, onUp: worker.renew });
  const reason = await link.begun;
  if (reason !== null && REFUSED.test(reason)) {
    link.close();
    connection.close();
    throw new RedisRefusal(`Redis refuses us (${reason}): see ZONEBOT_REDIS_URL`);
  }
  const asked = await link.ask(
    () => connection.info('persistence'),
    () => [],
  );
  if (asked.some((info) => info.includes('aof_enabled:0'))) onEvent({ type: 'risky' });
  const renewing = setInterval(() => void link.ask(worker.renew, () => {}), RENEWING).unref();
  const keepsakes = redisKeepsakes(connection, link);
  const inboxes = new Map<string, RedisInbox>();
  const notes = new Map<string, Notes>();
  return {
    sessions: redisSessions({ ...options, connection, link }),
    keepsakes,
    // For operators, who name a database where it is to last.
    questions: memoryQuestionLog(QUESTIONS_IN_MEMORY),
    allowance: redisAllowances(connection, link, elapsed),
    inbox: (channel) => {
      const inbox = inboxes.get(channel) ?? redisInbox(channel, { connection, link, worker, keepsakes });
      inboxes.set(channel, inbox);
      return inbox;
    },
    notes: (purpose, most) => {
      const kept = notes.get(purpose) ?? redisNotes(purpose, { connection, link, most, now });
      notes.set(purpose, kept);
      return kept;
    },
    // Every key has its end.
    prune: async () => {},
    engines: () => new Map([['redis', link.isUp()]]),
    close: async () => {
      clearInterval(renewing);
      for (const inbox of inboxes.values()) await inbox.release();
      await link.ask(worker.leave, () => {});
      link.close();
      connection.close();
    },
  };
}
