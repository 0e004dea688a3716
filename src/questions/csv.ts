// A report as CSV (RFC 4180), which a spreadsheet may open without running what strangers wrote.
import type { Report } from './report.js';

/** What a spreadsheet takes for the beginning of a formula; OWASP's list, and the same signs at full width. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** `harmless` takes out of words what commands a terminal. */
export function csvOf({ columns, rows }: Report, harmless: (text: string) => string): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '', harmless)));
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cell(value: string | number, harmless: (text: string) => string): string {
  if (typeof value === 'number') return String(value);
  const words = harmless(value);
  const text = FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
