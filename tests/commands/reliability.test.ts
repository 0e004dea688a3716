import { describe, expect, it } from 'vitest';
import { formatReliability } from '../../src/commands/reliability.js';

const chances = (said: number, right: number, of: number) =>
  Array.from({ length: of }, (_, at) => ({ said, right: at < right }));

describe('reliability', () => {
  it('of a search that is as sure as it should be is off by nothing', () => {
    const lines = formatReliability([...chances(0.75, 3, 4), ...chances(0.05, 0, 0), ...chances(1, 2, 2)]);
    expect(lines).toEqual([
      'chance given  sentences  mean %  right %',
      '  0.7 to 0.8          4    75.0  75.0',
      '    0.9 to 1          2   100.0  100.0',
      'off by 0.0 points in the mean (expected calibration error)',
    ]);
  });

  it('tells how far it is off, by how many sentences that holds', () => {
    const lines = formatReliability([...chances(0.5, 4, 4), ...chances(0.25, 1, 4)]);
    expect(lines.at(-1)).toBe('off by 25.0 points in the mean (expected calibration error)');
  });

  it('of nothing is no figure', () => {
    expect(formatReliability([]).at(-1)).toContain('off by - points');
  });
});
