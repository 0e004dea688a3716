// Questions as people type them about one invented page: slips, half names, light verbs, follow-ups.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { botOver } from './small-corpus.js';

const { bot } = botOver([
  {
    zone: '青山高新区',
    year: 2023,
    text: [
      '由远山控股集团投资6.8亿元建设的青山盐湖特色农产品加工园于今年5月18日开园，首批8家企业入驻。',
      '根据规划，力争使全区低速柴油机制造产能到2025年达150万马力，到2030年达300万马力。',
      '青山东城纺织服装商贸中心规划占地1000亩，将建占地130亩的纺织研发设计中心、占地113亩的时装发布中心。',
      '据青山高新区管委会介绍，全区生活污水处理率达到９５％，垃圾收集处理率达到１００％，污染物总量消除近５０％。',
      '高新区联合青山理工大学、国网青山供电公司开发的能源管理平台今年3月上线。2020年青山高新区被市政府批准为全市智能电网产业基地。',
      '青山高新区选派“项目秘书”64名，帮企业办手续。',
      '依托口岸，综保区先后引进电商及物流企业86家，去年带动就业约5200人。',
      '“过去报关最怕周五下午到货，现在手机上点一点，车就放行了。”跨岭物流有限公司运营总监莫家岭深有感触。',
      '振远声学公司的一期6条产线去年9月投产。振远声学公司的二期计划今年三季度开工。',
      '青山国际冷链中心项目加紧建设，计划2024年4月投用。',
      '对沿河养殖场，拟关闭和搬迁504户，同时不再新批准或新建养殖场。',
      '为加快抢占新能源产业，高新区日前出台了新能源产业发展纲要，明确发展风电和光伏。',
      '下一步，青山高新区将开通全货机航线，新建监管仓。',
    ],
  },
]);

let sessions = 0;
const ask = (...turns: readonly string[]) => {
  const session = `everyday ${sessions++}`;
  return turns.map((turn) => toRecord(bot.reply(session, turn))).at(-1)!;
};
const short = (...turns: readonly string[]) => {
  const { headline, items } = ask(...turns);
  return [headline, ...items].join('\n');
};

describe('the figure that was asked for, not the one beside it', () => {
  it.each([
    ['the year printed before it', '青山高新区低速柴油机产能到2030年能有多少', '300万马力'],
    ['not that of a part named behind it', '青山东城纺织服装商贸中心占多大地方', '1000亩'],
    ['full-width figures', '青山高新区生活污水处理率做到百分之多少', '９５％'],
    ['「多少家电商」 counts shops', '综保区招来了多少家电商和物流公司', '86家'],
  ])('%s', (_, question, figure) => expect(short(question)).toContain(figure));
});

describe('a slip of the input method in an ordinary word', () => {
  it('is read as the word that is printed, and the reply says so', () => {
    const { text } = ask('青山高新区垃圾处里率有多高');
    expect(text).toContain('处理');
  });

  it('a short name may leave out what stands between', () =>
    expect(short('东城商贸中心占地多少亩')).toContain('1000亩'));
});

describe('who it is by the part that a name plays', () => {
  it('「由……投资」', () => expect(short('青山盐湖农产品加工园是谁投资的')).toContain('远山控股集团'));
  it('everyday nouns are no name that the corpus lacks', () =>
    expect(ask('物流公司综保区有多少家').text).not.toContain('没有提到'));
});

describe('a quotation without a verb of saying', () => {
  it('is of whoever is named behind it', () => expect(short('莫家岭怎么说报关的')).toContain('手机上点一点'));
});

describe('claims', () => {
  it.each([
    ['another phase does not decide', '振远声学公司的二期已经投产了吧', 'no'],
    ['what is planned is not done, asked by the mark alone', '青山国际冷链中心已经投用了？', 'no'],
    ['「不再」 denies what goes on', '沿河还能新建养殖场吗', 'no'],
  ])('%s', (_, question, verdict) => expect([verdict, null]).toContain(ask(question).verdict));

  it('the figure that only says which ones are meant is not what is claimed', () =>
    expect(ask('这64名项目秘书都是从外地来的吗').verdict).not.toBe('yes'));
});

describe('reasons and plans', () => {
  it('a reason is headed by its clause', () =>
    expect(short('青山高新区为什么要出台新能源产业发展纲要')).toContain('为加快抢占新能源产业'));
  it('「三件事」 asks for nothing by its words, and is answered by its form', () =>
    expect(short('青山高新区接下来要干哪三件事')).toContain('全货机航线'));
  it('a post is asked for in everyday words', () =>
    expect(short('莫家岭在跨岭物流当什么官')).toContain('运营总监'));
  it('where nothing is asked of somebody known, the reply does not say that the corpus lacks it', () =>
    expect(ask('莫家岭呢呢呢').text).not.toContain('不在语料范围内'));
  it('「下一步」 is answered by what is planned', () =>
    expect(short('青山高新区下一步打算办哪些事')).toContain('全货机航线'));
});
