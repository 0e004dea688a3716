// Small things a chat channel has to find again after a restart: what is behind buttons, which message answers a question.
import type { Database } from './database.js';

export interface Keepsake {
  /** What it is: a reply with its buttons, an answered question, a photo. */
  readonly kind: string;
  readonly key: string;
  /** Whose it is; what one owner has can be forgotten together. */
  readonly owner: string;
  readonly body: unknown;
}

export interface Keepsakes {
  /** Takes the place of what had the same kind and key. */
  write(keepsake: Keepsake): void;
  read(kind: string, key: string): unknown;
  forget(owner: string): void;
  /** Forgets what was written before this time, in ms. */
  prune(before: number): void;
}

export function createKeepsakes(database: Database, now: () => number): Keepsakes {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO keepsakes (kind, key, owner, body, written) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database
    .prepare<[string, string], string>('SELECT body FROM keepsakes WHERE kind = ? AND key = ?')
    .pluck();
  const removeOwned = database.prepare('DELETE FROM keepsakes WHERE owner = ?');
  const removeOld = database.prepare('DELETE FROM keepsakes WHERE written < ?');
  return {
    write: ({ kind, key, owner, body }) => void insert.run(kind, key, owner, JSON.stringify(body), now()),
    read: (kind, key) => {
      const body = select.get(kind, key);
      return body === undefined ? null : JSON.parse(body);
    },
    forget: (owner) => void removeOwned.run(owner),
    prune: (before) => void removeOld.run(before),
  };
}
