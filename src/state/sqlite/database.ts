// The one file that holds what must survive a restart: SQLite in WAL mode. One process at a time works with it; others
// may read meanwhile.
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
  `CREATE TABLE questions (
     id TEXT NOT NULL UNIQUE, time INTEGER NOT NULL, channel TEXT NOT NULL, person TEXT NOT NULL, chat TEXT NOT NULL,
     text TEXT, kind TEXT, zone TEXT, answer TEXT NOT NULL, reason TEXT, headline TEXT, ms REAL NOT NULL, thumb TEXT);
   CREATE INDEX questions_time ON questions (time);
   CREATE INDEX questions_person ON questions (person, time);`,
];

/** In ms. */
const PATIENCE = 1000;

/** Opens or makes the file; ':memory:' for none. Throws StateFileError. */
export function openDatabase(file: string): Database.Database {
  let database: Database.Database | null = null;
  try {
    // It holds what people write: nobody else reads it.
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    database = new Database(file, { timeout: 0 });
    if (file !== ':memory:') claim(database, file);
    database.pragma('journal_mode = WAL');
    // A commit is on the disk before anybody is told so.
    database.pragma('synchronous = FULL');
    migrate(database);
    // A reader that opens the file may hold it for a moment.
    database.pragma(`busy_timeout = ${PATIENCE}`);
    return database;
  } catch (error) {
    database?.close();
    throw new StateFileError(`${file}: ${reason(error)}`);
  }
}

/** Opens the file for looking at, also while a bot works with it. Throws StateFileError. */
export function readDatabase(file: string): Database.Database {
  try {
    return new Database(file, { readonly: true, fileMustExist: true, timeout: PATIENCE });
  } catch (error) {
    throw new StateFileError(`${file}: ${reason(error)}`);
  }
}

/**
 * Until this connection is closed, or the process ends in whatever way, no other process gets past this. A lock beside
 * the file and not on it, which would keep readers out.
 */
function claim(database: Database.Database, file: string): void {
  database.prepare('ATTACH ? AS claim').run(`${file}-lock`);
  database.pragma('claim.locking_mode = EXCLUSIVE');
  database.pragma('claim.journal_mode = MEMORY');
  database.pragma('claim.user_version = 1');
}

/** Keeps bots away from the file until what it returns is called. Throws StateFileError where one works with it. */
export function claimFile(file: string): () => void {
  const database = new Database(':memory:', { timeout: 0 });
  try {
    claim(database, file);
    return () => void database.close();
  } catch (error) {
    database.close();
    throw new StateFileError(`${file}: ${reason(error)}; stop it first`);
  }
}

/** Makes a copy that SQLite has just written a file of its own, with no other beside it. */
export function asOneFile(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = DELETE');
  database.close();
}

/** Why this version cannot work with the file; null where it can. */
export function versionProblem(database: Database.Database): string | null {
  const version = versionOf(database);
  if (version === 0) return 'is no zonebot state';
  return version > STEPS.length ? newer(version) : null;
}

/** Why nobody can read in the file what this version keeps there; null where one can. */
export function readingProblem(database: Database.Database): string | null {
  const isOlder = versionOf(database) < STEPS.length;
  return (
    versionProblem(database) ?? (isOlder ? 'is of an older version of zonebot: start this one once' : null)
  );
}

const versionOf = (database: Database.Database) => Number(database.pragma('user_version', { simple: true }));
const newer = (version: number) =>
  `was written by a newer version of zonebot (${version}, this one knows ${STEPS.length})`;

function migrate(database: Database.Database): void {
  const version = versionOf(database);
  if (version > STEPS.length) throw new Error(newer(version));
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
