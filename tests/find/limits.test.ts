// Limits and bounds: what a printed figure can mean, and which questions it answers with yes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, sumOf } from '../../src/find/arithmetic.js';
import { meets, orderOf, rangeOf, readLimits } from '../../src/find/limits.js';
import { findQuantities } from '../../src/text/quantity.js';

const figure = (text: string) => findQuantities(text)[0];
const keeps = (printed: string, question: string) =>
  readLimits(question).every((limit) => meets(figure(printed), limit));

describe('limits of a question', () => {
  it.each([
    ['投资超过10亿的项目', 'min', true],
    ['投资10亿以上的项目', 'min', false],
    ['投资不低于10亿的项目', 'min', false],
    ['投资不足10亿的项目', 'max', true],
    ['投资低于10亿的项目', 'max', true],
    ['投资10亿以下的项目', 'max', false],
    ['投资不超过10亿的项目', 'max', false],
    ['投资没有超过10亿的项目', 'max', false],
  ])('%s', (question, side, strict) => {
    expect(readLimits(question)).toMatchObject([{ side, strict }]);
  });

  it('a bare number is no limit', () => {
    expect(readLimits('投资10亿的项目')).toEqual([]);
  });
});

describe('printed bounds against limits', () => {
  it.each([
    ['约40亿元', '超过10亿', true],
    ['10亿元', '超过10亿', false],
    ['10亿元', '10亿以上', true],
    ['超10亿元', '超过10亿', true],
    ['超8亿元', '超过10亿', false],
    ['超8亿元', '不足10亿', false],
    ['近10亿元', '超过10亿', false],
    ['近10亿元', '不足10亿', true],
    ['80余家', '不足90家', true],
    ['80余家', '超过80家', true],
    ['80余家', '超过85家', false],
    ['1500亩', '1000亩以上', true],
    ['1500亩', '超过1平方公里', false],
    ['97%以上', '超过95%', true],
  ])('%s, %s: %s', (printed, question, expected) => {
    expect(keeps(printed, question)).toBe(expected);
  });
});

describe('order of printed figures', () => {
  it.each([
    ['40亿元', '16亿元', 1],
    ['400万元', '16亿元', -1],
    ['1亿元', '10000万元', 0],
    ['80余家', '120家', -1],
    ['80余家', '85家', null],
    ['超过300亿元', '200亿元', 1],
    ['超过300亿元', '400亿元', null],
  ])('%s and %s: %s', (a, b, order) => {
    expect(orderOf(figure(a), figure(b))).toBe(order);
  });

  it('turns around with its operands, and keeps to the ranges', () => {
    const printed = fc
      .tuple(
        fc.constantFrom('', '约', '近', '超', '不足'),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('家', '余家'),
      )
      .map(([bound, amount, unit]) => figure(`${bound}${amount}${unit}`))
      .filter((quantity) => quantity !== undefined);
    fc.assert(
      fc.property(printed, printed, (a, b) => {
        const order = orderOf(a, b);
        expect(orderOf(b, a)).toBe(order === null || order === 0 ? order : -order);
        if (order === 1) expect(rangeOf(a).high).toBeGreaterThanOrEqual(rangeOf(b).high);
      }),
    );
  });
});

describe('visible arithmetic', () => {
  const quantities = (...texts: readonly string[]) => texts.map(figure);

  it.each([
    [['40亿元', '16亿元'], '40亿元 + 16亿元 = 56亿元'],
    [['约40亿元', '16亿元'], '约40亿元 + 16亿元 = 约56亿元'],
    [['1.4亿元', '1129万元'], '1.4亿元 + 1129万元 = 1.5129亿元'],
    [['12家', '8户'], '12家 + 8户 = 20家'],
    [['0.1亿元', '0.2亿元'], '0.1亿元 + 0.2亿元 = 0.3亿元'],
  ])('%s', (texts, text) => {
    expect(sumOf(quantities(...texts))?.text).toBe(text);
  });

  it.each([
    [['约40亿元', '400万元']],
    [['超8亿元', '16亿元']],
    [['80余家', '12家']],
    [['30%', '20%']],
    [['40亿元', '3亿美元']],
    [['40亿元', '1500亩']],
    [['40亿元']],
  ])('%s make no sum', (texts) => {
    expect(sumOf(quantities(...texts))).toBeNull();
  });

  it('of percentages, points', () => {
    expect(differenceOf(figure('30.5%'), figure('20%'))?.text).toBe('30.5% − 20% = 10.5个百分点');
  });
});
