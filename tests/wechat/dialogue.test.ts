// What people see: greeting, deep links, menu, voice, pages, choices, the article card. Over the page in corpus/.
import { describe, expect, it } from 'vitest';
import { WECHAT_WORDING } from '../../src/answer/wechat-wording.js';
import { zoneParameter } from '../../src/channels/deep-links.js';
import type { Account } from '../../src/channels/wechat/account.js';
import { LIMITS } from '../../src/channels/wechat/limits.js';
import { conversationsOf } from '../corpus-opened.js';
import { corpusBot } from '../telegram/channel-on-stand-in.js';
import {
  APP_ID,
  account,
  CORP_ID,
  event,
  messageXml,
  type Rig,
  rig,
  say,
  sayText,
  wecom,
} from './wechat-client.js';

const wechat = account('safe');
const bytes = (text: string) => Buffer.byteLength(text);
const PUBLIC = new URL('https://bot.example/');

/** Everybody here is somebody new to the bot. */
let people = 0;
function overCorpus(to: Account, publicUrl: URL | null = null): Rig {
  const person = ++people;
  const conversations = conversationsOf();
  const rigged = rig(to, {
    publicUrl,
    bot: {
      reply: (session, said) => {
        rigged.asked.push([session, said]);
        return conversations.reply(`${session}#${person}`, said);
      },
      vote: (session, answer, thumb) => conversations.vote(`${session}#${person}`, answer, thumb),
      forget: (session) => {
        rigged.forgotten.push(session);
        return conversations.forget(`${session}#${person}`);
      },
    },
  });
  return rigged;
}

const QUESTION = '贵阳高新区有多少家研发机构？';
const contentOf = async (to: Account, rigged: Rig, xml: string) =>
  String((await say(to, rigged, xml)).Content);

describe('an answer', () => {
  it('on WeChat: the fact, its sentence and source, and questions to tap or to number', async () => {
    const said = await sayText(wechat, overCorpus(wechat), QUESTION);
    expect(said).toMatchInlineSnapshot(`
      "各类研发机构（平台）：278家

      「目前，贵阳高新区已聚集各类研发机构（平台）278家、国家级专精特新“小巨人”企业12户，占贵阳市的45.5%，这些都是贵阳高新区创新驱动的动力源。」
      ——《科技日报》「贵阳高新区：新型工业化成发展“助推器”」·以科技创新推动企业成长壮大

      可以接着问（回复序号即可）：
      1. <a href="weixin://bizmsgmenu?msgmenucontent=贵阳高新区规模以上工业增加值增长多少？&msgmenuid=1">贵阳高新区规模以上工业增加值增长多少？</a>
      2. <a href="weixin://bizmsgmenu?msgmenucontent=刘才说了什么？&msgmenuid=2">刘才说了什么？</a>
      3. <a href="weixin://bizmsgmenu?msgmenucontent=贵阳高新区有多少个智能制造典型试点示范项目？&msgmenuid=3">贵阳高新区有多少个智能制造典型试点示范项目？</a>"
    `);
  });

  it('on WeCom: the same without links that its client does not know', async () => {
    const said = await sayText(wecom, overCorpus(wecom), QUESTION);
    expect(said).not.toContain('weixin://');
    expect(said).toContain('\n1. 贵阳高新区规模以上工业增加值增长多少？\n');
  });

  it('the number of a choice is enough', async () => {
    const rigged = overCorpus(wechat);
    await sayText(wechat, rigged, QUESTION);
    expect(await sayText(wechat, rigged, '1')).toContain(
      '您选的是「贵阳高新区规模以上工业增加值增长多少？」。',
    );
  });

  it('with a public address: the source line leads to the sentence in its page', async () => {
    const said = await sayText(wechat, overCorpus(wechat, PUBLIC), QUESTION);
    expect(said).toContain(
      '·以科技创新推动企业成长壮大 <a href="https://bot.example/read/keji-ribao-yuanqu-2023-spring%235#s5731">原文</a>',
    );
  });

  it('conversations are by account and person', async () => {
    for (const [to, session] of [
      [wechat, `wechat:${APP_ID}:me`],
      [wecom, `wecom:${CORP_ID}:me`],
    ] as const) {
      const rigged = rig(to);
      await say(to, rigged, messageXml({ FromUserName: 'me', Content: 'x' }));
      expect(rigged.asked).toEqual([[session, 'x']]);
    }
  });
});

