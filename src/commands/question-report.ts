// What `zonebot admin` prints: a report on the question log as a table, or as CSV.
import { csvOf } from '../questions/csv.js';
import type { Report } from '../questions/report.js';
import { oneLine, tableOf } from './table.js';

/** Words stand in the last column, where Chinese cannot push others out of line. */
const WORDS = new Set(['zone', 'text', 'headline']);
const ROWS = 50;

/** Without a line feed at its end. `harmless` takes out of words what commands a terminal. */
export function formatQuestionReport(
  report: Report,
  isCsv: boolean,
  harmless: (text: string) => string,
): string {
  if (isCsv) return csvOf(report, harmless).replace(/\n$/u, '');
  const { columns, rows } = report;
  if (rows.length === 0) return 'nothing in these days';
  const plain = columns.filter((column) => !WORDS.has(column));
  const words = columns.filter((column) => WORDS.has(column));
  const table = rows
    .slice(0, ROWS)
    .map((row) => [
      ...plain.map((column) => String(row[column] ?? '-')),
      words.map((column) => oneLine(harmless(String(row[column] ?? '-')))).join('  '),
    ]);
  const left = rows.length - ROWS;
  return [
    ...tableOf([...plain, words.join('  ')], table).map((line) => line.trimEnd()),
    ...(left > 0 ? [`… and ${left} more rows: --csv has them all`] : []),
  ].join('\n');
}
