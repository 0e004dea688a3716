// Whose figure, date, post or word it is: what stands near an asked name but belongs to another is no answer.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { belongsToAnother, hasLead, isOfOtherSubject } from '../../src/find/owner.js';
import { understand } from '../../src/understand/understand.js';
import { botOver } from './small-corpus.js';

const { bot, knowledge } = botOver([
  {
    zone: '青山高新区',
    year: 2023,
    text: [
      '青山高新区汽车产业势头良好。远航汽车公司上半年生产整车11万辆，其中新款卖出2万辆。全区汽车产业实现收入198亿元，占全区总量的48%。',
      '去年，总投资25亿元的长桥碳化硅、总投资18亿元的正极材料项目先后落户，其中正极材料项目由来自湖南的衫原能源投建，一期今年6月已经投产。',
      '青山高新区在上海、西安建起两个孵化器。西安孵化器去年8月揭牌，首批入孵9个团队。',
      '育种家培育的品种叫“山农668”，平均亩产583公斤。',
      '前一个品种“山农511”卖给了大唐种业，底价1000万元，转让费一次付清。',
      '东兴机械公司的项目去年落户。经开区投资促进局局长潘红给出的答案是“标准地”。去年出让的14宗用地全部为“标准地”，平均每亩投资强度512万元。',
      '恒铜铜箔公司4.5微米极薄铜箔今年3月批量供货，客户包括宁泰时代、比山迪、国轩高科。',
      '精远里亚特种漆包线公司去年卖出扁线1.9万吨。众原导体自有资金差8000万元。“从递材料到钱到账，22天。”众原导体董事长宣梅说。',
      '区内可供出让的工业用地已不足2000亩。管委会副主任顾建良说，今后三年要腾退低效用地4500亩，“腾笼换鸟，先舍得旧鸟。”',
      '青山高新区的半导体人才从哪来？去年9月，高新区与两所学校合办了集成电路学院。',
      '那一年，合建的药物评价中心投入使用，一款药的检测周期从平均47天压缩到19天。',
      '青山高新区将率先建立智能装备三大基地，成为全省的重镇。青山高新区率先建立的智能装备三大基地分别是：城东的示范应用基地；城西的技术研发基地；城北的核心设备基地。',
      '“现在是追着我问下一场拍卖在几号。”青山种子交易中心总经理鲁军笑道。',
      '青山高新区有个“小企业医院”。说是医院，其实是青山中小企业联盟运营的一家机构，2018年5月18日开张。',
      '高新区管委会主任楼一鸣说，现在还不到论输赢的时候。',
      '青山高新区的云帆创意园2013年启用。',
      '作为第一个国家级农业高新技术产业示范区，杨川1997年成立。',
    ],
  },
]);

let sessions = 0;
const ask = (question: string) => toRecord(bot.reply(`whose ${sessions++}`, question));
const said = (question: string) => {
  const { headline, items, citations } = ask(question);
  return [headline, ...items, ...citations.map(({ quote }) => quote)].join('\n');
};

describe('what belongs to another', () => {
  it.each([
    ["the whole zone's income is not a company's", '远航汽车公司上半年营收多少亿'],
    ['「其中」: the date of the other project', '长桥碳化硅项目什么时候投产'],
    ['the incubator of another city', '上海孵化器首批入孵了几个团队'],
    ['the kind with another number', '山农668转让费卖了多少钱'],
    ['what each acre costs is not what a project costs', '东兴机械公司的项目总投资多少'],
    ["another company's chairwoman", '精远里亚的董事长是谁'],
    ['the topic is a name that the speaker did not speak of', '顾建良怎么评价云帆创意园'],
  ])('%s', (_, question) => expect(ask(question).kind).toBe('refusal'));

  it('somebody who spoke of something else is shown, but not as the answer', () => {
    const { kind, headline, citations } = ask('顾建良对半导体人才有什么看法');
    expect(kind).toBe('refusal');
    expect(headline).toContain('顾建良谈「半导体人才」');
    expect(citations[0].quote).toContain('腾笼换鸟');
  });

  it('a figure that the question prints itself is not its answer', () => {
    expect(ask('恒铜铜箔公司4.5微米的铜箔有多厚').headline).not.toContain('：4.5微米');
  });
});

describe('names', () => {
  it('a bare kind of thing is the one named before: 「说是医院，其实是……」', () => {
    expect(ask('小企业医院啥时候开张的').headline).toBe('2018年5月18日');
    expect(ask('小企业医院是哪家机构在运营').headline).toContain('中小企业联盟');
  });

  it('a rare surname: 「主任楼一鸣说」', () => {
    expect(ask('楼一鸣怎么说输赢').kind).toBe('quote');
  });

  it('cut to the first characters of their words', () => {
    expect(said('药评中心投入使用后检测一款药要多少天')).toContain('19天');
  });

  it('what was before is asked for', () => {
    expect(ask('药评中心没建之前检测一款药要多少天').headline).toContain('47天');
  });

  it('end before the verb of saying: 「鲁军笑道」', () => {
    expect(ask('青山种子交易中心总经理是谁').headline).toMatch(/^鲁军（/u);
  });

  it('「经开区投资促进局」 keeps its first character', () => {
    expect(ask('潘红是谁').headline).toBe('潘红：经开区投资促进局局长');
  });

  it('what a zone is for names none: 「国家级农业高新技术产业示范区」', () => {
    const zones = [...knowledge.entities.values()].filter(({ kind }) => kind === 'zone');
    expect(zones.map(({ name }) => name)).toEqual(['青山高新区']);
  });
});

