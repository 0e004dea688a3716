// The index of a corpus folder, kept in a file beside its texts: read instead of built, as long as it fits them.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Source } from '../corpus/types.js';
import { IndexFileError, indexPieces, readIndex } from '../search/index-file.js';
import type { IndexedSources } from './index-sources.js';

export const INDEX_FILE = 'zonebot.index';

/** The file cannot be written; the message names it. */
export class IndexWriteError extends Error {
  override readonly name = 'IndexWriteError';
}

/** Digest and number of sentences of each source, in order. */
const aboutSchema = z.object({ sources: z.array(z.tuple([z.string(), z.int().nonnegative()])) });

export type KeptIndex =
  | { readonly state: 'none' }
  /** It covers exactly these sources, or all but the last `missing` of them. */
  | {
      readonly state: 'fits';
      readonly indexed: IndexedSources;
      readonly missing: number;
      /** Of the file. */
      readonly bytes: number;
    }
  /** It is damaged, of another version, or of other texts; the message names the file. */
  | { readonly state: 'refused'; readonly message: string };

/** Never throws for what stands in the file. */
export function readCorpusIndex(dir: string, sources: readonly Source[]): KeptIndex {
  const file = join(dir, INDEX_FILE);
  const refused = (why: string): KeptIndex => ({ state: 'refused', message: `${file} ${why}` });
  const bytes = readBytes(file);
  if (bytes === null) return { state: 'none' };
  try {
    const { data, about } = readIndex(bytes);
    const { sources: known } = aboutSchema.parse(about);
    if (known.length > sources.length || known.some(([digest], at) => digest !== digestOf(sources[at])))
      return refused('is outdated: the texts have changed');
    return {
      state: 'fits',
      indexed: { data, counts: known.map(([, count]) => count) },
      missing: sources.length - known.length,
      bytes: bytes.length,
    };
  } catch (error) {
    if (error instanceof IndexFileError) return refused(error.message);
    if (error instanceof z.ZodError) return refused('is not the index of a corpus');
    throw error;
  }
}

/** Written beside the old one and swapped in whole; the number of bytes. Throws IndexWriteError. */
export function writeCorpusIndex(
  dir: string,
  sources: readonly Source[],
  { data, counts }: IndexedSources,
): number {
  const file = join(dir, INDEX_FILE);
  const about = { sources: sources.map((source, at) => [digestOf(source), counts[at]]) };
  const pieces = indexPieces(data, about);
  try {
    const open = openSync(`${file}.new`, 'w');
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(open, piece, at);
    closeSync(open);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new IndexWriteError(`${file}: cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** All that the parser sees of a source. */
function digestOf(source: Source): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('base64').slice(0, 22);
}
