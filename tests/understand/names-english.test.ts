// English questions, word by word into Chinese ones.
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/normalize.js';
import { englishDates } from '../../src/understand/english/dates.js';
import { AMOUNTS, LEADS, NOUNS_AND_VERBS, TAILS, WHOLE } from '../../src/understand/english/glossary.js';
import { translate } from '../../src/understand/english/translate.js';
import { finderOf } from '../knowledge/made-up-names.js';

const finder = finderOf();
const chinese = (question: string) => {
  const text = fold(question);
  return translate(text, finder.find(text))?.text ?? null;
};

describe('English questions', () => {
  it.each([
    ['How many R&D institutions does Guiyang High-tech Zone have?', '贵阳高新区有多少研发机构'],
    ['What is the total investment of the Baiteng industrial park?', '柏腾智能产业园总投资是多少'],
    ['How much did the industrial added value of Guiyang grow?', '贵阳高新区规模以上工业增加值增长多少'],
    ['Who is the general manager of Parwozi?', '总经理 parwozi 是谁'],
    ["Who is Jinglan's chairman?", '青岛鲸澜生物医疗股份有限公司董事长是谁'],
    ['Who is Xizhe Kuai?', '蒯锡哲是谁'],
    ['What did Kuai Xizhe say?', '蒯锡哲说了什么'],
    ['When was the electronic seal launched in Guiyang?', '贵阳高新区电子印章上线什么时候'],
    ['Where is Jinglan?', '青岛鲸澜生物医疗股份有限公司在哪里'],
    ['Compare Qingdao and Guiyang', '青岛高新区和贵阳高新区对比'],
    ['What are the leading industries of Qingdao High-tech Zone?', '青岛高新区有哪些主导产业'],
    ['Which companies are in Qingdao High-tech Zone?', '青岛高新区有哪些企业'],
    ['which zones do you have', '哪些园区'],
    ['Tell me about Suzhou Industrial Park', '苏州工业园区怎么样'],
    ["Is Guiyang's growth over 30%?", '贵阳高新区增长超过30%吗'],
    ['Does Guiyang have new energy vehicles?', '贵阳高新区有新能源汽车吗'],
    ['What happened on April 3?', '4月3日有什么事'],
    ['How many quantum computers does Guiyang have?', '贵阳高新区有多少 quantum computers'],
    ['guiyang gaoxinqu you duoshao yanfa jigou', '贵阳高新区有多少研发机构'],
    ['what about Guiyang?', '贵阳高新区呢'],
    ['What can you do?', '你能回答什么'],
    ['thanks a lot', '谢谢'],
  ])('%s → %s', (question, asked) => expect(chinese(question)).toBe(asked));

  it.each([
    ['贵阳高新区的GDP是多少'],
    ['AI企业有多少'],
    ['Qingdao High-tech Zone有多少企业'],
    ['Qingdao High-tech Zone'],
    ['GDP'],
    ['help'],
    ['hello'],
    ['lorem ipsum dolor'],
  ])('「%s」 stays as it is', (question) => expect(chinese(question)).toBeNull());

  it('names keep what was said, and lie where their Chinese stands', () => {
    const text = 'how many patents does guiyang have';
    const { text: asked, names } = translate(text, finder.find(text))!;
    expect(names).toMatchObject([{ said: 'guiyang', meant: '贵阳高新区', origin: 'corrected' }]);
    expect(asked.slice(names[0].span.start, names[0].span.end)).toBe('贵阳高新区');
  });
});

describe('English dates', () => {
  it.each([
    ['on april 3, 2023', '2023年4月3日'],
    ['on 3 april 2023', '2023年4月3日'],
    ['on the 29th of march', '3月29日'],
    ['in july 2021', '2021年7月'],
    ['in 2022', '2022年'],
    ['in may', '5月'],
    ['it may be', 'it may be'],
  ])('%s → %s', (text, date) => expect(englishDates(text).replace(/\s+/gu, ' ')).toContain(date));
});

describe('the glossary', () => {
  const lines = [...WHOLE, ...TAILS, ...LEADS, ...AMOUNTS, ...NOUNS_AND_VERBS];
  it('is written in small letters, phrases before their Chinese', () => {
    expect(lines.filter((line) => !/^[a-z0-9&' |-]+ = [\p{Script=Han}a-z]+$/u.test(line))).toEqual([]);
  });
  it('has each phrase once in its table', () => {
    for (const table of [WHOLE, TAILS, LEADS, [...AMOUNTS, ...NOUNS_AND_VERBS]]) {
      const phrases = table.flatMap((line) => line.split(' = ')[0].split('|'));
      expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
    }
  });
});
