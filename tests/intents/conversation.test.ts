// Timeline, coverage, 「还有吗」 and 「为什么」: what a conversation can go on with, and where it honestly ends.
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import {
  MORE_NOTE,
  NO_MORE,
  NO_REASON,
  NOTHING_TO_EXPLAIN,
  NOTHING_TO_GO_ON,
} from '../../src/answer/wording.js';
import { coverageIntent } from '../../src/intents/coverage.js';
import { NEW_SESSION } from '../../src/understand/session.js';
import { understand } from '../../src/understand/understand.js';
import { botOver } from './small-corpus.js';

const COMPANIES = ['云峰', '星河', '远航', '晨光', '长河', '金桥', '海川', '天和'].flatMap((name) => [
  `${name}机械有限公司`,
  `${name}食品有限公司`,
  `${name}电子有限公司`,
]);

const { bot, knowledge } = botOver([
  {
    zone: '青山高新区',
    year: 2023,
    text: [
      '2月8日，青山高新区举行开工仪式，云峰电子产业园破土动工。云峰电子产业园总投资40亿元。',
      '2019年，青山高新区升格为国家级园区。由于地处江边，青山高新区的物流成本下降12%。',
      '去年11月，远航物流产业园建成投用。远航物流产业园占地面积900亩。',
      ...COMPANIES.map((name) => `在青山高新区，${name}今年投产。`),
      '“江边的水，我们要管好。”青山高新区管委会主任王建国说。',
      '“园区的路，今年要修通。”青山高新区管委会副主任李志强说。',
      '“企业的事，我们当自己的事办。”青山高新区建设局局长赵明亮说。',
      '“办证的时间，还要再压一压。”青山高新区审批局局长孙海涛说。',
    ],
  },
]);

let sessions = 0;
const talk = (...says: readonly string[]) => {
  const id = `talk ${sessions++}`;
  return says.map((say) => toRecord(bot.reply(id, say)));
};

describe('timeline', () => {
  it.each(['按时间说说青山高新区', '青山高新区的大事记', '/timeline 青山高新区', '/时间线 青山高新区'])(
    '%s',
    (question) => {
      const [{ items }] = talk(question);
      expect(items.map((item) => item.split('：')[0])).toEqual(['2019年', '去年11月', '2月8日']);
      expect(items[0]).toContain('升格为国家级园区');
    },
  );
});

describe('coverage', () => {
  it.each(['关于青山高新区能问什么', '/coverage 青山高新区', '/能问什么 青山高新区', '/范围 青山高新区'])(
    '%s',
    (question) => {
      const [{ items, citations }] = talk(question);
      expect(items).toContain('数据：云峰电子产业园总投资是多少？');
      expect(items).toContain('人物：王建国说了什么？');
      expect(citations.length).toBeGreaterThan(0);
    },
  );

  it('every entry is a question that the bot answers', () => {
    const [{ items }] = talk('关于青山高新区能问什么');
    const questions = items
      .filter((item) => !item.startsWith('文章小标题'))
      .map((item) => item.replace(/^[^：]*：/u, ''));
    expect(questions.length).toBeGreaterThan(5);
    expect(questions.filter((question) => talk(question)[0].kind === 'refusal')).toEqual([]);
  });
});

describe('coverage without answers', () => {
  const ask = (headlineOf: (question: string) => string | null) => {
    const session = NEW_SESSION;
    const query = understand('关于青山高新区能问什么', knowledge);
    const answer = coverageIntent.answer({
      query,
      knowledge,
      session,
      seen: () => false,
      headlineOf,
      trace: () => {},
    });
    return answer?.type === 'found' ? answer.items.map(({ text }) => text) : [];
  };

  it('what the bot cannot answer is not offered', () => {
    expect(ask(() => null)).toEqual([]);
  });

  it('nor what it answers with another figure', () => {
    const offered = ask((question) =>
      /总投资/u.test(question) ? '总投资：16亿元' : '40亿元 900亩 12% 有限公司',
    );
    expect(offered).not.toContain('云峰电子产业园总投资是多少？');
    expect(offered).toContain('王建国说了什么？');
  });
});

describe('还有吗', () => {
  it('the rest of the companies, none twice, then no more', () => {
    const replies = talk('青山高新区有哪些企业', '还有吗', '还有呢');
    const [first, second] = replies.map(({ items }) => items);
    expect(first.length).toBe(20);
    expect(second.length).toBe(COMPANIES.length - 20);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    expect(replies[1].text).toContain(MORE_NOTE);
    expect(replies[2]).toMatchObject({ kind: 'refusal', headline: NO_MORE });
  });

  it('the rest of the quotations that a slash word began', () => {
    const [first, second, third] = talk('/quotes 青山高新区', '还有吗', '还有吗');
    expect(first.items.length).toBe(3);
    expect(second).toMatchObject({ kind: 'quote', headline: '“办证的时间，还要再压一压。”' });
    expect(third.headline).toBe(NO_MORE);
  });

  it('does not change what the conversation is about', () => {
    const replies = talk(
      '青山高新区有哪些企业',
      '还有吗',
      '出处',
      '/figures 青山高新区',
      '其他的呢',
      '有哪些企业',
    );
    expect(replies[5]).toMatchObject({ kind: 'list', zone: '青山高新区' });
  });

  it.each(['还有吗', '其他的呢', '下一个'])('nothing was asked yet: %s', (question) => {
    expect(talk(question)[0]).toMatchObject({ kind: 'refusal', headline: NOTHING_TO_GO_ON });
  });
});

describe('为什么', () => {
  it('the sentence that gives the reason', () => {
    const [, why] = talk('青山高新区的物流成本下降多少', '为什么');
    expect(why.headline).toContain('由于地处江边');
  });

  it('none is given', () => {
    const [, why] = talk('远航物流产业园占地多少', '这是为什么呢');
    expect(why).toMatchObject({ kind: 'refusal', headline: NO_REASON });
    expect(why.citations.length).toBe(1);
  });

  it('nothing was answered', () => {
    expect(talk('为什么')[0].headline).toBe(NOTHING_TO_EXPLAIN);
    expect(talk('远航物流产业园占地多少', '远航物流产业园的专利有多少', '为什么')[2].headline).toBe(
      NOTHING_TO_EXPLAIN,
    );
  });
});

describe('zones that speak of something', () => {
  const { bot: regional } = botOver([
    { zone: '青山高新区', text: ['青山高新区推动大数据与工业企业深度融合。'] },
    { zone: '绿水高新区', text: ['绿水高新区推动数字经济多点突破。'] },
    { zone: '红岩高新区', text: ['红岩高新区加大扶持力度。'] },
  ]);

  it('「大数据」 is not taken for 「大」, nor a similar word for it', () => {
    const { headline, text } = toRecord(regional.reply('regional', '哪些园区提到了大数据'));
    expect(headline).toBe('青山高新区');
    expect(text).not.toMatch(/绿水高新区|红岩高新区/u);
  });
});
