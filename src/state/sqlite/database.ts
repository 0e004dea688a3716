// The one file that holds what must survive a restart: SQLite in WAL mode, one process at a time.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type { Database } from 'better-sqlite3';

/** The file cannot be used; the message is one line that says why. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
}

/** Each step brings a file from one version to the next; a step that was released is never changed. */
const STEPS: readonly string[] = [
  `CREATE TABLE inbox (
     channel TEXT NOT NULL, id INTEGER NOT NULL, lane TEXT NOT NULL, received INTEGER NOT NULL,
     body TEXT, plan TEXT, sent INTEGER NOT NULL DEFAULT 0, done INTEGER,
     PRIMARY KEY (channel, id)) WITHOUT ROWID;
   CREATE INDEX inbox_waiting ON inbox (channel, id) WHERE done IS NULL;
   CREATE INDEX inbox_done ON inbox (done) WHERE done IS NOT NULL;
   CREATE TABLE keepsakes (
     kind TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL, body TEXT NOT NULL, written INTEGER NOT NULL,
     PRIMARY KEY (kind, key)) WITHOUT ROWID;
   CREATE INDEX keepsakes_owner ON keepsakes (owner);
   CREATE INDEX keepsakes_written ON keepsakes (written);`,
  `CREATE TABLE sessions (id TEXT PRIMARY KEY, body TEXT NOT NULL, touched INTEGER NOT NULL) WITHOUT ROWID;
   CREATE INDEX sessions_touched ON sessions (touched);`,
];

/** Opens or makes the file; ':memory:' for none. Throws StateFileError. */
export function openDatabase(file: string): Database.Database {
  let database: Database.Database | null = null;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    database = new Database(file, { timeout: 0 });
    // Before WAL: then the file belongs to this process until it ends, however it ends.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // A commit is on the disk before anybody is told so.
    database.pragma('synchronous = FULL');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw new StateFileError(`${file}: ${reason(error)}`);
  }
}

function migrate(database: Database.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > STEPS.length)
    throw new Error(`was written by a newer version of zonebot (${version}, this one knows ${STEPS.length})`);
  database.transaction(() => {
    for (const step of STEPS.slice(version)) database.exec(step);
    database.pragma(`user_version = ${STEPS.length}`);
  })();
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return 'is in use by another zonebot';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'is damaged, or no zonebot state';
  return error instanceof Error ? error.message : 'cannot be opened';
}
