// How names sound and are spelled: what people confuse, leave out or type without an input method.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charReadings,
  initials,
  looseLetters,
  looseSyllable,
  plainLetters,
  soundKey,
} from '../../src/text/pinyin.js';

const key = (text: string) => soundKey(charReadings(text));

describe('sounds that are easily confused', () => {
  it.each([
    ['z zh', '资', '之'],
    ['c ch', '次', '翅'],
    ['s sh', '四', '是'],
    ['n l', '南', '蓝'],
    ['an ang', '班', '帮'],
    ['en eng', '真', '争'],
    ['in ing', '金', '京'],
  ])('%s: 「%s」 and 「%s」 are alike', (_sounds, a, b) => expect(key(a)).toBe(key(b)));

  it.each([
    ['f h', '分', '昏'],
    ['r l', '人', '林'],
    ['an en', '班', '奔'],
    ['b p', '包', '抛'],
  ])('%s: 「%s」 and 「%s」 are not', (_sounds, a, b) => expect(key(a)).not.toBe(key(b)));

  it('a place in the key is the place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(key(text)).toHaveLength(text.length);
      }),
    );
  });

  it('letters without syllables', () => {
    expect(looseLetters('zhuangshan')).toBe('zuansan');
    expect(looseSyllable('nang')).toBe('lan');
    expect(looseSyllable('n')).toBe('n');
  });
});

describe('spelling', () => {
  it.each([
    ['guìyáng', 'guiyang'],
    ['lǜsè', 'lvse'],
    ['qīng dǎo 青岛', 'qing dao 青岛'],
    ['5g，é', '5g，e'],
  ])('%s → %s', (text, letters) => {
    expect(plainLetters(text)).toBe(letters);
    expect(letters).toHaveLength(text.length);
  });

  it('initials', () => {
    expect(initials('贵阳高新区')).toBe('gygxq');
    expect(initials('重庆')).toBe('cq');
  });
});
