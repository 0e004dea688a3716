import { describe, expect, it } from 'vitest';
import { clausesOf, openMarks } from '../../src/search/marks.js';

describe('marks', () => {
  it('clauses begin behind one mark and end in front of the next', () => {
    const text = '甲乙,丙。';
    expect(clausesOf(text).map(([start, end]) => text.slice(start, end))).toEqual([
      '甲乙',
      '甲乙',
      '甲乙',
      '丙',
      '丙',
      '',
    ]);
  });

  it('open marks are counted, those that close nothing are not', () => {
    expect([...openMarks('甲(乙(丙))丁)戊', '(', ')')]).toEqual([0, 1, 1, 2, 2, 2, 1, 0, 0, 0, 0]);
  });
});
