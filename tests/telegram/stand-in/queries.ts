// Queries that wait for an answer: each is answered once, by its own method, and not after its time.
import type { Update } from 'grammy/types';
import { bad } from './errors.js';
import type { Dict } from './fields.js';

export type QueryKind = 'callback' | 'inline' | 'guest';

export class Queries {
  readonly #open = new Map<string, number>();
  readonly #ttlMs: number;
  /** Results that were given to inline queries, by query id. */
  readonly results = new Map<string, Dict[]>();

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  take(update: Partial<Update>): void {
    const { callback_query, inline_query, guest_message } = update;
    const until = Date.now() + this.#ttlMs;
    if (callback_query) this.#open.set(`callback ${callback_query.id}`, until);
    if (inline_query) this.#open.set(`inline ${inline_query.id}`, until);
    if (guest_message?.guest_query_id) this.#open.set(`guest ${guest_message.guest_query_id}`, until);
  }

  /** Throws ApiError where the query cannot be answered (any more). */
  check(kind: QueryKind, id: unknown): void {
    if ((this.#open.get(`${kind} ${id}`) ?? 0) <= Date.now())
      throw bad('Query is too old and response timeout expired or query ID is invalid');
  }

  answered(kind: QueryKind, id: unknown): void {
    this.#open.delete(`${kind} ${id}`);
  }
}
