// An index as bytes and back: a magic word, a checksum of all that follows, a header that names the arrays, the arrays.
import { createHash } from 'node:crypto';
import type { IndexData } from './index-data.js';
import type { Postings } from './postings.js';
import type { Texts } from './texts.js';

/** Raised whenever terms, folding or layout change: an index of another version is built anew. */
export const INDEX_VERSION = 1;

/** The bytes are no index, are damaged, or are of another version; the message says which. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

const MAGIC = Buffer.from('zonebot index\n\0\0');
const DIGEST = 32;
/** Arrays begin at multiples of this many bytes. */
const ALIGNED = 8;

const ARRAYS = { Uint8Array, Uint16Array, Int32Array, Uint32Array };
type ArrayName = keyof typeof ARRAYS;
type AnyArray = Uint8Array | Uint16Array | Int32Array | Uint32Array;

interface Header {
  readonly version: number;
  readonly arrays: readonly { readonly name: string; readonly type: ArrayName; readonly length: number }[];
  /** What whoever wrote it has to say about it. */
  readonly about: unknown;
}

const filled = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

/** The pieces of a file, to be written one after the other; the arrays are not copied. */
export function indexPieces(data: IndexData, about: unknown): readonly Uint8Array[] {
  const arrays = arraysOf(data);
  const header: Header = {
    version: INDEX_VERSION,
    arrays: arrays.map(([name, array]) => ({
      name,
      type: array.constructor.name as ArrayName,
      length: array.length,
    })),
    about,
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(filled(8 + text.length));
  start.writeUInt32LE(text.length);
  text.copy(start, 8);
  const body = [
    start,
    ...arrays.flatMap(([, { buffer, byteOffset, byteLength }]) => [
      new Uint8Array(buffer, byteOffset, byteLength),
      new Uint8Array(filled(byteLength) - byteLength),
    ]),
  ];
  return [MAGIC, digest(body), ...body];
}

/** Reads what `indexPieces` wrote; the arrays are views of `bytes`. Throws IndexFileError. */
export function readIndex(bytes: Uint8Array): { readonly data: IndexData; readonly about: unknown } {
  const own = bytes.byteOffset % ALIGNED === 0 ? bytes : Uint8Array.from(bytes);
  const buffer = Buffer.from(own.buffer, own.byteOffset, own.byteLength);
  if (!buffer.subarray(0, MAGIC.length).equals(MAGIC))
    throw new IndexFileError('is no index of zonebot, expected one that "zonebot index build" wrote');
  const body = buffer.subarray(MAGIC.length + DIGEST);
  if (!digest([body]).equals(buffer.subarray(MAGIC.length, MAGIC.length + DIGEST)))
    throw new IndexFileError('is damaged: its checksum does not fit');
  const length = body.readUInt32LE();
  const header = JSON.parse(body.toString('utf8', 8, 8 + length)) as Header;
  if (header.version !== INDEX_VERSION)
    throw new IndexFileError(`is of version ${header.version}, expected ${INDEX_VERSION}`);
  let at = body.byteOffset + filled(8 + length);
  const arrays = new Map<string, AnyArray>();
  for (const { name, type, length: count } of header.arrays) {
    const array = new ARRAYS[type](body.buffer as ArrayBuffer, at, count);
    arrays.set(name, array);
    at += filled(array.byteLength);
  }
  return { data: dataOf(arrays), about: header.about };
}

function digest(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

function arraysOf(data: IndexData): readonly (readonly [string, AnyArray])[] {
  const texts = (name: string, { chars, starts }: Texts) =>
    [
      [`${name} chars`, chars],
      [`${name} starts`, starts],
    ] as const;
  const postings = (name: string, { terms, ...lists }: Postings) => [
    ...texts(`${name} terms`, terms.texts),
    [`${name} slots`, terms.slots] as const,
    ...Object.entries(lists).map(([list, array]) => [`${name} ${list}`, array as AnyArray] as const),
  ];
  return [
    ...texts('heads', data.heads),
    ...texts('sentences', data.sentences),
    ['firsts', data.firsts],
    ...postings('words', data.words),
    ...postings('pairs', data.pairs),
  ];
}

function dataOf(arrays: ReadonlyMap<string, AnyArray>): IndexData {
  const array = <T extends AnyArray>(name: string): T => {
    const found = arrays.get(name);
    if (!found) throw new IndexFileError(`lacks "${name}"`);
    return found as T;
  };
  const texts = (name: string): Texts => ({ chars: array(`${name} chars`), starts: array(`${name} starts`) });
  const postings = (name: string): Postings => ({
    terms: { texts: texts(`${name} terms`), slots: array(`${name} slots`) },
    starts: array(`${name} starts`),
    entries: array(`${name} entries`),
    sentences: array(`${name} sentences`),
    passageLengths: array(`${name} passageLengths`),
    sentenceLengths: array(`${name} sentenceLengths`),
  });
  return {
    heads: texts('heads'),
    sentences: texts('sentences'),
    firsts: array('firsts'),
    words: postings('words'),
    pairs: postings('pairs'),
  };
}
