import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padColumns, wrapColumns } from '../../src/channels/width.js';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['青岛', 4],
    ['，。「」《》', 12],
    ['ＡＢ', 4],
    ['𠮷', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['❤️', 2],
    ['한글', 4],
    ['30.5%', 5],
    ['“双碳”', 6],
    ['\u200b', 0],
    ['\u0000', 0],
  ])('%j is %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

it('padColumns aligns by columns, not by characters', () => {
  expect(padColumns('青岛', 6)).toBe('青岛  ');
  expect(padColumns('abc', 6)).toBe('abc   ');
  expect(padColumns('青岛高新区', 6)).toBe('青岛高新区');
});

describe('wrapColumns', () => {
  it.each([
    ['青岛高新区', 4, ['青岛', '高新', '区']],
    ['增长30.5%以上', 8, ['增长', '30.5%以', '上']],
    ['hello big world', 9, ['hello big', 'world']],
    ['一二三四，五', 8, ['一二三', '四，五']],
    ['一二三「四五」', 8, ['一二三', '「四五」']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['甲\n\n乙', 10, ['甲', '', '乙']],
    ['', 10, ['']],
    ['青岛高新区', Number.POSITIVE_INFINITY, ['青岛高新区']],
    ['青岛', 0, ['青', '岛']],
  ])('%j in %d columns', (text, width, lines) => {
    expect(wrapColumns(text, width)).toEqual(lines);
  });

  it('loses nothing but blanks, overruns no line, cuts no character', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '青',
        '岛',
        'a',
        '3',
        '.',
        ' ',
        '，',
        '「',
        '」',
        '“',
        '𠮷',
        '😀',
        '👨‍👩‍👧',
        'e\u0301',
        '\n',
      ),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (sample, width) => {
        const lines = wrapColumns(sample, width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(sample.replace(/\s/gu, ''));
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});
