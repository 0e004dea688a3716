// What real questions about real articles got wrong, told with invented ones.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { botOver } from './small-corpus.js';

const { bot, knowledge } = botOver([
  {
    zone: '青山高新区',
    year: 2023,
    text: [
      '3月25日，青山高新区20个项目集中开工。三菱树脂、横滨轮胎、协力光伏二期等7个外资项目，合计总投资12.1亿美元。',
      '青山协力光伏科技有限公司的一期项目去年达产，此次二期总投资达3.3亿美元，投产后年销售额预计可达60亿元。',
      '对总投资5000万元以上的工业项目，青山高新区配备专职代办员，免费代跑手续。投产后公司还可申请补贴。',
      '青山高新区开通职工夜班专线，票价1元，持一卡通的职工可享受半价。专线由市公交总公司负责营运。据远山控股集团董事长陈宏介绍，专线方便了工人下夜班回家。',
      '远山中国公司总裁兼CEO盖尔克在青山对记者说，新工厂占地100万平方米。',
      '丰树物流产业园投产达效；远航激光产业园签约订单16亿元。',
      '青山振云材料有限公司起步不久。为此，青山远空航天有限公司于2021年7月挂牌上市，实现零的突破。',
      '目前，青山高新区已聚集研发机构27家、小巨人企业12户，占青山市的45.5%。',
      '青山市今年采购额21亿元，其中青山高新区采购额7.8亿元。',
    ],
  },
  {
    zone: '白水经开区',
    year: 2023,
    text: [
      '白水经开区推出电子印章，企业办事少跑腿。通过网上申请、网上审批，材料一次办结。',
      '继莱宝高科（002106，收盘价57.47元）之后，白水经开区又迎来一家上市公司。莱宝高科自筹资金2.5亿元建设生产线。',
      '未来五年，白水市将大力建设中国黑茶产业中心。',
      '未来5年，白水将高层次优化布局，开发城东、河西等“四大组团”，还投入100亿元建成“四大工程”。',
      '白水将高标准建设新城，投入100亿元建成“四大工程”，即：城东大桥工程、河西公园工程、南湖水厂工程、北山绿道工程。',
      '“选择白水，你们选对了！”白水市委书记林海生说。林海生与云帆科技董事长贺子墨出席签约仪式。贺子墨说，云帆科技有经验丰富的工程师。这次与恒通集团联手，相信一定能一炮而红。',
      '白水经开区首趟中亚班列9月26日发车，全程5100公里，装的是工程机械。',
    ],
  },
]);

let sessions = 0;
const ask = (question: string) => toRecord(bot.reply(`credible ${sessions++}`, question));
const said = (question: string) => {
  const { headline, items, citations } = ask(question);
  return [headline, ...items, ...citations.map(({ quote }) => quote)].join('\n');
};

describe('the figure of one thing', () => {
  it('is not the sum of all that are named before it', () => {
    expect(ask('横滨轮胎在青山高新区的项目投了多少钱').kind).toBe('refusal');
    expect(ask('协力光伏在青山的二期要花多少钱').headline).toContain('3.3亿美元');
  });

  it('is not what others have to reach: 「对总投资5000万元以上的项目」', () => {
    expect(ask('青山高新区的总投资是多少').headline ?? '').not.toContain('5000万元');
  });

  it("is the zone's own, not the whole city's", () => {
    expect(ask('青山高新区今年的采购额是多少').headline).toContain('7.8亿元');
  });

  it('what one park did is not said of the one beside it: 「奔腾产业园投产了吗」 cited another park', () => {
    expect(ask('远航激光产业园投产了吗').verdict).toBe(null);
    expect(ask('丰树物流产业园投产了吗').verdict).toBe('yes');
  });

  it("is not its neighbour's", () => {
    expect(ask('丰树物流产业园投了多少').kind).toBe('refusal');
  });

  it('ends where the next one in the row begins', () => {
    const reply = (text: string) => toRecord(bot.reply('row', text)).headline;
    expect(reply('青山高新区有多少户小巨人企业')).toContain('12户');
    expect(reply('还有吗')).not.toContain('27家');
  });

  it('of another phase or batch is not given', () => {
    expect(ask('协力光伏三期总投资多少').kind).toBe('refusal');
  });

  it('「第一趟」 is printed as 「首趟」', () => {
    expect(said('白水第一趟中亚班列是哪天发车的')).toContain('9月26日');
  });
});

describe('names', () => {
  const names = [...knowledge.entities.values()].map(({ name }) => name);

  it.each(['远山控股集团', '盖尔克', '莱宝高科', '市公交总公司', '中国黑茶产业中心'])(
    '「%s」 is one',
    (name) => {
      expect(names).toContain(name);
    },
  );

  it('「哪家钢铁公司」 names nobody', () => {
    expect(ask('青山高新区有哪家钢铁公司').headline).not.toContain('没有提到');
  });

  it.each(['据远山控股集团', '投产后公司', '继莱宝高科', '专线由市公交总公司', '建设中国黑茶产业中心'])(
    '「%s」 is none',
    (name) => {
      expect(names).not.toContain(name);
    },
  );
});

describe('who is quoted', () => {
  it('is the one with the post, not the one spoken of', () => {
    expect(ask('白水市委书记对云帆科技怎么说').headline).toContain('选对了');
  });

  it('goes on to speak in the next sentence', () => {
    expect(ask('贺子墨怎么看跟恒通集团联手').headline).toContain('一炮而红');
  });

  it('「他」 is the one spoken of before, also where a company is named', () => {
    bot.reply('he', '贺子墨是谁');
    expect(said('贺子墨怎么看恒通集团')).toContain('一炮而红');
    expect(toRecord(bot.reply('he', '他怎么看恒通集团')).text).toContain('一炮而红');
  });
});

describe('a list', () => {
  it('of four, where 「四大工程」 is asked for, is the one that has four', () => {
    expect(ask('白水的四大工程都有啥').items).toHaveLength(4);
  });
});

describe('a claim', () => {
  it('that nothing printed bears out or denies is neither, and the nearest sentence is named as such', () => {
    const { kind, headline, text } = ask('莱宝高科的生产线是向银行借钱建的吗');
    expect(kind).toBe('refusal');
    expect(headline).toContain('没有能证实或否定');
    expect(text).toContain('自筹资金2.5亿元');
  });
});

describe('sentences that together most likely answer', () => {
  it.each([
    ['青山职工坐夜班车拿什么卡能半价', '一卡通'],
    ['白水怎么让企业少跑腿', '网上审批'],
    ['莱宝高科掏了多少钱建线', '2.5亿元'],
    ['哪个开发区替工人解决下夜班回家的事', '青山'],
    ['青山高新区最近有什么大动作', '青山高新区'],
  ])('「%s」 has 「%s」', (question, words) => {
    expect(ask(question).kind).not.toBe('refusal');
    expect(said(question)).toContain(words);
  });

  it.each([
    '青山振云材料哪年上市的',
    '青山高新区有多少人口',
    '盖尔克一个月挣多少钱',
    '远山控股集团的员工有多少',
    '青山高新区2019年的采购额是多少',
    '青山明天会下雨吗',
  ])('「%s」 has none, and says so', (question) => {
    expect(ask(question).kind).toBe('refusal');
  });
});
