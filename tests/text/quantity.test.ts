import { describe, expect, it } from 'vitest';
import { type Bound, findQuantities, type Quantity } from '../../src/text/quantity.js';
import { sameAmount } from '../../src/text/same-amount.js';
import { sliceSpan } from '../../src/text/span.js';
import type { UnitClass } from '../../src/text/units.js';

function only(text: string): Quantity {
  const found = findQuantities(text);
  expect(found.map((quantity) => quantity.text)).toHaveLength(1);
  return found[0];
}

describe('one quantity', () => {
  type Case = [sentence: string, text: string, number: string, amount: number, unit: string, bound: Bound];
  it.each<Case>([
    ['该项目投入近400万元，', '近400万元', '400万元', 4e6, '元', 'nearly'],
    ['入驻的80余家企业', '80余家', '80余家', 80, '家', 'over'],
    ['去除率可高达97%以上。', '97%以上', '97%以上', 97, '%', 'at least'],
    ['减少碳排放2万多吨。', '2万多吨', '2万多吨', 20000, '吨', 'over'],
    ['减少273.27吨。', '273.27吨', '273.27吨', 273.27, '吨', 'exact'],
    ['约20万平方米', '约20万平方米', '20万平方米', 200000, '平方米', 'about'],
    ['产量达20余万床', '20余万床', '20余万床', 200000, '床', 'over'],
    ['产量达20万余床', '20万余床', '20万余床', 200000, '床', 'over'],
    ['受益群众10余万', '10余万', '10余万', 100000, '', 'over'],
    ['十余家企业', '十余家', '十余家', 10, '家', 'over'],
    ['十几个项目', '十几个', '十几个', 10, '个', 'over'],
    ['用时不到10分钟', '不到10分钟', '10分钟', 10, '分钟', 'at most'],
    ['企业不少于五家', '不少于五家', '五家', 5, '家', 'at least'],
    ['投资不超过3亿元', '不超过3亿元', '3亿元', 3e8, '元', 'at most'],
    ['至少需要6个', '至少需要6个', '6个', 6, '个', 'at least'],
    ['产值超过300亿元', '超过300亿元', '300亿元', 3e10, '元', 'over'],
    ['产值突破千亿元', '突破千亿元', '千亿元', 1e11, '元', 'over'],
    ['产值剑指千亿', '千亿', '千亿', 1e11, '', 'exact'],
    ['产能超万吨的基地', '超万吨', '万吨', 10000, '吨', 'over'],
    ['亿元以上项目', '亿元以上', '亿元以上', 1e8, '元', 'at least'],
    ['上百家企业', '上百家', '百家', 100, '家', 'about'],
    ['总投资达200亿', '200亿', '200亿', 2e10, '', 'exact'],
    ['节约400万元', '400万元', '400万元', 4e6, '元', 'exact'],
    ['投资 400 万元', '400 万元', '400 万元', 4e6, '元', 'exact'],
    ['出口1,234.5万美元', '1,234.5万美元', '1,234.5万美元', 12345000, '美元', 'exact'],
    ['增长３０．５％', '３０．５％', '３０．５％', 30.5, '%', 'exact'],
    ['占百分之三十', '百分之三十', '百分之三十', 30, '%', 'exact'],
    ['占百分之95以上', '百分之95以上', '百分之95以上', 95, '%', 'at least'],
    ['提高2.5个百分点', '2.5个百分点', '2.5个百分点', 2.5, '个百分点', 'exact'],
    ['超三分之一', '超三分之一', '三分之一', 1 / 3, '', 'over'],
    ['占1/3左右', '1/3左右', '1/3左右', 1 / 3, '', 'about'],
    ['长为一米八、', '一米八', '一米八', 1.8, '米', 'exact'],
    ['高一米四的', '一米四', '一米四', 1.4, '米', 'exact'],
    ['3千瓦大功率', '3千瓦', '3千瓦', 3, '千瓦', 'exact'],
    ['装机30万千瓦', '30万千瓦', '30万千瓦', 3e5, '千瓦', 'exact'],
    ['二期1GW', '二期', '二期', 2, '期', 'exact'],
    ['500MW产能', '500MW', '500MW', 500, 'MW', 'exact'],
    ['约8GW，', '约8GW', '8GW', 8, 'GW', 'about'],
    ['发电5000万度', '5000万度', '5000万度', 5e7, '千瓦时', 'exact'],
    ['一分钟后', '一分钟', '一分钟', 1, '分钟', 'exact'],
    ['半小时就', '半小时', '半小时', 0.5, '小时', 'exact'],
    ['连续五年', '五年', '五年', 5, '年', 'exact'],
    ['近三年有行贿', '三年', '三年', 3, '年', 'exact'],
    ['历时近三年', '近三年', '三年', 3, '年', 'nearly'],
    ['三年多来', '三年多', '三年多', 3, '年', 'over'],
    ['两个多月', '两个多月', '两个多月', 2, '个月', 'over'],
    ['百余家企业', '百余家', '百余家', 100, '家', 'over'],
    ['耗时一个半小时', '一个半小时', '一个半小时', 1.5, '小时', 'exact'],
    ['建设一年半', '一年半', '一年半', 1.5, '年', 'exact'],
    ['三年半导体', '三年', '三年', 3, '年', 'exact'],
    ['2000年的历史', '2000年', '2000年', 2000, '年', 'exact'],
    ['4大主导产业', '4大', '4大', 4, '大', 'exact'],
    ['前30户企业', '30户', '30户', 30, '户', 'exact'],
    ['2万5千人', '2万5千人', '2万5千人', 25000, '人', 'exact'],
  ])('%s', (sentence, text, number, amount, unit, bound) => {
    const found = findQuantities(sentence)[0];
    expect({ text: found.text, number: sliceSpan(sentence, found.number) }).toEqual({ text, number });
    expect(found).toMatchObject({ unit, bound });
    expect(found.amount).toBeCloseTo(amount, 9);
    expect(sliceSpan(sentence, found.span)).toBe(found.text);
  });

  it.each<[string, number, number, string]>([
    ['耗时两三个月', 2, 3, '个月'],
    ['规划2～3个基地', 2, 3, '个'],
    ['5至8家', 5, 8, '家'],
    ['三五家企业', 3, 5, '家'],
    ['二三十个', 20, 30, '个'],
    ['十七八人', 17, 18, '人'],
    ['20至30万元', 200000, 300000, '元'],
    ['10%-15%', 10, 15, '%'],
    ['3至5年', 3, 5, '年'],
  ])('%s is from %d to %d', (sentence, amount, max, unit) => {
    expect(only(sentence)).toMatchObject({ amount, max, unit });
  });

  it.each<[string, UnitClass, number]>([
    ['1500亩', 'area', 1e6],
    ['5公里', 'length', 5000],
    ['28万吨', 'mass', 2.8e8],
    ['8GW', 'power', 8e9],
    ['三成', 'times', 0.3],
    ['两年', 'duration', 24],
    ['10分钟', 'duration', 600],
    ['30℃', 'temperature', 30],
    ['35岁', 'age', 35],
    ['20万人次', 'people', 200000],
    ['80家', 'count', 80],
    ['200亿', 'number', 2e10],
  ])('%s counts %s in its base unit', (text, unitClass, base) => {
    const found = only(text);
    expect(found.unitClass).toBe(unitClass);
    expect(found.base).toBeCloseTo(base, 3);
  });
});

