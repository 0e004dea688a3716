// Rankings, filters, comparisons and sums over invented news: like with like, bounds kept, both figures shown.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { ABOUT_NOTE, NOT_MENTIONED, PLANNED_NOTE } from '../../src/answer/wording.js';
import { botOver } from './small-corpus.js';

const { bot } = botOver([
  {
    zone: '青山高新区',
    text: [
      '青山高新区坐落在江边。目前，青山高新区有研发机构120家，规模以上工业增加值增长8%。',
      '据悉，云峰电子产业园总投资约40亿元。云峰电子产业园占地面积1500亩。',
      '星河新材料产业园总投资16亿元。星河新材料产业园占地面积900亩。',
      '远航物流产业园总投资超8亿元。远航物流产业园建筑面积20万平方米。',
      '晨光食品产业园总投资16亿元。晨光食品产业园预计年产值30亿元。',
    ],
  },
  {
    zone: '白水高新区',
    text: [
      '白水高新区地处平原。目前，白水高新区有研发机构80余家。',
      '据悉，长河汽车产业园总投资2亿元。长河汽车产业园占地面积不足1000亩。',
    ],
  },
]);

let sessions = 0;
const ask = (text: string) => toRecord(bot.reply(`figures ${sessions++}`, text));

describe('rankings', () => {
  it('the largest, with its own bound', () => {
    expect(ask('哪个项目的总投资最大').headline).toBe('云峰电子产业园 总投资：约40亿元');
  });

  it('the smallest', () => {
    expect(ask('总投资最小的项目是哪个').headline).toBe('长河汽车产业园 总投资：2亿元');
  });

  it('as many as are asked for, and whatever ties with the last of them', () => {
    const { items, text } = ask('总投资最大的前两个项目');
    expect(items.map((item) => item.split(' ')[0])).toEqual([
      '云峰电子产业园',
      '星河新材料产业园',
      '晨光食品产业园',
    ]);
    expect(text).toContain(ABOUT_NOTE);
  });

  it('a planned figure says so', () => {
    const { headline, text } = ask('哪个项目的年产值最高');
    expect(headline).toBe('晨光食品产业园 年产值（预计）：30亿元');
    expect(text).toContain(PLANNED_NOTE);
  });

  it('floors are not set beside grounds', () => {
    expect(ask('哪个项目的占地面积最大').items).not.toContainEqual(expect.stringContaining('20万'));
  });

  it('nothing alike is an honest no', () => {
    expect(ask('哪个项目的专利最多').kind).toBe('refusal');
  });
});

describe('filters', () => {
  const owners = (text: string) => ask(text).items.map((item) => item.split(' ')[0]);

  it.each([
    ['投资超过10亿的项目有哪些', ['云峰电子产业园', '星河新材料产业园', '晨光食品产业园']],
    ['总投资在16亿元以上的项目有哪些', ['云峰电子产业园', '星河新材料产业园', '晨光食品产业园']],
    ['总投资超过16亿元的项目有哪些', ['云峰电子产业园']],
    ['总投资不足10亿元的项目有哪些', ['长河汽车产业园']],
    ['总投资超过5亿元不到20亿元的项目有哪些', ['星河新材料产业园', '晨光食品产业园']],
    ['哪些项目占地在1000亩以上', ['云峰电子产业园']],
    ['占地不足1000亩的项目有哪些', ['长河汽车产业园', '星河新材料产业园']],
  ])('%s', (question, names) => {
    expect(owners(question)).toEqual(names);
  });

  it('none keeps the limit: said, with what comes nearest', () => {
    const { kind, headline, citations } = ask('投资超过500亿的项目有哪些');
    expect([kind, headline]).toEqual(['refusal', '文中没有「超过500亿」的。']);
    expect(citations.length).toBeGreaterThan(0);
  });
});

