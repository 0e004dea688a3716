// The queue of updates: what is allowed into it, who takes from it, and what is confirmed.
import type { Update } from 'grammy/types';
import { ApiError, bad } from './errors.js';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;
export type NewUpdate = Omit<Update, 'update_id'>;

/** Telegram leaves these out unless they are asked for by name. */
const NOT_BY_DEFAULT = new Set<string>(['chat_member', 'message_reaction', 'message_reaction_count']);
const FIRST_ID = 841_000_001;

export interface PollOptions {
  offset: number;
  limit: number;
  timeoutMs: number;
  /** Aborted when the client has gone away. */
  signal: AbortSignal;
}

interface Poll {
  limit: number;
  resolve: (updates: Update[]) => void;
  reject: (error: ApiError) => void;
}

export class Updates {
  readonly queue: Update[] = [];
  /** Updates whose kind the bot has not asked for. */
  readonly dropped: Update[] = [];
  /** The kinds that were asked for; an empty list means Telegram's default set. */
  allowed: string[] = [];
  /** Called when there is something new in the queue. */
  onPush: () => void = () => {};
  readonly #all = new Map<number, Update>();
  #nextId = FIRST_ID;
  #waiting: Poll | undefined;

  push(update: NewUpdate): number {
    const full = { update_id: this.#nextId, ...update } as Update;
    this.#nextId += 1;
    this.#all.set(full.update_id, full);
    const kind = Object.keys(update)[0] ?? '';
    const isAllowed = this.allowed.length > 0 ? this.allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
    if (isAllowed) this.#add(full);
    else this.dropped.push(full);
    return full.update_id;
  }

  /** Queues an update again, as after a failure in Telegram: the same update_id reaches the bot once more. */
  repeat(updateId: number): void {
    const update = this.#all.get(updateId);
    if (update === undefined) throw new Error(`no update ${updateId}`);
    this.#add({ ...update });
    this.queue.sort((a, b) => a.update_id - b.update_id);
  }

  setAllowed(kinds: unknown[] | undefined): void {
    if (kinds === undefined) return;
    if (!kinds.every((kind) => typeof kind === 'string')) throw bad('Expected an Array of String');
    this.allowed = kinds as string[];
  }

  clear(): void {
    this.queue.length = 0;
  }

  poll({ offset, limit, timeoutMs, signal }: PollOptions): Promise<Update[]> {
    this.end('terminated by other getUpdates request; make sure that only one bot instance is running');
    const confirmed =
      offset < 0
        ? this.queue.length + offset
        : this.queue.filter(({ update_id }) => update_id < offset).length;
    this.queue.splice(0, Math.max(0, confirmed));
    if (this.queue.length > 0 || timeoutMs === 0) return Promise.resolve(this.queue.slice(0, limit));
    return new Promise((resolve, reject) => {
      const poll: Poll = { limit, resolve, reject };
      const done = () => this.#finish(poll, () => resolve([]));
      const timer = setTimeout(done, timeoutMs);
      poll.resolve = (updates) => {
        clearTimeout(timer);
        resolve(updates);
      };
      poll.reject = (error) => {
        clearTimeout(timer);
        reject(error);
      };
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
      this.#waiting = poll;
    });
  }

  /** Ends a waiting poll with a conflict. */
  end(reason: string): void {
    const poll = this.#waiting;
    if (poll) this.#finish(poll, () => poll.reject(new ApiError(409, `Conflict: ${reason}`)));
  }

  #finish(poll: Poll, how: () => void): void {
    if (this.#waiting === poll) this.#waiting = undefined;
    how();
  }

  #add(update: Update): void {
    this.queue.push(update);
    this.onPush();
    // What is pushed at once arrives at once.
    setImmediate(() => {
      const poll = this.#waiting;
      if (poll && this.queue.length > 0)
        this.#finish(poll, () => poll.resolve(this.queue.slice(0, poll.limit)));
    });
  }
}