describe('ordinals', () => {
  it.each<[string, string, number, string]>([
    ['园区第五张国家级名片', '第五张', 5, '张'],
    ['（第十五届）', '第十五届', 15, '届'],
    ['第1期', '第1期', 1, '期'],
    ['排名第一。', '第一', 1, ''],
    ['赛维一期达产', '一期', 1, '期'],
  ])('%s', (sentence, text, amount, unit) => {
    expect(only(sentence)).toMatchObject({ text, amount, unit, unitClass: 'ordinal', ordinal: true });
  });
});

describe('what is no quantity', () => {
  it.each([
    '2022年',
    '2010~2011年',
    '2021年7月',
    '4月3日',
    '2011-08-17',
    '二〇二二年',
    '5G技术',
    'PM2.5浓度',
    'A4纸',
    '4A级景区',
    '一直以来',
    '一样',
    '一个缩影',
    '一批企业',
    '一系列',
    '一张名片',
    '一家企业',
    '一块',
    '五一大道',
    '5个体户',
    '第三产业',
    '一体化',
    '一方面',
    '统一',
    '唯一',
    '之一',
    '第一时间',
    '第三方',
    '一网通办',
    '进一步',
    '下一步',
    '一刀一起',
    '三农',
    '四川',
    '八一大道',
    '九江',
    '五金',
    '三门峡',
    '千万不要',
    '百姓',
    '千家万户',
    '十分',
    '万一',
    '“十二五”期间',
    '“十四五”末',
    '2022年半导体',
    '成百上千家',
    '党的二十大',
    '数十家',
    '几百亿元',
    '三年级',
    '三位一体',
    '5台湾',
    '9'.repeat(5000),
  ])('%s', (text) => {
    expect(findQuantities(text).map((quantity) => quantity.text)).toEqual([]);
  });
});

it('reads several in text order without overlap', () => {
  const text = '一块15毫米厚的不锈钢，总投资约40亿元，占地约1500亩，3大项32小类，2023年15家。';
  expect(findQuantities(text).map((quantity) => quantity.text)).toEqual([
    '15毫米',
    '约40亿元',
    '约1500亩',
    '3大项',
    '32小类',
    '15家',
  ]);
});

describe('sameAmount', () => {
  it.each<[string, string, boolean]>([
    ['400万元', '近四百万元', true],
    ['400万', '四百万元', true],
    ['400万元', '400万美元', false],
    ['400万元', '400万吨', false],
    ['80余家', '80家', true],
    ['80家', '80户', false],
    ['1500亩', '100公顷', true],
    ['1GW', '1000MW', true],
    ['一年', '12个月', true],
    ['30%', '百分之三十', true],
    ['30%', '30个百分点', false],
    ['五张', '第五张', false],
    ['2～3个', '两三个', true],
    ['2～3个', '2个', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameAmount(only(a), only(b))).toBe(same);
    expect(sameAmount(only(b), only(a))).toBe(same);
  });
});
