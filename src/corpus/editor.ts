// editor.jsonl, beside the corpus: what an editor adds to the pages without touching them, a dated line each, never erased.
// {"on": "2026-11-30", "by": "王", "alias": "贵阳国家高新区", "of": "贵阳高新区"}
// {"on": "2026-11-30", "by": "王", "file": "page.txt", "printed": "园镜头", "correct": "园区镜头"}
import { z } from 'zod';
import { readJson } from '../text/json.js';
import { contains, overlaps } from '../text/span.js';
import { wordsPattern } from './corrections.js';
import { type CorpusProblem, describeIssue } from './problem.js';
import type { Source, SourceCorrection } from './types.js';

export const EDITOR_FILE = 'editor.jsonl';

const words = z.string().refine((text) => text.trim() !== '', 'expected some words');
const entry = {
  on: z.iso.date('expected a day as "2026-11-30"'),
  by: words,
  why: z.string().optional(),
};
const alias = z.strictObject({
  ...entry,
  alias: words,
  /** Null takes the alias back. */
  of: words.nullable(),
});
const correction = z.strictObject({
  ...entry,
  file: words,
  printed: words,
  /** Null takes the correction back. */
  correct: words.nullable(),
});

/** Another name of a zone, an organization or a project. */
export interface Alias {
  readonly alias: string;
  readonly of: string;
  readonly line: number;
}

export interface GivenCorrection {
  readonly file: string;
  readonly printed: string;
  readonly correct: string;
  readonly line: number;
}

export interface EditorReading {
  readonly aliases: readonly Alias[];
  readonly corrections: readonly GivenCorrection[];
  readonly problems: readonly CorpusProblem[];
}

/** A later line about the same words takes the place of an earlier one. */
export function parseEditor(text: string): EditorReading {
  const aliases = new Map<string, Alias | null>();
  const corrections = new Map<string, GivenCorrection | null>();
  const problems: CorpusProblem[] = [];
  const rows = text.replace(/^\uFEFF/u, '').split('\n');
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const line = index + 1;
    const read = readRow(row);
    if (typeof read === 'string') problems.push({ file: EDITOR_FILE, line, message: read });
    else if ('alias' in read)
      aliases.set(read.alias, read.of === null ? null : { alias: read.alias, of: read.of, line });
    else {
      const { file, printed, correct } = read;
      corrections.set(`${file}\n${printed}`, correct === null ? null : { file, printed, correct, line });
    }
  }
  const kept = <T>(entries: ReadonlyMap<string, T | null>) =>
    [...entries.values()].filter((one) => one !== null);
  return { aliases: kept(aliases), corrections: kept(corrections), problems };
}

function readRow(row: string): z.infer<typeof alias> | z.infer<typeof correction> | string {
  const json = readJson(row);
  if (!json.ok) return `not JSON: expected ${json.fault.expected} at column ${json.fault.offset + 1}`;
  const isObject = typeof json.value === 'object' && json.value !== null;
  const schema =
    isObject && 'alias' in json.value ? alias : isObject && 'printed' in json.value ? correction : null;
  if (schema === null) return 'expected on, by, alias and of, or on, by, file, printed and correct';
  const parsed = schema.safeParse(json.value);
  return parsed.success ? parsed.data : parsed.error.issues.map(describeIssue).join('; ');
}

export interface CorrectedSources {
  readonly sources: readonly Source[];
  /** Corrections that have no place; the print stands as it is. */
  readonly notices: readonly CorpusProblem[];
}

/** Finds the one place of each correction in its file. */
export function correctedSources(
  sources: readonly Source[],
  corrections: readonly GivenCorrection[],
): CorrectedSources {
  const notices: CorpusProblem[] = [];
  const placed = new Map<Source, SourceCorrection[]>();
  for (const { file, printed, correct, line } of corrections) {
    const places = sources
      .filter((source) => source.file === file)
      .flatMap((source) =>
        [...source.text.matchAll(wordsPattern(printed))].map(({ 0: match, index }) => ({
          source,
          span: { start: index, end: index + match.length },
        })),
      );
    const [place] = places;
    const others = place ? (placed.get(place.source) ?? []) : [];
    const fault =
      places.length !== 1
        ? placeFault(places.length, file, sources)
        : others.some(({ span }) => overlaps(span, place.span) || contains(span, place.span))
          ? 'overlaps another correction, expected one for both'
          : null;
    if (fault !== null) {
      notices.push({ file: EDITOR_FILE, line, message: `「${printed}」 is not corrected: ${fault}` });
      continue;
    }
    placed.set(place.source, [...others, { span: place.span, printed, correct }]);
  }
  return {
    sources: sources.map((source) => {
      const own = placed.get(source);
      return own ? { ...source, corrections: own.sort((a, b) => a.span.start - b.span.start) } : source;
    }),
    notices,
  };
}

function placeFault(times: number, file: string, sources: readonly Source[]): string {
  if (!sources.some((source) => source.file === file)) return `there is no ${file}`;
  if (times === 0) return `it does not stand in ${file}`;
  return `it stands ${times} times in ${file}, expected more of the words around it`;
}
