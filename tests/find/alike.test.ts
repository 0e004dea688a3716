// What makes two figures like enough to be set side by side.
import { describe, expect, it } from 'vitest';
import { measureKey, soundFigures, turnsOf, unitKey } from '../../src/find/alike.js';
import { findQuantities } from '../../src/text/quantity.js';
import { botOver } from '../intents/small-corpus.js';

describe('what is measured', () => {
  it.each([
    ['项目总投资', '投资'],
    ['总规划占地面积', '占地面积'],
    ['各类研发机构（平台）', '研发机构'],
    ['年产值', '产值'],
    ['云峰产业园占地面积', '占地面积'],
    ['投资', '投资'],
  ])('%s is %s', (attribute, key) => {
    expect(measureKey({ attribute, subject: 'project:云峰产业园' })).toBe(key);
  });

  it.each([
    ['产值', '产值增长'],
    ['产值', '亩均产值'],
    ['产值', '占全市产值'],
    ['占地面积', '建筑面积'],
    ['企业', '新增企业'],
  ])('%s is not set beside %s', (plain, turned) => {
    expect(turnsOf(plain)).not.toBe(turnsOf(turned));
  });

  it('增加值 and 占地 are plain', () => {
    expect(turnsOf('规模以上工业增加值')).toBe(turnsOf('占地'));
  });
});

describe('units', () => {
  const key = (text: string) => unitKey(findQuantities(text)[0]);
  it.each([
    ['40亿元', '400万元', true],
    ['1500亩', '2平方公里', true],
    ['12户', '278家', true],
    ['40亿元', '3亿美元', false],
    ['30%', '2倍', false],
    ['12家', '12台', false],
  ])('%s and %s: %s', (a, b, alike) => {
    expect(key(a) === key(b)).toBe(alike);
  });
});

it('a doubtful figure is not compared with anything', () => {
  const { knowledge } = botOver([
    { zone: '青山高新区', text: ['青山高新区坐落在江边，成为全国15家。青山高新区有研发机构20家。'] },
  ]);
  const figures = knowledge.facts.filter(({ type }) => type === 'quantity');
  expect(figures.filter(({ doubt }) => doubt !== null).length).toBe(1);
  expect(soundFigures(knowledge).map(({ quantity }) => quantity.text)).toEqual(['20家']);
});
