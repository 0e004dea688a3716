// A `.jsonl` archive, one article a line: {"id": 7, "title": "…", "text": "…", "date": "2011-03", "source": "人民日报"}.
import { z } from 'zod';
import { type PartialDate, parseIsoDate } from '../text/date.js';
import { readJson } from '../text/json.js';
import { type CorpusProblem, describeIssue } from './problem.js';
import type { Source } from './types.js';

export interface ArchiveReading {
  readonly sources: readonly Source[];
  readonly problems: readonly CorpusProblem[];
}

const DATE = /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})(?:[-/.月](?<day>\d{1,2}))?)?[年月日]?(?:[T\s].*)?$/u;

const date = z.string().transform((raw, context): PartialDate | null => {
  const parsed = readRecordDate(raw.trim());
  if (parsed === null && raw.trim() !== '') {
    context.addIssue(`expected a date such as "2023", "2023-04" or "2023-04-12", got ${JSON.stringify(raw)}`);
  }
  return parsed;
});

const record = z.object({
  id: z.union([z.string().min(1), z.int()], 'expected a text or a whole number').transform(String),
  title: z.string().nullish(),
  text: z.string(),
  date: date.nullish(),
  source: z.string().nullish(),
  url: z.string().nullish(),
});

/** The good records of an archive, and one problem for each bad line. Keys that are not known are ignored. */
export function parseArchive(file: string, text: string): ArchiveReading {
  const sources: Source[] = [];
  const problems: CorpusProblem[] = [];
  const firstLine = new Map<string, number>();
  for (const [index, row] of text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .entries()) {
    if (row.trim() === '') continue;
    const line = index + 1;
    const reading = readRecord(file, line, row);
    if (typeof reading === 'string') {
      problems.push({ file, line, message: reading });
      continue;
    }
    const id = reading.record?.id ?? '';
    const earlier = firstLine.get(id);
    if (earlier !== undefined) {
      problems.push({ file, line, message: duplicateId(id, `line ${earlier}`) });
      continue;
    }
    firstLine.set(id, line);
    sources.push(reading);
  }
  return { sources, problems };
}

/** The message for an id that stands in an archive more than once. */
export function duplicateId(id: string, where: string): string {
  return `id ${JSON.stringify(id)} already stands in ${where}, expected an id of its own for each article`;
}

/** The record as a source, or what is wrong with it. */
function readRecord(file: string, line: number, row: string): Source | string {
  const json = readJson(row);
  if (!json.ok) return `not JSON: expected ${json.fault.expected} at column ${json.fault.offset + 1}`;
  const parsed = record.safeParse(json.value);
  if (!parsed.success) return parsed.error.issues.map(describeIssue).join('; ');
  const { id, title, text, date: printed, source, url } = parsed.data;
  return {
    file,
    line,
    text,
    newspaper: source?.trim() || null,
    rubric: null,
    date: printed ?? null,
    url: url?.trim() || null,
    record: { id, title: title ?? '' },
  };
}

/** ISO dates, and the forms found in archives: 2011/3/5, 2011年3月, 2011-03-05 08:00. */
function readRecordDate(raw: string): PartialDate | null {
  const { year, month, day } = DATE.exec(raw)?.groups ?? {};
  if (year === undefined) return null;
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
  return parseIsoDate(parts.filter((part) => part !== undefined).join('-'));
}
