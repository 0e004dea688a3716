// corpus/manifest.json: what a page does not say of itself — {"pages": [{"file": "a.txt", "newspaper": "科技日报"}]}.
import { z } from 'zod';
import { parseIsoDate } from '../text/date.js';
import { lineOf, offsetOfPath, readJson } from '../text/json.js';
import { type CorpusProblem, describeIssue } from './problem.js';

export const MANIFEST_FILE = 'manifest.json';

const date = z
  .string()
  .refine(
    (raw) => parseIsoDate(raw) !== null,
    'expected a date as "2023", "2023-04" or "2023-04-12", or null',
  );

const entry = z.strictObject({
  file: z.string().min(1, 'expected the name of a file in this folder'),
  newspaper: z.string().min(1).nullish(),
  rubric: z.string().min(1).nullish(),
  date: date.nullish(),
  url: z.string().min(1).nullish(),
});

const manifest = z.strictObject({ pages: z.array(entry) });

export type ManifestEntry = z.infer<typeof entry>;

/** An entry, and the line on which it begins. */
export interface ListedPage {
  readonly entry: ManifestEntry;
  readonly line: number;
}

export interface ManifestReading {
  readonly pages: readonly ListedPage[];
  readonly problems: readonly CorpusProblem[];
}

/** Reads the manifest's text. A manifest with a problem lists no page: half of it would be a guess. */
export function parseManifest(text: string): ManifestReading {
  const json = readJson(text);
  if (!json.ok) {
    const line = lineOf(text, json.fault.offset);
    return rejected([{ file: MANIFEST_FILE, line, message: `not JSON: expected ${json.fault.expected}` }]);
  }
  const parsed = manifest.safeParse(json.value);
  if (!parsed.success) return rejected(parsed.error.issues.map((issue) => issueProblem(text, issue)));
  const pages = parsed.data.pages.map((page, index) => ({
    entry: page,
    line: lineAt(text, ['pages', index]),
  }));
  const twice = pages.filter(({ entry: { file } }, index) =>
    pages.slice(0, index).some((earlier) => earlier.entry.file === file),
  );
  return {
    pages: pages.filter((page) => !twice.includes(page)),
    problems: twice.map((page) => ({
      file: MANIFEST_FILE,
      line: page.line,
      message: `"${page.entry.file}" is listed twice, expected one entry for each file`,
    })),
  };
}

function issueProblem(text: string, issue: z.core.$ZodIssue): CorpusProblem {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return {
    file: MANIFEST_FILE,
    line: lineAt(text, [...issue.path, ...unknownKey]),
    message: describeIssue(issue),
  };
}

function lineAt(text: string, path: readonly PropertyKey[]): number {
  return lineOf(text, offsetOfPath(text, path));
}

function rejected(problems: readonly CorpusProblem[]): ManifestReading {
  return { pages: [], problems };
}

/** A manifest's text, null for none, with these entries in it; what it says of other files stays. Null for a broken one. */
export function manifestWith(text: string | null, entries: readonly ManifestEntry[]): string | null {
  const nothing = { pages: [], problems: [] };
  const { pages, problems } = text === null ? nothing : parseManifest(text.replace(/^\uFEFF/u, ''));
  if (problems.length > 0) return null;
  const merged = new Map(pages.map(({ entry: known }) => [known.file, known]));
  for (const one of entries) merged.set(one.file, { ...merged.get(one.file), ...one });
  return `${JSON.stringify({ pages: [...merged.values()] }, null, 2)}\n`;
}
