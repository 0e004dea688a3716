// Who, which company, which of several: what questions about real articles got wrong, told with invented news.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { zoneAliases } from '../../src/facts/aliases.js';
import { doersOf } from '../../src/find/doers.js';
import { rankSentences } from '../../src/find/sentences.js';
import { sliceSpan } from '../../src/text/span.js';
import { understand } from '../../src/understand/understand.js';
import { botOver } from './small-corpus.js';

const { bot, knowledge } = botOver([
  {
    zone: '青山高新区',
    year: 2023,
    text: [
      '刚坐下，云帆电子总经理洪林就向笔者透露：“今年行情不好。”云帆电子是一家专业制造遥控、开关、变压器的电子配件企业，在青山设厂。目前实现品牌化运作的配件企业只有金得利、云帆电子、福泰兴等几家。',
      '今年以来，灯饰配件进入淡季。永远五金总经理区大松说，自四月份以来，五金配件的销售一落千丈。',
      '一个月前，温水市出现了企业倒闭潮，尽管青山目前还没有出现类似情况，但配件企业都多了个心眼。',
      '远奶集团进入重整程序，其间，管理人已举行了两次招商会，但均未能找到合适的重整方案。',
      '远奶董事长文一波已离任。由于理念不同，文一波与远奶创始人李图交恶。8月3日，李图代理律师王清晖对本报记者称，正评估此事的影响。时任青山经开区管委会副主任的文一波临危受命。',
      '“岭南东城纺织服装商贸中心”位于洪岭的纺织产业园，老国道两侧，规划占地1000亩，将建占地130亩的纺织服装研发设计中心、占地113亩的时装发布中心。',
      '第五届青山酒饮博览会由青山高新区管委会及江东省酒类行业协会主办，天和机械公司协办。',
      '被称为“金钥匙”的模具业在青山发展很快。青山的模具业产值去年增长两成。青山模具业企业近百家。',
      '远海电子目前已将厂房、设备变卖给房地产开发商，青山市政府得知纠纷后，已安排一位副市长处理职工纠纷。记者辗转联系到远海电子的老职工刘其林。',
      '1999年，三江集团销售额为3.7亿元，到2010年已超过500亿元。与三江集团共同成长的，还有中联重科和山海智能，他们共同组成了青山工程机械的“三驾马车”。“三驾马车”并驾齐驱，带动了一个工程机械产业集群。',
      '青山从农民利益出发，未来消费者利用资源会更方便。青山市硅光股份有限公司由赫瑞投资管理有限公司控股投资。',
      '青山高新区去年第四届酒博会共有160多个国外厂商参展。',
      '果农用的羊粪，是到甘肃的天水、庆阳集中采购的。',
      '远海冰箱1995年进入青山，与小天鹰合资组建了洗衣机厂，占六成股份。',
    ],
  },
]);

let sessions = 0;
const ask = (question: string) => toRecord(bot.reply(`who ${sessions++}`, question));
const names = () => [...knowledge.entities.values()].map(({ name }) => name);

describe('names', () => {
  it('end before the adverb: 「总经理洪林就向笔者透露」', () =>
    expect(ask('洪林是谁').headline).toBe('洪林：云帆电子总经理'));
  it('are of one owner: 「文一波与远奶创始人」', () => {
    expect(names()).toContain('文一波');
    expect(names()).not.toContain('文一波与远奶');
  });
  it('begin behind 时任, and behind the company that is led by another', () => {
    expect(names()).toContain('赫瑞投资管理有限公司');
    expect(names().filter((name) => /时任|公司由/u.test(name))).toEqual([]);
  });
  it('are no nouns behind 农民 and 消费者', () =>
    expect(names().filter((name) => /利益|利用/u.test(name))).toEqual([]));
  it('of zones have no form of one character', () => {
    expect(zoneAliases(['新', '惠'], '工业园区', ['新惠工业园区'])).toContain('新惠');
    expect(zoneAliases(['新', '惠'], '工业园区', ['新惠工业园区'])).not.toContain('新');
  });
  it('of cities do not end inside a post', () =>
    expect(understand('青山市长说了什么', knowledge).terms.map(({ word }) => word)).toContain('市长'));
});

