// A file's text, or in one line why it cannot be read.
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusProblem } from '../corpus/problem.js';

/** What one string of this language can hold for certain. */
export const MOST_BYTES = 500 * 2 ** 20;
const TOO_LARGE = `larger than ${MOST_BYTES / 2 ** 20} MiB, expected it in several files`;

/** The file's text with every character kept, a byte order mark too: spans count in it. Or the first bad line. */
export function readText(dir: string, name: string): string | CorpusProblem {
  const bytes = readBytes(join(dir, name));
  if (typeof bytes === 'string') return { file: name, line: null, message: bytes };
  return decoded(name, bytes);
}

/** The text of a file's bytes. */
export function decoded(name: string, bytes: Buffer): string | CorpusProblem {
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return {
    file: name,
    line: firstBadLine(bytes),
    message: 'not UTF-8, expected the file to be saved as UTF-8',
  };
}

/** The file system may refuse; that is the keeper's to mend, not a bug. */
function readBytes(path: string): Buffer | string {
  try {
    if (statSync(path).size > MOST_BYTES) return TOO_LARGE;
    return readFileSync(path);
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A line feed is never part of a longer UTF-8 character, so lines can be judged one by one. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
