// Long polling: asks Telegram for updates, and confirms them by asking for the next ones when these are safe.
import { type Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../log.js';
import { isTokenRefused, pauseAfter, TokenError } from './backoff.js';

/** Another process asks with the same token; Telegram serves one. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** Kinds of update that the bot has a use for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'guest_message',
  'my_chat_member',
] as const;

export interface PollingParts {
  readonly api: Pick<Api, 'getUpdates'>;
  /** Resolves when the updates are safe. */
  readonly accept: (updates: readonly Update[]) => Promise<void>;
  /** Resolves when there is room for more. */
  readonly room: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Resolves after so many ms, or earlier when the bot stops. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Seconds that Telegram holds an unanswered request. */
const HOLD = 30;
const BATCH = 100;

/** Runs until the signal; rejects with TokenError or ConflictError when going on is of no use. */
export async function poll({ api, accept, room, signal, log, wait }: PollingParts): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await room();
      const ask = { offset, limit: BATCH, timeout: HOLD, allowed_updates: [...ALLOWED_UPDATES] };
      const updates = await api.getUpdates(ask, signal as never);
      await accept(updates);
      offset = Math.max(offset, ...updates.map(({ update_id }) => update_id + 1));
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error)) throw new TokenError(error.description);
      if (error instanceof GrammyError && error.error_code === 409)
        throw new ConflictError(error.description);
      const pause = pauseAfter(error, failures);
      failures += 1;
      log.warn({ reason: error instanceof Error ? error.message : 'unknown', pause }, 'no updates');
      await wait(pause);
    }
  }
}
