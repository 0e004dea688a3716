// The corpus folder: pages (*.txt), archives (*.jsonl) and an optional manifest become sources, in order of name.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { duplicateId, parseArchive } from '../corpus/archive.js';
import {
  type Alias,
  correctedSources,
  EDITOR_FILE,
  type EditorReading,
  parseEditor,
} from '../corpus/editor.js';
import { type ListedPage, MANIFEST_FILE, type ManifestEntry, parseManifest } from '../corpus/manifest.js';
import type { CorpusProblem } from '../corpus/problem.js';
import type { Source } from '../corpus/types.js';
import { parseIsoDate } from '../text/date.js';
import { decoded, isFile, readText } from './text-file.js';

export interface CorpusReading {
  readonly sources: readonly Source[];
  readonly aliases: readonly Alias[];
  /** What an editor said that has no place in the texts: nothing is done about it. */
  readonly notices: readonly CorpusProblem[];
  /** Each names a file as it can be opened from here. */
  readonly problems: readonly CorpusProblem[];
}

type Read<T> = { readonly value: T; readonly problems: readonly CorpusProblem[] };

/** Questions with their right answers, asked before a changed corpus takes the place of the old one. */
export const GOLDEN_FILE = 'golden.jsonl';
const NO_CORPUS: ReadonlySet<string> = new Set([GOLDEN_FILE, EDITOR_FILE]);

/** Names of files under way begin with 「.」 or 「~」, or end otherwise. */
const CORPUS_FILE = /^(?![.~]|readme\b).+\.(?:txt|jsonl)$/iu;

export const isCorpusFile = (name: string): boolean => CORPUS_FILE.test(name) && !NO_CORPUS.has(name);

/** Files that stand in the folder only for this reading, or otherwise than on the disk: their bytes by name. */
export type LaidOver = ReadonlyMap<string, Buffer>;

interface Folder {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | CorpusProblem;
}

/** Reads every corpus file of the folder. What can be read is returned even when something else is broken. */
export function readCorpusFolder(dir: string, laidOver: LaidOver = new Map()): CorpusReading {
  const listing = listFolder(dir);
  if (typeof listing === 'string')
    return {
      sources: [],
      aliases: [],
      notices: [],
      problems: [{ file: dir, line: null, message: listing }],
    };
  const folder: Folder = {
    has: (name) => laidOver.has(name) || isFile(join(dir, name)),
    text: (name) => {
      const bytes = laidOver.get(name);
      return bytes ? decoded(name, bytes) : readText(dir, name);
    },
  };
  const names = [...new Set([...listing, ...laidOver.keys()])]
    .filter((name) => isCorpusFile(name) && folder.has(name))
    .sort();
  const listed = readManifest(folder, names);
  const files = names.map((name) => readSources(folder, name, entryFor(name, listed.value)));
  const merged = dropTakenIds(files.flatMap((file) => file.value));
  const editor = readEditor(folder);
  const corrected = correctedSources(merged.value, editor.corrections);
  const problems = [
    ...listed.problems,
    ...editor.problems,
    ...files.flatMap((file) => file.problems),
    ...merged.problems,
  ];
  if (names.length === 0) {
    problems.push({ file: dir, line: null, message: 'no corpus file here, expected *.txt or *.jsonl' });
  }
  const inFolder = (problem: CorpusProblem) =>
    problem.file === dir ? problem : { ...problem, file: join(dir, problem.file) };
  return {
    sources: corrected.sources,
    aliases: editor.aliases,
    notices: corrected.notices.map(inFolder),
    problems: problems.map(inFolder),
  };
}

function readEditor(folder: Folder): EditorReading {
  const nothing = { aliases: [], corrections: [] };
  if (!folder.has(EDITOR_FILE)) return { ...nothing, problems: [] };
  const text = folder.text(EDITOR_FILE);
  return typeof text === 'string' ? parseEditor(text) : { ...nothing, problems: [text] };
}

/** The names in a folder, or why it has none. */
function listFolder(dir: string): readonly string[] | string {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return 'no such folder, expected a corpus';
  try {
    return readdirSync(dir);
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readManifest(folder: Folder, names: readonly string[]): Read<readonly ListedPage[]> {
  if (!folder.has(MANIFEST_FILE)) return { value: [], problems: [] };
  const text = folder.text(MANIFEST_FILE);
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

function readSources(folder: Folder, name: string, entry: ManifestEntry): Read<readonly Source[]> {
  const text = folder.text(name);
  if (typeof text !== 'string') return { value: [], problems: [text] };
  // Most often a copy that failed: taken as a page it would take away all that the former one said.
  if (text.replace(/^\uFEFF/u, '').trim() === '')
    return {
      value: [],
      problems: [{ file: name, line: null, message: 'is empty, expected a page or an archive' }],
    };
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
