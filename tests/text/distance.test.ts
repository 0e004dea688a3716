import { describe, expect, it } from 'vitest';
import { closest, editDistance } from '../../src/text/distance.js';

describe('editDistance', () => {
  it.each<[string, string, number]>([
    ['青岛', '青岛', 0],
    ['清岛', '青岛', 1],
    ['青岛高新', '青岛高新区', 1],
    ['', '青岛', 2],
  ])('%s to %s: %d', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });
});

describe('closest', () => {
  it.each<[string, string[], number, string | null]>([
    ['清岛', ['天津', '青岛'], 1, '青岛'],
    ['清岛', ['天津', '贵阳'], 1, null],
    ['青岛', ['清岛', '青岛'], 1, '青岛'],
    ['海岛', ['青岛', '长岛'], 1, '青岛'],
    ['青岛', [], 2, null],
    ['青岛', ['青岛'], 0, '青岛'],
  ])('%s among %j within %d: %s', (word, candidates, maxDistance, found) => {
    expect(closest(word, candidates, maxDistance)).toBe(found);
  });
});