describe('the source', () => {
  it.each(['出处', '/source', '来源？'])('%s with a public address is one article card', async (asked) => {
    for (const to of [wechat, wecom]) {
      const rigged = overCorpus(to, PUBLIC);
      await sayText(to, rigged, QUESTION);
      const reply = await say(to, rigged, messageXml({ Content: asked }));
      expect(reply).toMatchObject({
        MsgType: 'news',
        ArticleCount: '1',
        Articles: {
          item: {
            Title: '贵阳高新区：新型工业化成发展“助推器”',
            Description: expect.stringContaining('各类研发机构（平台）278家'),
            Url: 'https://bot.example/read/keji-ribao-yuanqu-2023-spring%235#s5731',
          },
        },
      });
    }
  });

  it('without one it is text', async () => {
    const rigged = overCorpus(wechat);
    await sayText(wechat, rigged, QUESTION);
    expect(await sayText(wechat, rigged, '出处')).toContain('《科技日报》「贵阳高新区');
  });
});

describe('a long answer', () => {
  const LONG = '青岛高新区有哪些企业';

  it.each([
    ['WeChat', wechat, null],
    ['WeChat with links', wechat, PUBLIC],
    ['WeCom', wecom, null],
  ] as const)(
    '%s: comes in pages of at most 2048 bytes, each fact with its sentence and source',
    async (_, to, url) => {
      const rigged = overCorpus(to, url);
      const pages = [await sayText(to, rigged, LONG)];
      while (pages.at(-1)!.includes('回复「更多」继续')) pages.push(await sayText(to, rigged, '更多'));
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(bytes(page)).toBeLessThanOrEqual(LIMITS.text);
      expect(rigged.asked).toHaveLength(1);
      const answer = corpusBot().lookup(LONG);
      if (answer.type !== 'found') throw new Error('not found');
      for (const { text } of answer.items) {
        const page = pages.find((one) => one.includes(`${text}\n`));
        expect(page).toMatch(/」\n——《科技日报》/u);
        expect(answer.evidence.some(({ quote }) => quote.includes(text) && page?.includes(quote))).toBe(true);
      }
    },
  );

  it.each(['更多', '继续', 'More', '继续。'])('%s turns the page', async (word) => {
    const rigged = overCorpus(wechat);
    await sayText(wechat, rigged, LONG);
    await sayText(wechat, rigged, word);
    expect(rigged.asked).toHaveLength(1);
  });

  it('after the last page, 「继续」 asks the bot for more, as 「还有吗」 does at any time', async () => {
    const rigged = overCorpus(wechat);
    await sayText(wechat, rigged, QUESTION);
    await sayText(wechat, rigged, '继续');
    await sayText(wechat, rigged, '还有吗');
    expect(rigged.asked.map(([, said]) => said)).toEqual([QUESTION, '还有吗', '还有吗']);
  });

  it('pages are forgotten by a new question, /forget and half an hour', async () => {
    const moreAfter = async (between: (rigged: Rig) => unknown) => {
      const rigged = overCorpus(wechat);
      await sayText(wechat, rigged, LONG);
      await between(rigged);
      await sayText(wechat, rigged, '更多');
      return rigged.asked.at(-1)![1];
    };
    expect(await moreAfter(() => {})).toBe(LONG);
    expect(await moreAfter((rigged) => sayText(wechat, rigged, QUESTION))).toBe('还有吗');
    expect(await moreAfter((rigged) => sayText(wechat, rigged, '/forget'))).toBe('还有吗');
    const wait = (ms: number) => (rigged: Rig) => {
      rigged.now += ms;
    };
    expect(await moreAfter(wait(29 * 60_000))).toBe(LONG);
    expect(await moreAfter(wait(31 * 60_000))).toBe('还有吗');
  });
});

