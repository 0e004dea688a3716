// Yes or no over invented news: what the print denies, contrasts, or says of another.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { botOver } from './small-corpus.js';

const { bot } = botOver([
  {
    zone: '青山高新区',
    text: [
      '走进位于青山高新区的云河医药产业园，巡检机器人来回走动。',
      '青山高新区研发投入强度为2.6%，高于青山市平均水平1.1个百分点，但比全国高新区平均水平低了近4个百分点。',
      '去年，东盟首次超过欧盟，成为青山高新区第一大出口市场。',
      '未来企业可在青山高新区完成外币自由兑换，个人则暂不施行。',
      '目前，青山高新区已聚集医药企业2600余家，其中上市企业11家。',
      '青山高新区今年想办成一件事，引进一家保税物流企业。目前正在同新加坡丰远集团谈，还没有签。',
      '青山高新区的整机企业六家里只有两家盈利。',
      '企业签了承诺书就能开工。',
      '青山高新区不缺短板。园区尚无一家上市公司，单个品种也卖不过10亿元。',
    ],
  },
]);

let sessions = 0;
const verdict = (question: string) => toRecord(bot.reply(`verdict ${sessions++}`, question)).verdict;

describe('no', () => {
  it.each([
    ['the clause that compares with the asked side', '青山高新区的研发投入强度超过全国平均了吗'],
    ['「甲超过乙，成为第一」 is not 乙', '青山高新区最大的出口市场是欧盟吗'],
    ['「个人则暂不施行」', '个人能在青山高新区自由兑换外币吗'],
    ['「只有两家盈利」', '青山高新区的六家整机企业都盈利吗'],
    ['「还没有签」', '跟丰远集团的合作签了没有'],
    ['「尚无」 in an article about the park', '云河医药产业园里有上市公司吗'],
  ])('%s', (_, question) => expect(verdict(question)).toBe('no'));
});

it('yes: the figure whose clause has the words of the claim', () => {
  expect(verdict('青山高新区的上市医药企业有11家吗')).toBe('yes');
});
