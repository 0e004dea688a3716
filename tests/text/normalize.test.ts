import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/normalize.js';

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

describe('fold on any text', () => {
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
