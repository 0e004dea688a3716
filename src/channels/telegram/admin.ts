// /admin: what people ask, told to operators in private.
import { ADMIN_WORDING, adminCell } from '../../answer/admin-wording.js';
import { DAYS_DEFAULT, DAYS_MAX, type Operators } from '../../questions/operators.js';
import { REPORT_NAMES, type Report, type ReportName } from '../../questions/report.js';
import type { Place } from './addressed.js';

/** Rows of one message, and code points of what somebody wrote. */
const ROWS = 15;
const WORDS = 60;

/** Null for whoever is no operator, or where others read along: then it is a command like any unknown one. */
export async function adminLines(
  { user, isPrivate }: Pick<Place, 'user' | 'isPrivate'>,
  asked: string,
  operators: Operators,
): Promise<readonly string[] | null> {
  if (!isPrivate || !operators.isOperator(`telegram:${user}`)) return null;
  const words = asked.split(/\s+/u).filter((word) => word !== '');
  const [name = 'unanswered', days = String(DAYS_DEFAULT), ...more] = /^\d+$/u.test(words[0] ?? '')
    ? ['unanswered', ...words]
    : words;
  const known = REPORT_NAMES.find((one) => one === name.toLowerCase() || ADMIN_WORDING.aliases[one] === name);
  if (!known || more.length > 0 || !isDays(days)) return [ADMIN_WORDING.usage];
  return reportLines(known, Number(days), await operators.report(known, Number(days)));
}

const isDays = (text: string): boolean =>
  /^\d{1,3}$/u.test(text) && Number(text) >= 1 && Number(text) <= DAYS_MAX;

function reportLines(name: ReportName, days: number, report: Report | null): readonly string[] {
  const title = `${ADMIN_WORDING.titles[name]}（${ADMIN_WORDING.days(days)}）`;
  if (report === null) return [title, ADMIN_WORDING.away];
  const { columns, rows } = report;
  if (rows.length === 0) return [title, ADMIN_WORDING.none];
  const lines = rows.slice(0, ROWS).map((row) =>
    columns
      .flatMap((column) => {
        const value = row[column];
        return value === null || value === undefined ? [] : [adminCell(column, shortened(value))];
      })
      .filter((cell) => cell !== '')
      .join(' · '),
  );
  const left = rows.length - ROWS;
  return [title, ...lines, ...(left > 0 ? [ADMIN_WORDING.more(left)] : []), ADMIN_WORDING.usage];
}

/** On one line. */
function shortened(value: string | number): string | number {
  if (typeof value === 'number') return value;
  const characters = [...value.replace(/\s+/gu, ' ').trim()];
  return characters.length > WORDS ? `${characters.slice(0, WORDS - 1).join('')}…` : characters.join('');
}
