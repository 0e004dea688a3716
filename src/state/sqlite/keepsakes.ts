// Keepsakes in the state file.
import type { Keepsake, Keepsakes } from '../keepsakes.js';
import type { Database } from './database.js';
import type { Commit } from './group-commit.js';

export interface SqliteKeepsakes extends Keepsakes {
  /** Within a change that is being committed. */
  put(keepsake: Keepsake): void;
}

export function sqliteKeepsakes(database: Database, commit: Commit, now: () => number): SqliteKeepsakes {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO keepsakes (kind, key, owner, body, written) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database
    .prepare<[string, string], string>('SELECT body FROM keepsakes WHERE kind = ? AND key = ?')
    .pluck();
  const removeOwned = database.prepare('DELETE FROM keepsakes WHERE owner = ?');
  const removeOld = database.prepare('DELETE FROM keepsakes WHERE written < ?');
  const put = ({ kind, key, owner, body }: Keepsake) =>
    void insert.run(kind, key, owner, JSON.stringify(body), now());
  return {
    put,
    write: (keepsake) => commit(() => put(keepsake)),
    read: async (kind, key) => {
      const body = select.get(kind, key);
      return body === undefined ? null : JSON.parse(body);
    },
    forget: (owner) => commit(() => void removeOwned.run(owner)),
    prune: async (before) => void removeOld.run(before),
  };
}