describe('events', () => {
  it('whoever subscribes is greeted in three lines at most and gets three questions', async () => {
    for (const to of [wechat, wecom]) {
      const greeting = await contentOf(to, overCorpus(to), event('subscribe', ''));
      const [lines, questions] = greeting.split('\n\n');
      expect(lines).toMatch(/^您好，我是园区问答。/u);
      expect(lines.split('\n').length).toBeLessThanOrEqual(3);
      expect(questions.split('\n')).toHaveLength(4);
    }
  });

  it('the questions of the greeting are answered, by their numbers too', async () => {
    for (const number of ['1', '2', '3']) {
      const rigged = overCorpus(wechat);
      await say(wechat, rigged, event('subscribe'));
      expect(await sayText(wechat, rigged, number)).toMatch(/^您选的是「.+」。\n\n.+[\s\S]*——《科技日报》/u);
    }
  });

  const scene = zoneParameter('贵阳高新区');

  it('a scanned code leads to its zone', async () => {
    const rigged = overCorpus(wechat);
    expect(await contentOf(wechat, rigged, event('SCAN', scene))).toContain('贵阳高新区');
    expect(await contentOf(wechat, rigged, event('subscribe', `qrscene_${scene}`))).toMatch(
      /^您好，我是园区问答。[\s\S]*贵阳高新区/u,
    );
    expect(rigged.asked.map(([, said]) => said)).toEqual(['/zone 贵阳高新区', '/zone 贵阳高新区']);
    await say(wechat, rigged, event('SCAN', '123'));
    expect(rigged.asked.at(-1)![1]).toBe('/start');
  });

  it('a press in the menu asks, on WeCom as well', async () => {
    for (const [to, name] of [
      [wechat, 'CLICK'],
      [wecom, 'click'],
    ] as const) {
      const rigged = overCorpus(to);
      expect(await contentOf(to, rigged, event(name, QUESTION))).toContain('278家');
    }
  });

  it('whoever leaves is forgotten, and nothing is said', async () => {
    const rigged = overCorpus(wechat);
    expect(await say(wechat, rigged, event('unsubscribe'))).toEqual({ nothing: 'success' });
    expect(rigged.forgotten).toEqual([`wechat:${APP_ID}:oyORnuP8q7ou2gfYjqLzSIWZf0rs`]);
  });
});

describe('other messages', () => {
  it('voice counts by what was heard', async () => {
    const rigged = overCorpus(wechat);
    const voice = (Recognition?: string) =>
      messageXml({ MsgType: 'voice', MediaId: 'a', Format: 'amr', Recognition });
    expect(await contentOf(wechat, rigged, voice(QUESTION))).toContain('278家');
    expect(await contentOf(wechat, rigged, voice(''))).toBe(WECHAT_WORDING.unheard);
    expect(await contentOf(wechat, rigged, voice())).toBe(WECHAT_WORDING.unheard);
  });

  it.each(['image', 'video', 'shortvideo', 'location', 'link', 'file'])(
    '%s gets one line',
    async (MsgType) => {
      const said = await contentOf(
        wechat,
        overCorpus(wechat),
        messageXml({ MsgType, PicUrl: 'http://a.example/' }),
      );
      expect(said).toBe(WECHAT_WORDING.onlyText);
    },
  );

  it('/privacy and /forget are of the channel, in both languages', async () => {
    const rigged = overCorpus(wechat);
    expect(await sayText(wechat, rigged, '/privacy')).toBe(WECHAT_WORDING.privacy(30).join('\n'));
    expect(await sayText(wechat, rigged, '/隐私')).toBe(WECHAT_WORDING.privacy(30).join('\n'));
    expect(await sayText(wechat, rigged, '/forget')).toBe(WECHAT_WORDING.forgotten);
    expect(await sayText(wechat, rigged, '/忘记')).toBe(WECHAT_WORDING.forgotten);
    expect(rigged.forgotten).toHaveLength(2);
    expect(rigged.asked).toEqual([]);
  });
});

describe('「有用」 and 「没用」', () => {
  it('after an answer are a vote on it, and may be changed', async () => {
    const rigged = overCorpus(wechat);
    await sayText(wechat, rigged, QUESTION);
    expect(await sayText(wechat, rigged, '有用')).toBe(WECHAT_WORDING.voted.up);
    expect(await sayText(wechat, rigged, ' 没用。')).toBe(WECHAT_WORDING.voted.down);
    expect(rigged.asked).toHaveLength(1);
  });

  it('without one are words like any other', async () => {
    const rigged = overCorpus(wecom);
    await sayText(wecom, rigged, '没用');
    expect(rigged.asked.map(([, text]) => text)).toEqual(['没用']);
    await sayText(wecom, rigged, QUESTION);
    await sayText(wecom, rigged, '/forget');
    await sayText(wecom, rigged, '有用');
    expect(rigged.asked.at(-1)?.[1]).toBe('有用');
  });

  it('are told with the help', async () => {
    expect(await sayText(wechat, overCorpus(wechat), '/help')).toMatch(
      /^看了回答，可以回复「有用」或「没用」。\n/u,
    );
  });

  it('a log that is away at /forget is said', async () => {
    const rigged = rig(wechat, { bot: { forget: async () => false } });
    expect(await sayText(wechat, rigged, '/forget')).toBe(WECHAT_WORDING.halfForgotten);
  });
});