describe('who and which', () => {
  it.each([
    ['the lawyer of somebody', '李图的律师叫什么', '王清晖'],
    ['the ones who hosted it', '青山酒博会是哪几家主办的', '青山高新区管委会、江东省酒类行业协会'],
    ['a partner that no rule knows to be a name', '远海冰箱跟谁合资办的洗衣机厂', /^小天鹰$/u],
    ['companies, not what they make', '青山做配件的有哪几家做出了品牌', '云帆电子'],
    ['those that 还有 enumerates', '青山工程机械的三驾马车是哪三家', '中联重科和山海智能'],
    ['what it is called', '模具业有个什么美称', '金钥匙'],
    [
      'the area of the whole, not of a part that is named alike',
      '岭南东城那个服装商贸中心占地多大',
      '1000亩',
    ],
  ])('%s', (_, question, headline) => expect(ask(question).headline).toMatch(headline));

  it.each([
    ['nobody who holds the asked post is named', '处理职工纠纷的副市长叫什么'],
    ['a government is no company', '远海电子的厂房设备卖给了哪家公司'],
    ["a company that the sentence does not name: another's figure", '中联重科2010年的销售额是多少'],
    ['a number of firms is no sum of money', '青山第四届酒博会成交额有多少'],
  ])('refused: %s', (_, question) => expect(ask(question).kind).toBe('refusal'));

  it('a place that the question says itself is no answer', () =>
    expect(ask('青山果农用的羊粪是甘肃哪些地方的').headline).not.toContain('甘肃'));

  it('a month is asked for: 「今年」 is none', () =>
    expect(ask('青山的五金配件从几月份开始不好卖').headline).not.toBe('今年'));
});

describe('yes or no', () => {
  it.each([
    ['「尽管……还没有」 denies it of the one that is asked about', '青山也像温水市那样出现企业倒闭潮了吗'],
    ['「前两次」 says which, it claims no number', '远奶集团前两次招商谈成重整方案了吗'],
  ])('%s', (_, question) => expect(ask(question).verdict).toBe('no'));

  it('a superlative that is claimed is checked, not looked up', () =>
    expect(understand('三江集团是青山纳税最多的企业吗', knowledge).expected).toBe('verdict'));
});

it.each([
  ['天然气 is no number of days', '一年能产多少天然气', null],
  ['land that is taken up is no share', '高速公路要占掉多少耕地', 'area'],
])('%s', (_, question, unit) => {
  const query = understand(question, knowledge);
  expect([query.expected, query.unit?.classes[0] ?? null]).toEqual(['quantity', unit]);
});

it('what a headline prints is not said to be missing', () => {
  expect(knowledge.hasText('项目建设提速')).toBe(true);
  expect(knowledge.hasText('项目建设降速')).toBe(false);
});

it('what is too short for a name beside 和 stays whole', () => {
  const query = understand('酒博会是哪家公司协办的', knowledge);
  const text = '博览会由天和机械、某协会及某中心协办。';
  const opened = botOver([{ zone: '白水经开区', text: [text] }]).knowledge;
  const found = doersOf(query, rankSentences(understand('博览会协办', opened), opened), opened)!;
  expect(found.items.map((span) => sliceSpan(opened.sentences[found.sentence].text, span))).toEqual([
    '天和机械',
    '某协会',
    '某中心',
  ]);
});

it('a made-up list of posts, each readable in two ways, is read in no time', () => {
  const posts = '代首席校长、田讲合本认井闻顾任'.repeat(30);
  expect(botOver([{ zone: '白水经开区', text: [`${posts}。`] }]).knowledge.sentences).toHaveLength(1);
});
