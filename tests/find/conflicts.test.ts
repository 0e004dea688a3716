// Two articles that say different things of the same: found, and nothing else taken for it.
import { describe, expect, it } from 'vitest';
import type { QuantityFact } from '../../src/facts/types.js';
import { conflictsWith } from '../../src/find/conflicts.js';
import { botOver, type Story } from '../intents/small-corpus.js';

const told = (words: string, year?: number): Story => ({
  zone: '青山高新区',
  text: [`青山高新区坐落在江边。${words}`],
  ...(year === undefined ? {} : { year }),
});

function conflicts(...stories: readonly Story[]): readonly string[] {
  const { knowledge } = botOver(stories);
  const fact = knowledge.facts.find((one): one is QuantityFact => one.type === 'quantity')!;
  return conflictsWith(fact, knowledge).map(({ quantity }) => quantity.text);
}

const FIRST = told('目前，青山高新区有研发机构278家。');

describe('conflicts between articles', () => {
  it('another number of the same', () => {
    expect(conflicts(FIRST, told('目前，青山高新区有研发机构300家。'))).toEqual(['300家']);
    expect(conflicts(FIRST, told('目前，青山高新区已聚集各类研发机构（平台）300户。'))).toEqual(['300户']);
  });

  it.each([
    ['the same number', told('目前，青山高新区有研发机构278家。')],
    ['a bound that allows it', told('目前，青山高新区有研发机构270余家。')],
    ['a rounded one', told('目前，青山高新区有研发机构约280家。')],
    ['something else', told('目前，青山高新区有物流企业300家。')],
    ['another unit', told('目前，青山高新区研发机构面积300亩。')],
    ['what is planned', told('预计青山高新区有研发机构500家。')],
    ['another zone', { ...told('目前，白水高新区有研发机构300家。'), zone: '白水高新区' }],
  ])('%s is none', (_what, story) => {
    expect(conflicts(FIRST, story)).toEqual([]);
  });

  it('another year is none, the same year is one', () => {
    const [old, now] = ['2021年，青山高新区有研发机构200家。', '2022年，青山高新区有研发机构278家。'];
    expect(conflicts(told(now), told(old))).toEqual([]);
    expect(conflicts(told(now, 2023), told('2022年，青山高新区有研发机构260家。', 2024))).toEqual(['260家']);
  });
});
