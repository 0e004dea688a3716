// Copies of the state file: made while the bot works with it, checked before one takes its place.
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { asOneFile, claimFile, readDatabase, StateFileError, versionProblem } from './database.js';

/** What a state file holds. */
export interface StateContent {
  readonly bytes: number;
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Only the owner may read it: it holds what people wrote. */
const OWNER_ONLY = 0o600;

/** Reads every page of the file. Throws StateFileError, with what is wrong with it. */
export function checkState(file: string): StateContent {
  if (!existsSync(file)) throw new StateFileError(`${file}: there is no such file`);
  const database = readDatabase(file);
  try {
    const problem = versionProblem(database);
    if (problem !== null) throw new StateFileError(`${file}: ${problem}`);
    const [first] = database.pragma('integrity_check(1)') as { readonly integrity_check: string }[];
    if (first.integrity_check !== 'ok')
      throw new StateFileError(`${file}: is damaged: ${first.integrity_check.replace(/\s+/gu, ' ')}`);
    const names = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .pluck();
    const count = (name: string) => Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
    return { bytes: statSync(file).size, rows: new Map(names.all().map((name) => [name, count(name)])) };
  } catch (error) {
    if (error instanceof StateFileError) throw error;
    throw new StateFileError(`${file}: is damaged, or no zonebot state`);
  } finally {
    database.close();
  }
}

/** Copies the file as it is at this moment, whoever works with it; the copy is there whole or not at all. */
export async function backUpState(file: string, copy: string): Promise<StateContent> {
  if (lstatSync(copy, { throwIfNoEntry: false }))
    throw new StateFileError(`${copy}: is there already; give a file that is not`);
  checkState(file);
  await copyState(file, copy);
  return checkState(copy);
}

/**
 * Puts a copy in the place of the file, which is kept aside under the name that it resolves with; null where there was
 * none. Throws StateFileError, and then nothing has changed.
 */
export async function restoreState(copy: string, file: string, now: Date): Promise<string | null> {
  checkState(copy);
  mkdirSync(dirname(file), { recursive: true });
  const release = claimFile(file);
  try {
    const fresh = `${file}.restoring`;
    rmSync(fresh, { force: true });
    await copyState(copy, fresh);
    const aside = existsSync(file) ? `${file}.before-${now.toISOString().replace(/[:.]/gu, '-')}` : null;
    // What a killed process had not yet folded into the file belongs to it.
    for (const part of ['', '-wal', '-shm'])
      if (aside !== null && existsSync(file + part)) renameSync(file + part, aside + part);
    renameSync(fresh, file);
    return aside;
  } finally {
    release();
    giveToOwner(`${file}-lock`);
  }
}

/** In one read, so that nothing that is written meanwhile makes it begin anew. */
async function copyState(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  const database = readDatabase(from);
  try {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    await database.backup(part);
    asOneFile(part);
    chmodSync(part, OWNER_ONLY);
    giveToOwner(part);
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { force: true });
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new StateFileError(`${to}: cannot be written: ${reason}`);
  } finally {
    database.close();
  }
}

/** What root makes belongs to whom the folder belongs to: the bot has to be able to use it. */
function giveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  chownSync(file, uid, gid);
}