describe('comparisons', () => {
  it('what both have stands side by side, what one lacks is said', () => {
    const { items } = ask('青山高新区和白水高新区有什么区别');
    expect(items).toContain('研发机构：青山高新区 120家；白水高新区 80余家');
    expect(items).toContain(`规模以上工业增加值增长：青山高新区 8%；白水高新区 ${NOT_MENTIONED}`);
  });

  it('two projects', () => {
    expect(ask('对比云峰电子产业园和星河新材料产业园').items).toEqual([
      '投资：云峰电子产业园 约40亿元；星河新材料产业园 16亿元',
      '占地面积：云峰电子产业园 1500亩；星河新材料产业园 900亩',
    ]);
  });

  it.each([
    ['星河新材料产业园和云峰电子产业园谁的投资大', '云峰电子产业园更大：约40亿元 > 16亿元'],
    ['星河新材料产业园和云峰电子产业园谁的投资小', '星河新材料产业园更小：16亿元 < 约40亿元'],
    ['青山高新区和白水高新区哪个研发机构多', '青山高新区更多：120家 > 80余家'],
  ])('%s', (question, headline) => {
    const record = ask(question);
    expect(record.headline).toBe(headline);
    expect(record.citations.length).toBe(2);
  });

  it('the same is the same', () => {
    expect(ask('星河新材料产业园和晨光食品产业园谁的投资大').headline).toContain('两者相同');
  });

  it('one side is silent: refused by name', () => {
    const { kind, headline } = ask('云峰电子产业园和晨光食品产业园谁的占地面积大');
    expect(kind).toBe('refusal');
    expect(headline).toContain('晨光食品产业园');
  });

  it('goes on about the two that were compared', () => {
    bot.reply('two', '对比青山高新区和白水高新区');
    expect(toRecord(bot.reply('two', '哪个研发机构更多')).headline).toContain('青山高新区更多');
  });
});

describe('sums and differences', () => {
  it.each([
    ['云峰电子产业园和星河新材料产业园的总投资加起来多少', '合计：约40亿元 + 16亿元 = 约56亿元'],
    ['星河新材料产业园和晨光食品产业园的总投资加起来多少', '合计：16亿元 + 16亿元 = 32亿元'],
    [
      '云峰电子产业园的占地面积比星河新材料产业园多多少',
      '相差：1500亩 − 900亩 = 600亩（云峰电子产业园更多）',
    ],
  ])('%s', (question, headline) => {
    const record = ask(question);
    expect(record.headline).toBe(headline);
    expect(record.items.length).toBe(2);
    expect(record.citations.length).toBe(2);
  });

  it('what the last answer listed', () => {
    bot.reply('listed', '总投资在16亿元以上的项目有哪些');
    const { headline } = toRecord(bot.reply('listed', '这几个项目的总投资加起来多少'));
    expect(headline).toBe('合计：约40亿元 + 16亿元 + 16亿元 = 约72亿元');
  });

  it('a lower bound makes no sum', () => {
    expect(ask('远航物流产业园和星河新材料产业园的总投资加起来多少').headline).toBe(
      '文中的数不够确切，不能加减。',
    );
  });
});

describe('other years are not set against each other', () => {
  const years = botOver([
    { zone: '青山高新区', year: 2020, text: ['青山高新区位于江边。去年，青山高新区实现税收12亿元。'] },
    { zone: '白水高新区', year: 2023, text: ['白水高新区位于平原。去年，白水高新区实现税收9亿元。'] },
  ]);

  it('shown apart, with the reason', () => {
    const { items, text } = toRecord(years.bot.reply('a', '对比青山高新区和白水高新区'));
    expect(items).toContain('青山高新区 税收：12亿元');
    expect(items).toContain('白水高新区 税收：9亿元');
    expect(text).toContain('「税收」的年份不同，分开列出，不作比较。');
  });

  it('not subtracted', () => {
    expect(toRecord(years.bot.reply('b', '青山高新区的税收比白水高新区多多少')).headline).toBe(
      '文中这几个数的年份不同，不能加减。',
    );
  });
});
