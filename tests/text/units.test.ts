import { describe, expect, it } from 'vitest';
import { UNITS, type UnitClass, unitAt, unitNamed } from '../../src/text/units.js';

describe('unitNamed', () => {
  it.each<[string, UnitClass, number, string]>([
    ['元', 'money', 1, '元'],
    ['万元', 'money', 1e4, '元'],
    ['千亿元', 'money', 1e11, '元'],
    ['万亿元', 'money', 1e12, '元'],
    ['亿美元', 'money', 1e8, '美元'],
    ['㎡', 'area', 1, '平方米'],
    ['万平方米', 'area', 1e4, '平方米'],
    ['平方公里', 'area', 1e6, '平方米'],
    ['公里', 'length', 1000, '米'],
    ['万吨', 'mass', 1e7, '千克'],
    ['亿千瓦时', 'energy', 1e8, '千瓦时'],
    ['GW', 'power', 1e9, '瓦'],
    ['％', 'percent', 1, '%'],
    ['个百分点', 'percentage point', 1, '百分点'],
    ['年', 'duration', 12, '月'],
    ['小时', 'duration', 3600, '秒'],
    ['人次', 'people', 1, '人次'],
    ['家', 'count', 1, '家'],
  ])('%s: %s, %d %s', (name, unitClass, factor, base) => {
    expect(unitNamed(name)).toMatchObject({ unitClass, factor, base });
  });

  it('makes 15 亩 one hectare', () => {
    expect(15 * unitNamed('亩')!.factor).toBeCloseTo(unitNamed('公顷')!.factor, 6);
  });

  it.each(['', '万', '项目'])('%s is no unit', (name) => {
    expect(unitNamed(name)).toBeNull();
  });
});

describe('unitAt', () => {
  it.each<[string, string | null]>([
    ['平方公里的', '平方公里'],
    ['人次', '人次'],
    ['家企业', '家'],
    ['家具厂', null],
    ['年度', null],
    ['年来', '年'],
    ['大主导产业', '大'],
    ['大学', null],
    ['GW硅片', 'GW'],
    ['GWh', 'GWh'],
    ['MWx', null],
    ['成为', null],
    ['周边', null],
  ])('%s begins with %s', (text, name) => {
    expect(unitAt(text, 0)?.name ?? null).toBe(name);
  });

  it('finds every unit of the table by its own name', () => {
    for (const { name } of UNITS) expect(unitAt(name, 0)?.name).toBe(name);
  });
});
