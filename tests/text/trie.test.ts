import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trie, type TrieMatch } from '../../src/text/trie.js';

function trieOf(keys: readonly string[]): Trie<number> {
  const trie = new Trie<number>();
  for (const [index, key] of keys.entries()) trie.add(key, index);
  return trie;
}

/** Tries every key at every place. */
function scan(keys: readonly string[], text: string): TrieMatch<number>[] {
  const matches: TrieMatch<number>[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const length = Math.max(0, ...keys.filter((key) => text.startsWith(key, start)).map((key) => key.length));
    if (length === 0) continue;
    const word = text.slice(start, start + length);
    const value = keys.flatMap((key, index) => (key === word ? [index] : []));
    matches.push({ start, end: start + length, value });
    start += length - 1;
  }
  return matches;
}

describe('Trie', () => {
  it('prefers the longest word', () => {
    expect(trieOf(['青岛', '青岛高新区']).findAll('青岛高新区在青岛')).toEqual([
      { start: 0, end: 5, value: [1] },
      { start: 6, end: 8, value: [0] },
    ]);
  });

  it('falls back to the shorter word where the longer one breaks off', () => {
    expect(trieOf(['高新', '高新技术区']).longestAt('高新技术', 0)).toEqual({ end: 2, value: [0] });
  });

  it('keeps all meanings of a word in order', () => {
    expect(trieOf(['高新区', '高新区']).longestAt('去高新区', 1)).toEqual({ end: 4, value: [0, 1] });
  });

  it('finds nothing past the end or before the word', () => {
    const trie = trieOf(['园区']);
    expect([trie.longestAt('园', 0), trie.longestAt('', 0), trie.longestAt('在园区', 0)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('refuses the empty word', () => {
    expect(() => new Trie<number>().add('', 1)).toThrow(RangeError);
  });

  it('agrees with a scan of every key at every place', () => {
    const word = fc.string({ unit: fc.constantFrom('高', '新', '区', '𠮷'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('高', '新', '区', '𠮷', '，'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), text, (keys, body) => {
        expect(trieOf(keys).findAll(body)).toEqual(scan(keys, body));
      }),
      { seed: 20230412, numRuns: 500 },
    );
  });
});
