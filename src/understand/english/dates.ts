// English dates as newspapers write them in Chinese: 「April 3, 2023」 → 「2023年4月3日」, 「in 2022」 → 「2022年」.

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = `(?<month>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}\\b\\.?`).join('|')})`;
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';

const PATTERNS: readonly RegExp[] = [
  `\\b${MONTH} ${DAY}(?:,? ${YEAR})?\\b`,
  `\\b${DAY} (?:of )?${MONTH}(?:,? ${YEAR})?\\b`,
  `\\b${MONTH},? ${YEAR}\\b`,
  `\\b(?:in|of|during|on) ${MONTH}(?!\\w)`,
  `\\b${YEAR}(?![\\d年%])`,
].map((source) => new RegExp(source, 'gu'));

function chineseDate({ year, month, day }: Readonly<Record<string, string | undefined>>): string {
  const number = month ? MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3))) + 1 : null;
  return `${year ? `${year}年` : ''}${number ? `${number}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

/** The text with its dates in Chinese; what is left stays as it is. */
export function englishDates(text: string): string {
  return PATTERNS.reduce(
    (rest, pattern) =>
      rest.replace(
        pattern,
        (...match) => ` ${chineseDate(match.at(-1) as Record<string, string | undefined>)} `,
      ),
    text,
  );
}
