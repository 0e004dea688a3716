import { describe, expect, it } from 'vitest';
import { datelineOf, isByline, readByline } from '../../src/corpus/byline.js';
import { page, paragraphsOf, parse } from './pages.js';

const people = (text: string) =>
  readByline({ text, span: { start: 0, end: text.length }, breaks: [] }).map(
    ({ name, role }) => `${role} ${name}`,
  );

describe('bylines', () => {
  it.each<[string, readonly string[]]>([
    ['◎本报记者 王健高 宋迎迎 通讯员 肖玲玲', ['记者 王健高', '记者 宋迎迎', '通讯员 肖玲玲']],
    ['◎易颖 本报记者 何星辉', ['作者 易颖', '记者 何星辉']],
    ['□ 实习记者 孙越', ['实习记者 孙越']],
    ['■王　健', ['作者 王健']],
    ['□张三 李四', ['作者 张三', '作者 李四']],
    ['本报记者 王　健　通讯员 李　明', ['记者 王健', '通讯员 李明']],
    ['本报记者王健 通讯员李明', ['记者 王健', '通讯员 李明']],
    ['新华社记者 王健、李明', ['记者 王健', '记者 李明']],
    ['文·王健', ['作者 王健']],
    ['文/图 本报记者 王健', ['记者 王健']],
    ['作者：王健', ['作者 王健']],
    ['（本报记者 王健）', ['记者 王健']],
    ['王健 李小明', ['作者 王健', '作者 李小明']],
    ['◆通讯员 马克·欧文', ['通讯员 马克·欧文']],
    ['◎晓雨', ['作者 晓雨']],
    ['□[英]约翰·史密斯', ['作者 约翰·史密斯']],
    ['◎本报驻上海记者 欧阳小雨', ['记者 欧阳小雨']],
  ])('%s', (line, expected) => {
    expect(isByline(line)).toBe(true);
    expect(people(line)).toEqual(expected);
  });

  it.each([
    '记者调查',
    '◎记者观察',
    '记者手记',
    '相关报道',
    '高新区',
    '园镜头',
    '■优化营商环境',
    '◆ 优化环境 服务企业',
    '记者从贵阳高新区获悉',
    '◎'.repeat(40),
    '记者'.repeat(30),
    '王健',
    '专家 学者',
  ])('no byline: %s', (line) => {
    expect(isByline(line)).toBe(false);
  });

  it('has the place of each name in the source', () => {
    const source = '\n青山高新区：创新促发展\n\n　　◎本报记者 王　健\n\n园区引进企业二十家。\n';
    const [{ span }] = parse(source).articles[0].people;
    expect(source.slice(span.start, span.end)).toBe('王　健');
  });

  it('at the end of the last paragraph is cut off it', () => {
    const [article] = page(
      '青山高新区：创新促发展',
      '园区引进企业二十家。产值稳步增长。（本报记者 王健）',
    ).articles;
    expect(article.bylines.map(({ text }) => text)).toEqual(['（本报记者 王健）']);
    expect(article.people.map(({ name }) => name)).toEqual(['王健']);
    expect(paragraphsOf(article).map(({ text }) => text)).toEqual(['园区引进企业二十家。产值稳步增长。']);
  });

  it('in a line of its own below the text belongs to the article above', () => {
    const { articles } = page(
      '青山高新区：创新促发展',
      '园区引进企业二十家。',
      '（本报记者 王健）',
      '绿水高新区：服务优环境',
      '□ 本报记者 李明',
      '窗口全年无休。',
    );
    expect(articles.map(({ people }) => people.map(({ name }) => name))).toEqual([['王健'], ['李明']]);
  });
});

describe('datelines', () => {
  it.each([
    ['科技日报讯（记者陈曦）4月3日，记者获悉', '科技日报讯（记者陈曦）'],
    ['本报讯 （记者 王健 通讯员 李明）近日，', '本报讯 （记者 王健 通讯员 李明）'],
    ['新华社南京4月3日电（记者 李明）南江', '新华社南京4月3日电（记者 李明）'],
    ['本报南京4月3日电 南江高新区', '本报南京4月3日电'],
    ['【新华社南京4月3日电】（记者 李明）南江', '【新华社南京4月3日电】（记者 李明）'],
    ['【本报讯】南江高新区', '【本报讯】'],
  ])('%s', (text, expected) => {
    expect(datelineOf(text)).toBe(expected);
  });

  it.each(['本报讯息中心主任介绍，', '新华社记者李明获悉，', '国家电网公司来电，'])(
    'no dateline: %s',
    (text) => {
      expect(datelineOf(text)).toBe(null);
    },
  );

  it('begins an article of its own, even without a headline', () => {
    const { articles, doubts } = page(
      '青山高新区：创新促发展',
      '◎本报记者 何星辉',
      '园区引进企业二十家。',
      '本报讯（记者 李明）南江高新区启动人才公寓建设。',
    );
    expect(articles.map(({ headline }) => headline.text)).toEqual(['青山高新区：创新促发展', '']);
    expect(doubts.map(({ rule }) => rule)).toEqual(['unsure article start']);
  });
});
