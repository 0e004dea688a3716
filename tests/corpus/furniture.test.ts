import { describe, expect, it } from 'vitest';
import { isFurniture } from '../../src/corpus/furniture.js';
import { lineKind } from '../../src/corpus/line-kind.js';
import { body, fixture, joins, page, parse } from './pages.js';

describe('page furniture', () => {
  it.each([
    '第4版',
    '04版',
    'A08',
    '- 4 -',
    '第4版　园区',
    '4 园区 2023年4月12日 星期三',
    '2023年4月12日星期三',
    '科技日报 SCIENCE 2023-04-12 第六版',
    '责编 王五　美编 赵六',
    '本版责编：王五',
    '电话：010-58884000',
    'www.example.com/index.html',
    '（下转第二版）',
    '＊＊＊',
    '————',
  ])('%s', (line) => {
    expect(lineKind(line)).toBe('furniture');
  });

  it.each([
    '4月3日，记者获悉',
    '园镜头',
    '2022年规模以上工业增加值增长30.5%',
    '第4版图的秘密',
    '2023年4月12日，天气晴',
    '电话会议开进车间',
    '“',
    '。',
    '校对岗位上的年轻人',
  ])('not %s', (line) => {
    expect(isFurniture(line)).toBe(false);
  });

  it.each([
    '视觉中国供图',
    '本报记者 王五 摄',
    '（资料图片）',
    '王五/摄',
    '图为园区一角。',
    '▲工人在装配新设备',
    '4月3日，工人在车间作业。 新华社记者 王五摄',
  ])('picture credit: %s', (line) => {
    expect(lineKind(line)).toBe('credit');
  });

  it.each(['该片由中央台拍摄', '园区举办摄影大赛，吸引了众多爱好者'])('no picture credit: %s', (line) => {
    expect(lineKind(line)).toBe('short');
  });

  it('stays out of every article, wherever it stands', () => {
    const found = parse(fixture('hard-wrapped.txt'));
    expect(found.furniture.map(({ text }) => text)).toEqual([
      '第4版　园区　　2023年4月12日　星期三',
      '责编 王五　美编 赵六',
      '4',
      '（本报记者 张三 摄）',
    ]);
    expect(found.doubts).toEqual([]);
  });

  it('gives the page its date, where the page prints one', () => {
    expect(parse(fixture('hard-wrapped.txt')).articles[0].date).toEqual({ year: 2023, month: 4, day: 12 });
  });

  it('does not keep the two pieces of a paragraph apart', () => {
    const found = body(
      '园区负责人介绍，新材料企业的产值已经超过二十亿元，其中出口占三成，今年还将通',
      '第4版',
      '过技术改造再增一成。',
    );
    expect(joins(found)).toEqual(['年还将通｜过技术改']);
    expect(found.furniture.map(({ text }) => text)).toEqual(['第4版']);
  });

  it.each([
    ['园区引进的', '企业越来越多。'],
    ['园区负责人介绍，青山真空泵（青', '岛）有限公司投产。'],
  ])('but does so inside what may be a heading or a signature: %s', (before, after) => {
    expect(joins(body(before, after))).toHaveLength(1);
    expect(joins(body(before, '第4版', after))).toEqual([]);
  });

  it('below a text: captions are no part of it', () => {
    const found = page(
      '青山高新区：创新促发展',
      '◎本报记者 何星辉',
      '园区引进企业二十家。',
      '图为园区一角。',
      '王五 摄',
    );
    expect(found.furniture.map(({ text }) => text)).toEqual(['图为园区一角。', '王五 摄']);
  });
});
