// What strangers wrote, in a file that operators open: read back it is the same, no cell begins a formula, and no byte
// commands a terminal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/channels/printable.js';
import { formatQuestionReport } from '../../src/commands/question-report.js';
import { csvOf } from '../../src/questions/csv.js';
import type { Report } from '../../src/questions/report.js';

const reportOf = (...texts: readonly (string | null)[]): Report => ({
  name: 'asked',
  columns: ['questions', 'zone', 'text'],
  rows: texts.map((text, index) => ({ questions: index, zone: null, text })),
});

/** RFC 4180, section 2, read the slow and obvious way. */
function parsed(csv: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const character = csv[at];
    if (isQuoted && character === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') {
      if (!isQuoted && cell !== '') throw new Error('a quote within a plain cell');
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === ',') {
      records.at(-1)!.push(cell);
      cell = '';
    } else if (!isQuoted && character === '\r' && csv[at + 1] === '\n') {
      records.at(-1)!.push(cell);
      records.push([]);
      cell = '';
      at += 1;
    } else if (!isQuoted && (character === '\r' || character === '\n')) throw new Error('half a line end');
    else cell += character;
  }
  if (isQuoted || cell !== '' || records.at(-1)!.length > 0) throw new Error('not ended');
  return records.slice(0, -1);
}

const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const asShown = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

describe('CSV', () => {
  it('has a head, numbers as they are, and nothing for what is not there', () => {
    expect(csvOf(reportOf('贵阳,"好"', null), printable)).toBe(
      'questions,zone,text\r\n0,,"贵阳,""好"""\r\n1,,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', "=cmd|' /C calc'!A0"])(
    '%j is no formula',
    (text) => {
      const [, [, , cell]] = parsed(csvOf(reportOf(text), (words) => words));
      expect(cell).toBe(`'${text}`);
    },
  );

  it('whatever was asked, it reads back as it was, but for the sign before a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '\t', '园', ' '), maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const [head, ...rows] = parsed(csvOf(reportOf(...texts), (words) => words));
        expect(head).toEqual(['questions', 'zone', 'text']);
        expect(rows).toEqual(texts.map((one, index) => [String(index), '', asShown(one)]));
        for (const cell of rows.flat()) expect(cell).not.toMatch(FORMULA);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what reaches a terminal', () => {
  const HOSTILE = '\u001b[31m红\u001b]0;title\u0007\r\u009b2J\n第二行\u202e倒\u0000';

  it.each([true, false])('as CSV %s: no byte that commands it', (isCsv) => {
    const told = formatQuestionReport(reportOf(HOSTILE), isCsv, printable);
    expect(`${told}\n`.replaceAll('\r\n', '\n')).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u,
    );
    expect(told).toContain('红');
  });

  it('a table has a line for each row, whatever was written, and says how many it leaves out', () => {
    const texts = Array.from({ length: 60 }, (_, index) => `第${index}\n行`);
    const lines = formatQuestionReport(reportOf(...texts), false, printable).split('\n');
    expect(lines).toHaveLength(52);
    expect(lines[0]).toBe('questions  zone  text');
    expect(lines[1]).toBe('        0  -  第0 行');
    expect(lines.at(-1)).toBe('… and 10 more rows: --csv has them all');
  });

  it('of nothing it says so', () =>
    expect(formatQuestionReport(reportOf(), false, printable)).toBe('nothing in these days'));
});
