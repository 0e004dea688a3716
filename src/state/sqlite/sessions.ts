// Conversations in the state file, the latest of them in memory as well.
import { LRUCache } from 'lru-cache';
import type { Session } from '../../understand/session.js';
import type { MemorySessionOptions } from '../memory/sessions.js';
import { decodeSession, encodeSession, type Sessions } from '../sessions.js';
import type { Database } from './database.js';
import type { Commit } from './group-commit.js';

export interface SqliteSessionParts extends MemorySessionOptions {
  readonly database: Database;
  readonly commit: Commit;
  /** Time in ms. */
  readonly now: () => number;
}

export interface SqliteSessions extends Sessions {
  /** Removes what has expired, and the longest silent ones beyond `max`. */
  prune(): void;
}

/** Conversations that are read without asking the file. */
const AT_HAND = 1000;

export function sqliteSessions({ database, commit, now, max, ttl }: SqliteSessionParts): SqliteSessions {
  const select = database
    .prepare<[string, number], string>('SELECT body FROM sessions WHERE id = ? AND touched > ?')
    .pluck();
  const upsert = database.prepare('INSERT OR REPLACE INTO sessions (id, body, touched) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM sessions WHERE id = ?');
  const removeOld = database.prepare('DELETE FROM sessions WHERE touched <= ?');
  const known = database.prepare<[string], number>('SELECT 1 FROM sessions WHERE id = ?').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM sessions').pluck();
  const removeOldest = database.prepare(
    'DELETE FROM sessions WHERE id = (SELECT id FROM sessions WHERE id <> ? ORDER BY touched LIMIT 1)',
  );
  const removeMost = database.prepare(
    'DELETE FROM sessions WHERE id IN (SELECT id FROM sessions ORDER BY touched DESC LIMIT -1 OFFSET ?)',
  );
  const atHand = new LRUCache<string, Session>({
    max: Math.min(AT_HAND, max),
    ttl,
    ttlResolution: 0,
    perf: { now },
  });
  /** Counted anew with each pruning: a commit that fails takes back what it has done. */
  let kept = count.get() ?? 0;
  const write = (id: string, body: string, touched: number) => {
    if (known.get(id) === undefined) kept += 1;
    upsert.run(id, body, touched);
    if (kept > max) kept -= removeOldest.run(id).changes;
  };
  return {
    get: async (id) => {
      const body = atHand.has(id) ? null : select.get(id, now() - ttl);
      return body ? decodeSession(body) : (atHand.get(id) ?? null);
    },
    set: (id, session) => {
      atHand.set(id, session);
      const touched = now();
      return commit(() => write(id, encodeSession(session), touched));
    },
    delete: (id) => {
      atHand.delete(id);
      return commit(() => {
        kept -= remove.run(id).changes;
      });
    },
    prune: () => {
      removeOld.run(now() - ttl);
      removeMost.run(max);
      kept = count.get() ?? 0;
    },
  };
}
