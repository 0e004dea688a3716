import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/corpus/columns.js';
import { readLines } from '../../src/corpus/lines.js';
import { fixture, REAL_PAGE, readText } from './pages.js';

function full(text: string): readonly string[] {
  const lines = readLines(text);
  const columns = readColumns(lines);
  return lines.filter((line) => columns.fills(line)).map((line) => line.text);
}

const COLUMN = [
  '　　园区推行集成审批，把分散',
  '在各部门的事项收拢一处，平',
  '均用时压缩到三天，企业不再',
  '往返。',
];

describe('the columns of a hard-wrapped page', () => {
  it('are lines of one width that break off inside sentences', () => {
    expect(full(COLUMN.join('\n'))).toEqual(COLUMN.slice(0, 3).map((line) => line.trim()));
  });

  it('may be printed with half-width punctuation', () => {
    const lines = COLUMN.map((line) => line.replaceAll('，', ', '));
    expect(full(lines.join('\n'))).toHaveLength(3);
  });

  it('count half-width characters as half, and the indent as blank', () => {
    expect(readLines('　　园区3月\n').map(({ indent }) => indent)).toEqual([2]);
    expect(full(fixture('hard-wrapped.txt'))).toContain('同比增长18.6%，其中科技型企业占三成');
  });

  it.each([
    ['a list', ['1、塑料管道，优秀供应商', '2、电线电缆，优秀供应商', '3、电力设备，优秀供应商']],
    ['headings', ['鼓励企业实施改造', '聚焦主业谋求发展', '破解企业融资难题']],
    ['short paragraphs', ['园区引进企业，增长快。', '园区服务企业，效率高。', '园区留住企业，成本低。']],
  ])('are not %s', (_name, lines) => {
    expect(full(lines.join('\n'))).toEqual([]);
  });

  it('are not to be found on a page with a line for each paragraph', () => {
    expect(full(readText(REAL_PAGE))).toEqual([]);
  });

  it('show paragraphs by their indent only where some lines have one and some have none', () => {
    const indents = (text: string) => readColumns(readLines(text)).indents;
    expect(indents([...COLUMN, ...COLUMN].join('\n'))).toBe(true);
    expect(indents(COLUMN.join('\n'))).toBe(false);
    expect(indents(COLUMN.map((line) => `　　${line.trim()}`).join('\n'))).toBe(false);
  });
});
