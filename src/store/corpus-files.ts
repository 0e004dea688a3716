// Files that come into the corpus folder: looked at with suspicion, written beside their place and renamed into it.
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { isCorpusFile } from './corpus-folder.js';
import { isFile, MOST_BYTES } from './text-file.js';

/** A file cannot be taken or written; the message is one line that names it. */
export class CorpusFileError extends Error {
  override readonly name = 'CorpusFileError';
}

export interface Candidate {
  readonly name: string;
  readonly bytes: Buffer;
}

/** No folder, drive or control character: the name is used as it is in the corpus folder. */
const PLAIN_NAME = /^[^\p{C}\\/:]{1,200}$/u;

/** Throws CorpusFileError. */
export function readCandidate(path: string): Candidate {
  const refuse = (why: string) => new CorpusFileError(`${path}: ${why}`);
  const name = basename(path);
  if (/\.(?:zip|gz|tgz|tar|rar|7z)$/iu.test(name))
    throw refuse('expected a .txt page or a .jsonl archive, unpack it first');
  if (!PLAIN_NAME.test(name)) throw refuse('expected a name without control characters, colons and slashes');
  if (!isCorpusFile(name)) throw refuse('expected a .txt page or a .jsonl archive of articles');
  try {
    const about = lstatSync(path);
    if (about.isSymbolicLink()) throw refuse('is a symbolic link, expected the file itself');
    if (!about.isFile()) throw refuse('expected a file');
    if (about.size > MOST_BYTES)
      throw refuse(`larger than ${MOST_BYTES / 2 ** 20} MiB, expected it in several files`);
    if (about.size === 0) throw refuse('is empty');
    return { name, bytes: readFileSync(path) };
  } catch (error) {
    if (error instanceof CorpusFileError) throw error;
    throw refuse(`cannot be read: ${told(error)}`);
  }
}

/** Whole or not at all, also for whoever watches. Throws CorpusFileError. */
export function putFile(dir: string, name: string, bytes: Uint8Array): void {
  const beside = join(dir, `.${name}.new`);
  try {
    const open = openSync(beside, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(open, bytes, at);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(beside, join(dir, name));
  } catch (error) {
    rmSync(beside, { force: true });
    throw new CorpusFileError(`${join(dir, name)}: cannot be written: ${told(error)}`);
  }
}

/** The file with one line more, put in its place as a whole. Throws CorpusFileError. */
export function addLine(dir: string, name: string, line: string): void {
  const file = join(dir, name);
  const before = isFile(file) ? readFileSync(file, 'utf8') : '';
  const between = before === '' || before.endsWith('\n') ? '' : '\n';
  putFile(dir, name, Buffer.from(`${before}${between}${line}\n`));
}

const told = (error: unknown) => (error instanceof Error ? error.message : String(error));
