import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelled, syllables } from '../../src/text/pinyin.js';

describe('syllables', () => {
  it.each([
    ['贵阳', 'gui yang'],
    ['青岛高新区', 'qing dao gao xin qu'],
    ['襄阳', 'xiang yang'],
    ['开封', 'kai feng'],
    ['天津滨海', 'tian jin bin hai'],
    ['重庆', 'chong qing'],
    ['长沙', 'chang sha'],
    ['绿色', 'lv se'],
    ['5G工厂', '5 G gong chang'],
    ['', ''],
  ])('%s is read %s', (text, reading) => expect(syllables(text).join(' ')).toBe(reading));

  it('slips of the input method are read alike', () => {
    expect(spelled('清岛')).toBe(spelled('青岛'));
    expect(spelled('贵洋')).toBe(spelled('贵阳'));
    expect(spelled('开丰')).toBe(spelled('开封'));
    expect(spelled('青岛')).not.toBe(spelled('贵阳'));
  });

  it('one for each character', () => {
    const signs = fc.array(fc.constantFrom(...'青岛高新区企业重长行乐aB1％，。 '), { maxLength: 30 });
    fc.assert(
      fc.property(signs, (text) => {
        expect(syllables(text.join(''))).toHaveLength(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('spelled puts them in one piece', () => expect(spelled('贵阳高新区')).toBe('guiyanggaoxinqu'));
