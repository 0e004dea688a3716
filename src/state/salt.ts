// What ids of people are hashed with, so that nobody finds them again who has the log alone.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'salt';
const BYTES = 32;

export const saltFile = (folder: string): string => join(folder, FILE);

/** The salt of a data folder, made when there is none; null for one that ends with the process. */
export function saltIn(folder: string | null): string {
  const made = randomBytes(BYTES).toString('base64url');
  if (folder === null) return made;
  const file = saltFile(folder);
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8').trim();
  }
}