describe('what is asked for', () => {
  it('「都卖给谁了」: all of them', () => {
    expect(ask('恒铜铜箔的极薄铜箔都卖给谁了').headline).toContain('宁泰时代、比山迪、国轩高科');
  });

  it('「三大基地」: the sentences that tell them, not the one that announces them', () => {
    const reply = said('青山要建哪三大智能装备基地');
    for (const base of ['示范应用基地', '技术研发基地', '核心设备基地']) expect(reply).toContain(base);
  });
});

describe('of several companies', () => {
  const { bot: port, knowledge: known } = botOver([
    {
      zone: '河口高新区',
      text: [
        '河口高新区2009年7月挂牌，一季度吞吐量12.9万标箱。',
        '货从哪里来？管委会主任向国华说，有禾菱线缆公司的电缆，还有岛岛全的菜籽油。芯金宝公司去年生产打印机1020万台。企业2018年6月签约，总投资50亿元。',
        '“拎着包就能进来干活。”芯金宝公司总经理许介成说，他在东莞、苏州都建过厂。今年1至10月，园区完成工业总产值1216亿元。',
        '这里的恒历鞋业去年迁来，一天出鞋2.2万双，主要卖往缅甸、马来西亚和津巴布韦。圣雪容是园里最大的企业，有缝纫机860台。',
        '港务集团董事长栗建平说，老灯塔成了港史馆的门厅，每周二闭馆，其余时间免费参观。',
        '2010年3月，河口机电集团以2000万英镑收购了英国PTG下属6家子公司，一举获得3个百年品牌。',
      ],
    },
  ]);
  const answered = (question: string) => toRecord(port.reply(`port ${question}`, question));

  const speaking = (words: string) => known.sentences.findIndex(({ text }) => text.includes(words));

  it('「这家企业」 is the one named last, not an earlier one of the paragraph', () => {
    expect(belongsToAnother(speaking('总投资50亿'), understand('禾菱线缆公司总投资多少', known), known)).toBe(
      true,
    );
    expect(belongsToAnother(speaking('总投资50亿'), understand('芯金宝公司总投资多少', known), known)).toBe(
      false,
    );
    expect(answered('禾菱线缆公司总投资多少').kind).toBe('refusal');
  });

  it('a name that no rule knows has to be printed with the post', () => {
    expect(hasLead(speaking('建过厂'), understand('岛岛全的总经理是谁', known), known)).toBe(false);
    expect(hasLead(speaking('菜籽油'), understand('岛岛全的总经理是谁', known), known)).toBe(true);
  });

  it("what the zone made is not a company's", () => {
    const query = understand('芯金宝公司今年产值多少', known);
    expect(isOfOtherSubject(speaking('完成工业总产值'), query, known)).toBe(true);
  });

  it('a sentence that speaks of no boss', () => {
    expect(answered('圣雪容的老板是谁').kind).toBe('refusal');
  });

  it('what is no people is not counted as such', () => {
    expect(answered('河口机电集团收购的英国PTG有多少员工').kind).toBe('refusal');
  });

  it('a rarer surname: 「董事长栗建平说」', () => {
    expect(answered('港务集团董事长叫什么').headline).toContain('栗建平');
  });

  it('「闭馆」 denies 「开门」', () => {
    expect(answered('港史馆周二开门吗').verdict).toBe('no');
  });

  it('a brand and its trade own a figure, whatever it counts', () => {
    expect(answered('恒历鞋业一天做多少双鞋').headline).toBe('恒历鞋业 一天出鞋：2.2万双');
  });

  it('「卖到哪些国家」: all of them, and nothing else', () => {
    expect(answered('恒历鞋业主要卖往哪些国家').headline).toBe('缅甸、马来西亚、津巴布韦');
  });
});

it('a zone is called at home by its name without the place', () => {
  const { bot: city } = botOver([
    { zone: '江苏盐城环保科技城', text: ['至今，科技城没有一家三甲医院，高铁也要等到2018年才能通车。'] },
  ]);
  expect(toRecord(city.reply('city', '环保科技城有三甲医院吗')).verdict).toBe('no');
});

it('the sentence begins with another name', () => {
  const { knowledge: other } = botOver([
    {
      zone: '南川工业园区',
      text: [
        '南川工业园区有企业26家，以锂电为主导产业。',
        '与地毯做邻居的，是锂电。2012年，青海时代新能源、比亚迪相继落户。比亚迪南川基地总投资85亿元，建成后将形成12吉瓦时产能。',
        '去年，南川园区锂电产业产值达到71.6亿元。',
      ],
    },
  ]);
  const query = understand('青海时代新能源的总投资是多少', other);
  const others = other.sentences.filter(({ index }) => isOfOtherSubject(index, query, other));
  expect(others.map(({ text }) => text.slice(0, 5))).toEqual(['比亚迪南川']);
});
