import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRun, longestSequence } from '../../src/search/overlap.js';

const text = fc.string({ unit: fc.constantFrom('一', '二', '三', 'a'), maxLength: 12 });

function runs(a: string): readonly string[] {
  return [...a].flatMap((_, from) => [...a].map((_char, length) => a.slice(from, from + length + 1)));
}

function sequence(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a[0] === b[0]) return 1 + sequence(a.slice(1), b.slice(1));
  return Math.max(sequence(a.slice(1), b), sequence(a, b.slice(1)));
}

describe('longestRun', () => {
  it.each([
    ['研发机构有多少家', '各类研发机构278家', 4],
    ['青岛', '贵阳', 0],
    ['', '贵阳', 0],
  ])('「%s」 and 「%s」 share %i characters in a row', (a, b, length) => {
    expect(longestRun(a, b)).toBe(length);
  });

  it('is the longest of all runs', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const common = runs(a).filter((run) => b.includes(run));
        expect(longestRun(a, b)).toBe(Math.max(0, ...common.map(({ length }) => length)));
      }),
    );
  });
});

describe('longestSequence', () => {
  it('keeps the order and allows gaps', () => {
    expect(longestSequence('总投资多少', '项目总计划投资约40亿元')).toBe(3);
  });

  it('is what trying everything finds', () => {
    const short = fc.string({ unit: fc.constantFrom('一', '二', 'a'), maxLength: 8 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(longestSequence(a, b)).toBe(sequence(a, b));
      }),
    );
  });
});
