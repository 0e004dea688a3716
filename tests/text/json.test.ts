import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, offsetOfPath, readJson } from '../../src/text/json.js';

describe('readJson names the place and what should stand there', () => {
  it.each([
    ['{\n "pages": [}', 2, 'a value or "]"'],
    ['{\n "pages": [1,\n]}', 3, 'a value'],
    ['{"a": 1,\n\n}', 3, 'a key in double quotes'],
    ["{\n'a': 1}", 2, 'a key or "}"'],
    ['{"a"\n 1}', 2, '":"'],
    ['{"a": 1\n "b": 2}', 2, '"," or "}"'],
    ['[1\n 2]', 2, '"," or "]"'],
    ['{}\n{}', 2, 'nothing more'],
    ['{\n "a": 科技日报}', 2, 'a value'],
    ['{\n "a": 1\n', 2, '"," or "}"'],
    ['', 1, 'a value'],
  ])('%j', (text, line, expected) => {
    const reading = readJson(text);
    if (reading.ok) throw new Error('expected a fault');
    expect(lineOf(text, reading.fault.offset)).toBe(line);
    expect(reading.fault.expected).toBe(expected);
  });

  it('finds a place for every text that JSON.parse refuses', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '}', ']', ',', ':', '"', '{', '[', '1', '\n', '\\', 'é'),
      )
      .map(([json, at, put]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + put + json.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const reading = readJson(text);
        if (reading.ok) return;
        expect(reading.fault.expected).not.toBe('JSON');
        expect(reading.fault.offset).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is not troubled by depth', () => {
    expect(readJson('['.repeat(20_000)).ok).toBe(false);
  });
});

describe('offsetOfPath', () => {
  const text = '{\n "pages": [\n  { "file": "a.txt" },\n  { "file": "b.txt",\n    "date": 3 }\n ]\n}';

  it.each([
    [['pages', 1, 'date'], 5],
    [['pages', 1, 'missing'], 4],
    [['pages', 0], 3],
    [['elsewhere'], 1],
    [[], 1],
  ])('%j stands on line %i', (path, line) => {
    expect(lineOf(text, offsetOfPath(text, path))).toBe(line);
  });
});
