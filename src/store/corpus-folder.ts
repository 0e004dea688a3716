// The corpus folder: pages (*.txt), archives (*.jsonl) and an optional manifest become sources, in order of name.
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { duplicateId, parseArchive } from '../corpus/archive.js';
import { type ListedPage, MANIFEST_FILE, type ManifestEntry, parseManifest } from '../corpus/manifest.js';
import type { CorpusProblem } from '../corpus/problem.js';
import type { Source } from '../corpus/types.js';
import { parseIsoDate } from '../text/date.js';

export interface CorpusReading {
  readonly sources: readonly Source[];
  /** Each names a file as it can be opened from here. */
  readonly problems: readonly CorpusProblem[];
}

type Read<T> = { readonly value: T; readonly problems: readonly CorpusProblem[] };

const CORPUS_FILE = /^(?!\.|readme\b).+\.(?:txt|jsonl)$/iu;

/** Reads every corpus file of the folder. What can be read is returned even when something else is broken. */
export function readCorpusFolder(dir: string): CorpusReading {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    return {
      sources: [],
      problems: [{ file: dir, line: null, message: 'no such folder, expected a corpus' }],
    };
  }
  const names = readdirSync(dir)
    .filter((name) => CORPUS_FILE.test(name) && isFile(join(dir, name)))
    .sort();
  const listed = readManifest(dir, names);
  const files = names.map((name) => readSources(dir, name, entryFor(name, listed.value)));
  const merged = dropTakenIds(files.flatMap((file) => file.value));
  const problems = [...listed.problems, ...files.flatMap((file) => file.problems), ...merged.problems];
  if (names.length === 0) {
    problems.push({ file: dir, line: null, message: 'no corpus file here, expected *.txt or *.jsonl' });
  }
  return {
    sources: merged.value,
    problems: problems.map((problem) =>
      problem.file === dir ? problem : { ...problem, file: join(dir, problem.file) },
    ),
  };
}

function readManifest(dir: string, names: readonly string[]): Read<readonly ListedPage[]> {
  if (!isFile(join(dir, MANIFEST_FILE))) return { value: [], problems: [] };
  const text = readText(dir, MANIFEST_FILE);
  if (typeof text !== 'string') return { value: [], problems: [text] };
  const { pages, problems } = parseManifest(text.replace(/^\uFEFF/u, ''));
  const missing = pages.filter(({ entry }) => !names.includes(entry.file));
  return {
    value: pages,
    problems: [
      ...problems,
      ...missing.map(({ entry, line }) => ({
        file: MANIFEST_FILE,
        line,
        message: `names "${entry.file}", expected a .txt or .jsonl file of this folder`,
      })),
    ],
  };
}

function entryFor(name: string, pages: readonly ListedPage[]): ManifestEntry {
  return pages.find(({ entry }) => entry.file === name)?.entry ?? { file: name };
}

function readSources(dir: string, name: string, entry: ManifestEntry): Read<readonly Source[]> {
  const text = readText(dir, name);
  if (typeof text !== 'string') return { value: [], problems: [text] };
  const given = {
    newspaper: entry.newspaper ?? null,
    rubric: entry.rubric ?? null,
    date: entry.date ? parseIsoDate(entry.date) : null,
    url: entry.url ?? null,
  };
  if (!/\.jsonl$/iu.test(name)) {
    return { value: [{ file: name, line: 1, text, ...given, record: null }], problems: [] };
  }
  const archive = parseArchive(name, text);
  // What the record says of itself wins over what the manifest says of the whole archive.
  const value = archive.sources.map((source) => ({
    ...source,
    newspaper: source.newspaper ?? given.newspaper,
    rubric: given.rubric,
    date: source.date ?? given.date,
    url: source.url ?? given.url,
  }));
  return { value, problems: archive.problems };
}

/** An id names one article in the whole folder: a second archive may not use it again. */
function dropTakenIds(sources: readonly Source[]): Read<readonly Source[]> {
  const taken = new Map<string, Source>();
  const value: Source[] = [];
  const problems: CorpusProblem[] = [];
  for (const source of sources) {
    const earlier = source.record && taken.get(source.record.id);
    if (source.record && earlier) {
      const message = duplicateId(source.record.id, `${earlier.file}:${earlier.line}`);
      problems.push({ file: source.file, line: source.line, message });
      continue;
    }
    if (source.record) taken.set(source.record.id, source);
    value.push(source);
  }
  return { value, problems };
}

/** The file's text with every character kept, a byte order mark too: spans count in it. Or the first bad line. */
function readText(dir: string, name: string): string | CorpusProblem {
  const bytes = readBytes(join(dir, name));
  if (typeof bytes === 'string') return { file: name, line: null, message: bytes };
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

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
