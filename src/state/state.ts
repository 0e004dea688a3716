// What the bot keeps outside of its corpus, as one: each engine fills all of it.
import type { Inbox } from './inbox.js';
import type { Keepsakes } from './keepsakes.js';
import type { OpenAllowance } from './limits.js';
import type { Notes } from './notes.js';
import type { QuestionLog } from './question-log.js';
import type { Sessions } from './sessions.js';

export interface State {
  readonly sessions: Sessions;
  readonly keepsakes: Keepsakes;
  readonly questions: QuestionLog;
  /** Of a channel, by its name. */
  readonly inbox: (channel: string) => Inbox;
  readonly allowance: OpenAllowance;
  /** Of one purpose, by its name; an engine in memory keeps so many of them. */
  readonly notes: (purpose: string, most: number) => Notes;
  /** Removes what is too old to be of use. To be called every now and then. */
  prune(): Promise<void>;
  /** Engines by name: whether each took what it was last given. */
  engines(): ReadonlyMap<string, boolean>;
  close(): Promise<void>;
}

export interface StateOptions {
  /** Conversations kept at a time, and milliseconds after a conversation's last turn. */
  readonly sessions: { readonly max: number; readonly ttl: number };
  /** Time in ms. */
  readonly now: () => number;
  /** ms since any moment, on a clock that never jumps. */
  readonly elapsed: () => number;
}

const DAY = 24 * 3600_000;
/** Telegram brings an update again for a day. */
export const INBOX_AGE = 2 * DAY;
export const KEEPSAKE_AGE = 30 * DAY;
