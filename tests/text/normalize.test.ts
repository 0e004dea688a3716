import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalSpan } from '../../src/text/mapped.js';
import { fold, normalize } from '../../src/text/normalize.js';

describe('fold', () => {
  it.each([
    ['貴陽高新區　２０２２年', '贵阳高新区 2022年'],
    ['ＺＯＮＥ Zone', 'zone zone'],
    ['企業發展與創新', '企业发展与创新'],
    ['臺灣體製', '台湾体制'],
    ['“小巨人”企业（平台）、《宣言》', '“小巨人”企业（平台）、《宣言》'],
    ['多少家？有！是；：', '多少家？有！是；：'],
    ['贵\u200b阳\ufeff高\u00ad新\u0000区', '贵阳高新区'],
    ['\u202e贵阳\u202c', '贵阳'],
    ['贵\ud800阳\udc00', '贵阳'],
    ['一\t二\n三\u3000四\u00a0五', '一 二 三 四 五'],
    ['①②③', '123'],
    ['㎡', 'm2'],
    ['％', '%'],
    ['𝔊uiyang', 'guiyang'],
    ['İ', 'i̇'],
    ['', ''],
  ])('%j → %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('a text from anywhere in the corpus is found by its traditional form', () => {
    expect(fold('青島高新區鼓勵企業實施生態化改造')).toBe('青岛高新区鼓励企业实施生态化改造');
  });
});

describe('normalize', () => {
  it('leads each character back to where it came from', () => {
    const text = '  貴陽２０\u200b２２年㎡';
    const mapped = normalize(text);
    expect(mapped.text).toBe('  贵阳2022年m2');
    const at = mapped.text.indexOf('2022');
    const span = originalSpan(mapped, at, at + 4);
    expect(text.slice(span.start, span.end)).toBe('２０\u200b２２');
    // Both letters of 「m2」 come from the one sign.
    const squared = mapped.text.indexOf('m2');
    expect(mapped.offsets.slice(squared, squared + 3)).toEqual([10, 10, 11]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
    fc
      .array(fc.constantFrom(...'貴陽贵阳青島企業ＡＢａ１２３％　\u200b\u0301\ufeff①㎡ﬁ，。“”'), {
        maxLength: 60,
      })
      .map((signs) => signs.join('')),
  );

  it('one offset for each character and one for the end; they never go back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, offsets } = normalize(text);
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves no control character, half letter or invisible mark', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
