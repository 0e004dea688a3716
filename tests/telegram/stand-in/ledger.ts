// The record that tests judge by: every call in order with what became of it, and the chats as they now stand.
import type { Message } from 'grammy/types';
import type { Chats } from './chats.js';
import type { Fault } from './faults.js';
import type { Dict } from './fields.js';

export interface Outcome {
  status: number;
  ok: boolean;
  /** What the Bot API returned; undefined for a refusal. */
  result?: unknown;
  /** Its reason for a refusal. */
  description?: string;
}

export interface Call {
  /** The method in its documented spelling, or as it was sent where there is none. */
  method: string;
  /** Parameters by type where the method knows them, as sent otherwise. */
  payload: Dict;
  /** Uploads: name and size. */
  files: Record<string, { name: string; bytes: number }>;
  /** Parameters that the method does not know. */
  unknown: string[];
  /** When the call was read and when its answer was out, in ms since the epoch. */
  at: number;
  doneAt: number | undefined;
  /** What was done; null where the call was not accepted, or is still waiting. */
  outcome: Outcome | null;
  /** The scripted fault that it met. */
  fault: Fault | undefined;
  /** How the connection ended: the whole answer went out, we cut it, the client left; open while waiting. */
  ended: 'open' | 'answered' | 'cut' | 'client left';
}

interface Waiter {
  check: () => boolean;
  fail: (error: Error) => void;
}

export class Ledger {
  readonly calls: Call[] = [];
  readonly #chats: Chats;
  readonly #waiters = new Set<Waiter>();

  constructor(chats: Chats) {
    this.#chats = chats;
  }

  /** The messages of each chat, also those of users, as they now stand after edits and deletions. */
  get chats(): Map<number, Message[]> {
    return this.#chats.view();
  }

  /** The messages that were sent in inline or guest mode, by inline_message_id. */
  get inline(): ReadonlyMap<string, Message> {
    return this.#chats.inline;
  }

  of(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Messages that were accepted for a chat, in order, as they were sent. */
  sent(chat?: number): Message[] {
    return this.calls
      .filter(({ method, outcome }) => method.startsWith('send') && outcome?.ok && outcome.result !== true)
      .map(({ outcome }) => outcome?.result as Message)
      .filter((message) => chat === undefined || message.chat.id === chat);
  }

  add(call: Call): Call {
    this.calls.push(call);
    return call;
  }

  /** Looks again at what tests wait for. */
  changed(): void {
    for (const waiter of this.#waiters) if (waiter.check()) this.#waiters.delete(waiter);
  }

  /** Resolves with the first truthy value that `find` gives, now or after a call. */
  waitFor<T>(find: (ledger: Ledger) => T | false | null | undefined, timeoutMs = 5000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const last = this.calls.slice(-5).map(({ method, outcome }) => `${method} ${outcome?.status ?? '-'}`);
        reject(new Error(`not seen within ${timeoutMs} ms; the last calls: ${last.join(', ') || 'none'}`));
      }, timeoutMs);
      const waiter: Waiter = {
        check: () => {
          const found = find(this);
          if (!found) return false;
          clearTimeout(timer);
          resolve(found);
          return true;
        },
        fail: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      if (!waiter.check()) this.#waiters.add(waiter);
    });
  }

  close(): void {
    for (const waiter of this.#waiters) waiter.fail(new Error('the stand-in was closed'));
    this.#waiters.clear();
  }
}
