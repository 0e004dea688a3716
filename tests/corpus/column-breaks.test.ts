import { describe, expect, it } from 'vitest';
import { sliceJoined, sourceSpan } from '../../src/corpus/column-breaks.js';
import { body, paragraphsOf } from './pages.js';

const source = '..春\n\n夏\n秋。冬';
const joined = {
  text: '春夏秋。冬',
  span: { start: 2, end: source.length },
  breaks: [
    { at: 1, skip: 2, rule: 'a' },
    { at: 2, skip: 1, rule: 'b' },
  ],
};

describe('offsets of a joined text', () => {
  it.each([
    [0, 1, '春'],
    [1, 2, '夏'],
    [2, 4, '秋。'],
    [0, 2, '春\n\n夏'],
    [0, 5, '春\n\n夏\n秋。冬'],
    [3, 3, ''],
  ])('%i–%i', (start, end, printed) => {
    const span = sourceSpan(joined, start, end);
    expect(source.slice(span.start, span.end)).toBe(printed);
  });

  it('a slice keeps the breaks inside it', () => {
    expect(sliceJoined(joined, 1, 5)).toEqual({
      text: '夏秋。冬',
      span: { start: 5, end: source.length },
      breaks: [{ at: 1, skip: 1, rule: 'b' }],
    });
  });

  it('only the last sentence of a paragraph can break off', () => {
    const paragraph = paragraphsOf(
      body(`园区引进企业。${'园区推行集成审批，把事项收拢一处，'.repeat(4)}而`).articles[0],
    )[1];
    expect(paragraph.sentences.map(({ truncated }) => truncated)).toEqual([false, true]);
  });
});
