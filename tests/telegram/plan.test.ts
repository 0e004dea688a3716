// What the bot sends for an update, over the page in corpus/.
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../src/channels/telegram/buttons.js';
import type { Call, Plan } from '../../src/channels/telegram/calls.js';
import { zoneLink } from '../../src/channels/telegram/deep-links.js';
import { createPlanner } from '../../src/channels/telegram/plan.js';
import { openBot } from '../../src/open.js';
import { createOperators } from '../../src/questions/operators.js';
import type { Keepsake } from '../../src/state/keepsakes.js';
import { memoryQuestionLog } from '../../src/state/memory/question-log.js';
import { memorySessions } from '../../src/state/memory/sessions.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { conversationsIn } from '../corpus-opened.js';
import { ANNA, BEN, GROUP, ME, message, PRIVATE, press, said, update } from './messages.js';

const { bot } = openBot(readCorpusFolder('corpus').sources, { max: 1000, ttl: 60_000 });
const TOKEN = '7000000001:AAtest';

interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query?: string;
}

/** A bot with a memory of its own, and people who see what it sends. */
function channel(token = TOKEN, me: object = {}) {
  const kept = new Map<string, Keepsake>();
  const keep = (keepsakes: readonly Keepsake[]) => {
    for (const keepsake of keepsakes) kept.set(`${keepsake.kind} ${keepsake.key}`, keepsake);
  };
  const questions = memoryQuestionLog(1000);
  const sessions = memorySessions({ max: 1000, ttl: 60_000, now: Date.now });
  const planner = createPlanner({
    bot,
    conversations: conversationsIn({ sessions, questions }, bot),
    operators: createOperators({
      admins: new Set([`telegram:${ANNA.id}`]),
      read: questions.read,
      most: 1000,
      now: Date.now,
    }),
    me: { ...ME, ...me },
    sign: createSigner(token),
    keepsakes: {
      read: async (kind, key) => kept.get(`${kind} ${key}`)?.body ?? null,
      forget: async (owner) => {
        for (const [key, keepsake] of kept) if (keepsake.owner === owner) kept.delete(key);
      },
    },
    cardOf: (zone) => (zone.startsWith('贵阳') ? bot.card(zone) : null),
    sentPicture: async () => null,
  });
  const run = async (one: Update): Promise<Plan> => {
    const { keep: remember, ...plan } = await planner(one);
    keep(plan.keepsakes);
    await remember?.();
    // As delivery does: the message that was sent is the reply to the question.
    for (const { answers, method } of plan.calls)
      if (answers) {
        const body = {
          message: 900 + answers.question,
          isPhoto: method === 'sendPhoto',
          digest: answers.digest,
        };
        keep([{ kind: 'answered', key: `${answers.chat}/${answers.question}`, owner: answers.owner, body }]);
      }
    return plan;
  };
  const asked = () => questions.read(0, 1000);
  return { run, kept, asked };
}

const payload = ({ calls }: Plan, at = 0) => calls[at].payload as Record<string, never>;
const text = (plan: Plan, at = 0): string => payload(plan, at).text ?? '';
const methods = ({ calls }: Plan) => calls.map(({ method }: Call) => method);
const rows = (plan: Plan, at = 0): readonly (readonly Button[])[] =>
  (payload(plan, at).reply_markup as { inline_keyboard: Button[][] } | undefined)?.inline_keyboard ?? [];
const labels = (plan: Plan, at = 0) => rows(plan, at).map((row) => row.map((button) => button.text));
function button(plan: Plan, label: string, at = 0): string {
  const found = rows(plan, at)
    .flat()
    .find((one) => one.text.includes(label));
  return found?.callback_data ?? '';
}
const marks = (plan: Plan, type: string, at = 0): readonly string[] =>
  (payload(plan, at).entities as unknown as { type: string; offset: number; length: number }[])
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text(plan, at).slice(offset, offset + length));

const QUESTION = '贵阳高新区有多少家研发机构？';
const THUMBS = ['👍', '👎'];
const SHOWN = { message_id: 77, date: 1000, chat: PRIVATE };

describe('a question', () => {
  it('is answered with the figure in bold, its sentence in a quote that folds, and its source', async () => {
    const plan = await channel().run(said(QUESTION));
    expect(methods(plan)).toEqual(['sendMessage']);
    expect(marks(plan, 'bold')).toEqual(['各类研发机构（平台）：278家']);
    expect(marks(plan, 'expandable_blockquote')[0]).toContain('各类研发机构（平台）278家');
    expect(text(plan)).toContain('——《科技日报》「贵阳高新区：新型工业化成发展“助推器”」');
    expect(payload(plan)).toMatchObject({ chat_id: PRIVATE.id, link_preview_options: { is_disabled: true } });
    expect(payload(plan)).not.toHaveProperty('parse_mode');
  });

  it('offers questions to go on with, the source, the clipboard and other chats', async () => {
    const plan = await channel().run(said(QUESTION));
    expect(labels(plan).slice(3)).toEqual([['出处', '复制', '转发'], THUMBS]);
    const [, copy, share] = rows(plan).at(-2) ?? [];
    expect(copy.copy_text?.text).toMatch(/^各类研发机构（平台）：278家\n——《科技日报》/u);
    expect(share.switch_inline_query).toBe(QUESTION);
  });

  it('the same update gives the same plan, word for word', async () => {
    const { run } = channel();
    const one = said('/zone 襄阳');
    expect(await run(one)).toEqual(await run(one));
  });

  it('goes on about the zone of the last one, and cannot be shared without it', async () => {
    const { run } = channel();
    await run(said(QUESTION));
    const plan = await run(said('那小巨人呢'));
    expect(text(plan)).toMatch(/^（接着上文，按贵阳高新区回答）\n\n国家级专精特新“小巨人”企业：12户/u);
    expect(labels(plan).at(-2)).toEqual(['出处', '复制']);
  });

  it('of another person in the same group is another conversation', async () => {
    const { run } = channel();
    await run(said('/ask 青岛高新区怎么样', { chat: GROUP }));
    const plan = await run(said('/ask 那小巨人呢', { chat: GROUP, from: BEN }));
    expect(text(plan)).not.toContain('青岛');
  });

  it('in a group is replied to, in its topic', async () => {
    const asked = message(`/ask ${QUESTION}`, { chat: GROUP, is_topic_message: true, message_thread_id: 9 });
    const plan = await channel().run(update({ message: asked }));
    expect(payload(plan)).toMatchObject({
      chat_id: GROUP.id,
      message_thread_id: 9,
      reply_parameters: { message_id: asked.message_id, allow_sending_without_reply: true },
    });
    expect(text(plan)).toContain('278家');
  });

  it('that nobody asked the bot is not answered', async () => {
    expect((await channel().run(said(QUESTION, { chat: GROUP }))).calls).toEqual([]);
  });

  it('about a zone that the corpus lacks is refused by name', async () => {
    expect(text(await channel().run(said('苏州工业园区有多少家企业')))).toContain('没有提到「苏州工业园区」');
  });
});

describe('odd messages', () => {
  it('a sticker gets a friendly line', async () => {
    const plan = await channel().run(update({ message: message(null, { sticker: {} }) }));
    expect(text(plan)).toMatch(/^我只读得懂文字/u);
  });

  it.each(['/Ask', '/问@zonebot_test_bot'])('%s is understood like /ask', async (command) => {
    expect(text(await channel().run(said(`${command} ${QUESTION}`)))).toContain('278家');
  });

  it('/start in a group tells how to ask there', async () => {
    expect(text(await channel().run(said('/start@zonebot_test_bot', { chat: GROUP })))).toContain('/ask');
  });

  it('/ask alone says what to write', async () =>
    expect(text(await channel().run(said('/ask')))).toContain('/ask'));

  it('a chat with a bot in it is greeted once', async () => {
    const change = (from: string, to: string, chat: object) =>
      update({
        my_chat_member: {
          chat,
          from: ANNA,
          old_chat_member: { status: from },
          new_chat_member: { status: to },
        },
      });
    const { run } = channel();
    expect(text(await run(change('left', 'member', GROUP)))).toContain('/ask');
    expect((await run(change('member', 'administrator', GROUP))).calls).toEqual([]);
    expect((await run(change('member', 'left', GROUP))).calls).toEqual([]);
    expect((await run(change('kicked', 'member', PRIVATE))).calls).toEqual([]);
  });

  it('a client in English gets greeting, buttons and notices in English', async () => {
    const { run } = channel();
    expect(text(await run(said('/start', { from: BEN })))).toMatch(/^Hello/u);
    expect(labels(await run(said(QUESTION, { from: BEN }))).at(-2)).toEqual(['Source', 'Copy', 'Share']);
    expect(text(await run(press('nothing', { ...SHOWN }, BEN)))).toContain('no longer works');
  });
});

describe('buttons', () => {
  it('a question behind a button is answered in a new message that says it', async () => {
    const { run } = channel();
    const first = await run(said('/zone 贵阳'));
    const plan = await run(press(button(first, '规模以上工业增加值'), SHOWN));
    expect(methods(plan)).toEqual(['answerCallbackQuery', 'sendMessage']);
    expect(text(plan, 1)).toMatch(
      /^问：贵阳高新区规模以上工业增加值增长多少？\n\n规模以上工业增加值增长：30\.5%/u,
    );
  });

  it('a section of a zone card takes the place of the card, and back again', async () => {
    const { run } = channel();
    const card = await run(said('/zone 贵阳'));
    const companies = await run(press(button(card, '企业', 0), SHOWN));
    expect(methods(companies)).toEqual(['answerCallbackQuery', 'editMessageText']);
    expect(payload(companies, 1)).toMatchObject({ chat_id: PRIVATE.id, message_id: 77 });
    expect(text(companies, 1)).toContain('大自然科技股份有限公司');
    const back = await run(press(button(companies, '返回', 1), SHOWN));
    expect(text(back, 1)).toBe(text(card));
    expect(rows(back, 1)).toEqual(rows(card));
  });

  it('of a card stand in two rows, sections first', async () => {
    const plan = await channel().run(said('/zone 贵阳'));
    expect(labels(plan).slice(3)).toEqual([
      ['数据', '企业', '人物', '时间线'],
      ['出处', '数据图', '复制', '转发'],
      THUMBS,
    ]);
  });

  it('出处 tells where each sentence stands, with links that lead back', async () => {
    const { run } = channel();
    const plan = await run(press(button(await run(said(QUESTION)), '出处'), SHOWN));
    expect(text(plan, 1)).toMatch(/keji-ribao-yuanqu-2023-spring\.txt 第 \d+–\d+ 字/u);
    expect(JSON.stringify(payload(plan, 1).entities)).toContain(
      `https://t.me/zonebot_test_bot?start=${'f95a6012c4bce'}`,
    );
  });

  it('survive a restart, but not another token', async () => {
    const { run, kept } = channel();
    const data = button(await run(said(QUESTION)), '出处');
    const restarted = channel();
    for (const [key, keepsake] of kept) restarted.kept.set(key, keepsake);
    expect(methods(await restarted.run(press(data, SHOWN)))).toContain('editMessageText');
    const other = channel('7000000001:BBother');
    for (const [key, keepsake] of kept) other.kept.set(key, keepsake);
    expect(methods(await other.run(press(data, SHOWN)))).toEqual(['answerCallbackQuery']);
  });

  it('「转发」 is not there where inline mode is off', async () => {
    const plan = await channel(TOKEN, { supports_inline_queries: false }).run(said(QUESTION));
    expect(labels(plan).at(-2)).toEqual(['出处', '复制']);
  });

  it("under a reply to an anonymous administrator are everybody's in that group", async () => {
    const { run } = channel();
    const anonymous = {
      chat: GROUP,
      sender_chat: GROUP,
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group' },
    };
    const data = button(await run(said(`/ask ${QUESTION}`, anonymous)), '出处');
    expect(methods(await run(press(data, { ...SHOWN, chat: GROUP })))).toContain('editMessageText');
    expect(methods(await run(press(data, SHOWN)))).toEqual(['answerCallbackQuery']);
  });

  it('of somebody else get a friendly notice', async () => {
    const { run } = channel();
    const data = button(await run(said(`/ask ${QUESTION}`, { chat: GROUP })), '出处');
    const plan = await run(press(data, { ...SHOWN, chat: GROUP }, BEN));
    expect(methods(plan)).toEqual(['answerCallbackQuery']);
    expect(text(plan)).toContain('for the person who asked');
  });

  it.each([
    ['made up', () => `${'A'.repeat(44)}a0`],
    ['too long', () => 'x'.repeat(500)],
    ['empty', () => ''],
    ['one letter off', (data: string) => (data.startsWith('A') ? 'B' : 'A') + data.slice(1)],
  ])('that are %s get one too', async (_, forge) => {
    const { run } = channel();
    const plan = await run(press(forge(button(await run(said(QUESTION)), '出处')), SHOWN));
    expect(methods(plan)).toEqual(['answerCallbackQuery']);
    expect(text(plan)).toContain('已经失效');
  });

  it('in another chat do nothing', async () => {
    const { run } = channel();
    const data = button(await run(said(QUESTION)), '出处');
    expect(text(await run(press(data, { ...SHOWN, chat: GROUP })))).toContain('已经失效');
  });

  it('are gone after /forget', async () => {
    const { run } = channel();
    const data = button(await run(said(QUESTION)), '出处');
    expect(text(await run(said('/forget')))).toContain('忘掉');
    expect(text(await run(press(data, SHOWN)))).toContain('已经失效');
    expect(text(await run(said('那小巨人呢')))).not.toContain('接着上文');
  });
});

describe('edits', () => {
  const edited = (asked: object, changed: string, more: object = {}) =>
    update({ edited_message: { ...asked, text: changed, entities: [], edit_date: 1010, ...more } });

  it('an edited question edits the answer', async () => {
    const { run } = channel();
    const asked = message('贵阳高新区有多少家研发机构');
    await run(update({ message: asked }));
    const plan = await run(edited(asked, '贵阳高新区规模以上工业增加值增长多少'));
    expect(methods(plan)).toEqual(['editMessageText']);
    expect(payload(plan)).toMatchObject({ chat_id: PRIVATE.id, message_id: 900 + asked.message_id });
    expect(text(plan)).toContain('30.5%');
    // Where the answer was deleted meanwhile, it is sent anew.
    expect(plan.calls[0].otherwise).toMatchObject({ method: 'sendMessage', payload: { text: text(plan) } });
  });

  it('an edit that leaves the text as it is, such as a link preview, is nothing', async () => {
    const { run } = channel();
    const asked = message(QUESTION);
    await run(update({ message: asked }));
    expect((await run(edited(asked, QUESTION))).calls).toEqual([]);
  });

  it('a message that becomes a question soon after is answered, an old one is not', async () => {
    const { run } = channel();
    expect(methods(await run(edited(message('hm'), QUESTION)))).toEqual(['sendMessage']);
    expect((await run(edited(message('hm'), QUESTION, { edit_date: 9000 }))).calls).toEqual([]);
  });

  it('where the answer was a picture, the new one takes its place', async () => {
    const { run } = channel();
    const asked = message('/card 贵阳');
    await run(update({ message: asked }));
    const plan = await run(edited(asked, QUESTION));
    expect(methods(plan)).toEqual(['deleteMessage', 'sendMessage']);
    expect(payload(plan)).toEqual({ chat_id: PRIVATE.id, message_id: 900 + asked.message_id });
  });
});

describe('pictures and links', () => {
  it('/card sends the picture of a zone, with name and source below', async () => {
    const plan = await channel().run(said('/card 贵阳'));
    expect(plan.calls[0]).toMatchObject({ method: 'sendPhoto', picture: '贵阳高新区' });
    expect(payload(plan).caption).toMatch(/^贵阳高新区\n\n「.*30\.5%.*」\n——《科技日报》/u);
    expect(labels(plan).flat()).not.toContain('出处');
  });

  it('/card of a zone without a picture is its card in words', async () => {
    expect(methods(await channel().run(said('/card 青岛')))).toEqual(['sendMessage']);
  });

  it('a zone card offers its picture', async () => {
    const { run } = channel();
    const plan = await run(press(button(await run(said('/zone 贵阳')), '数据图'), SHOWN));
    expect(plan.calls[1]).toMatchObject({ method: 'sendPhoto', picture: '贵阳高新区' });
  });

  it('a link opens a zone, another one a fact', async () => {
    const { run } = channel();
    const start = (link: string) => run(said(`/start ${link.split('=')[1]}`));
    expect(text(await start(zoneLink('zonebot_test_bot', '襄阳高新区') ?? ''))).toContain('襄阳高新区');
    expect(text(await start('?start=f95a6012c4bce'))).toContain('278家');
    expect(text(await start('?start=f000000000000'))).toContain('不在现在的语料里');
  });

  it.each(['', 'z', '_', 'zzzz', '%%%', 'z'.repeat(64)])('/start %s is no harm', async (parameter) => {
    expect(methods(await channel().run(said(`/start ${parameter}`)))).toEqual(['sendMessage']);
  });
});

describe('thumbs', () => {
  const toast = (plan: Plan) => [methods(plan), payload(plan).text];

  it('stand under answers and refusals, on every side of them, and under nothing else', async () => {
    const { run } = channel();
    const card = await run(said('/zone 贵阳'));
    const turned = await run(press(button(card, '出处'), SHOWN));
    const refusal = await run(said('苏州工业园区有多少家企业'));
    for (const plan of [card, refusal]) expect(labels(plan).at(-1)).toEqual(THUMBS);
    expect(labels(turned, 1).at(-1)).toEqual(THUMBS);
    for (const command of ['/help', '/start', '/privacy', '谢谢'])
      expect(labels(await run(said(command))).flat()).not.toContain('👍');
  });

  it('one vote a person and answer: a later press changes it, and is answered with a short toast', async () => {
    const { run, asked } = channel();
    const plan = await run(said(QUESTION));
    expect(toast(await run(press(button(plan, '👍'), SHOWN)))).toEqual([
      ['answerCallbackQuery'],
      '谢谢，记下了：有用。',
    ]);
    expect(toast(await run(press(button(plan, '👎'), SHOWN)))).toEqual([
      ['answerCallbackQuery'],
      '谢谢，记下了：没用。',
    ]);
    expect((await asked()).map(({ thumb }) => thumb)).toEqual(['down']);
  });

  it('are those of whoever asked, on this very answer', async () => {
    const { run, asked } = channel();
    const plan = await run(said(`/ask ${QUESTION}`, { chat: GROUP }));
    await run(said(`/ask ${QUESTION}`, { chat: GROUP }));
    const data = button(plan, '👍');
    const shown = { ...SHOWN, chat: GROUP };
    expect(payload(await run(press(data, shown, BEN))).text).toMatch(/^This button is for/u);
    expect(payload(await run(press(`${data.slice(0, -1)}d`, shown))).text).toContain('失效');
    await run(press(data, shown));
    expect((await asked()).map(({ thumb }) => thumb)).toEqual(['up', null]);
  });

  it('on what was forgotten are not noted', async () => {
    const { run, kept, asked } = channel();
    const plan = await run(said(QUESTION));
    const copy = new Map(kept);
    await run(said('/forget'));
    expect(await asked()).toEqual([]);
    for (const [key, keepsake] of copy) kept.set(key, keepsake);
    expect(payload(await run(press(button(plan, '👍'), SHOWN))).text).toMatch(/^没能记下/u);
  });
});

describe('what is noted', () => {
  it('of a question: how it was read and answered, under hashes; of a command to the channel: nothing', async () => {
    const { run, asked } = channel();
    for (const text of [QUESTION, '苏州工业园区有多少家企业', '/privacy', '谢谢']) await run(said(text));
    // A vote waits until what was said before is written.
    await run(press(button(await run(said('/zone 贵阳')), '👍'), SHOWN));
    expect(await asked()).toMatchObject([
      {
        channel: 'telegram',
        text: QUESTION,
        kind: 'quantity',
        zone: '贵阳高新区',
        answer: 'fact',
        reason: null,
      },
      { kind: 'quantity', zone: '苏州工业园区', answer: 'refusal', reason: 'zone', ms: expect.any(Number) },
      { text: '谢谢', answer: 'help', headline: null },
      { text: '/zone 贵阳', answer: 'overview', thumb: 'up' },
    ]);
    expect(JSON.stringify(await asked())).not.toMatch(/"(?:person|chat)":"(?:telegram|11)/u);
  });

  it('the same update again is noted once', async () => {
    const { run, asked } = channel();
    const one = said(QUESTION);
    const plan = await run(one);
    await run(one);
    await run(press(button(plan, '👍'), SHOWN));
    expect(await asked()).toHaveLength(1);
  });

  it('/privacy says how long, and /forget what is gone', async () => {
    const { run } = channel();
    expect(text(await run(said('/privacy')))).toContain('记 30 天');
    expect(text(await run(said('/privacy', { from: BEN })))).toContain('for 30 days');
    expect(text(await run(said('/forget')))).toMatch(/^已经忘掉这个对话，您的问题记录也删掉了/u);
  });
});

describe('/admin', () => {
  it('tells an operator in private what was asked, and is no question itself', async () => {
    const { run, asked } = channel();
    for (const text of ['苏州工业园区有多少家企业', '苏州工业园区有多少企业？', QUESTION])
      await run(said(text));
    await run(press(button(await run(said(QUESTION)), '👎'), SHOWN));
    const lines = async (command: string) => text(await run(said(command))).split('\n');
    const today = new Date().toISOString().slice(0, 10);
    expect((await lines('/admin')).slice(0, 2)).toEqual([
      '没答上的问题（最近 7 天）',
      `2次 · 1人 · ${today} · 没有这个园区 · 苏州工业园区 · 「苏州工业园区有多少家企业」`,
    ]);
    expect((await lines('/admin 常问 30')).slice(0, 2)).toEqual([
      '问得最多的（最近 30 天）',
      `2次 · 1人 · 答2 · 👎1 · 「${QUESTION}」`,
    ]);
    expect((await lines('/admin users'))[1]).toBe(`${today} · 1人 · 4次 · 答2 · 拒2 · 👎1`);
    expect((await lines('/admin feedback'))[1]).toMatch(/^👎1 · 一条事实 · 「.*」 · → 各类研发机构/u);
    expect((await lines('/admin 最慢'))[0]).toBe('最慢的（最近 7 天）');
    expect((await asked()).map((row) => row.text)).not.toContain('/admin');
  });

  it.each(['/admin everything', '/admin asked 0', '/admin asked 366', '/admin asked seven', '/admin 7 8'])(
    '%s says how it is used',
    async (command) => expect(text(await channel().run(said(command)))).toMatch(/^用法：\/admin/u),
  );

  it('is an unknown command for everybody else, and for an operator where others read along', async () => {
    const { run } = channel();
    const unknown = text(await run(said('/nonsense', { from: BEN })));
    expect(text(await run(said('/admin', { from: BEN })))).toBe(unknown);
    expect(text(await run(said('/admin@zonebot_test_bot', { chat: GROUP })))).toBe(unknown);
    expect((await run(said('/admin', { chat: GROUP }))).calls).toEqual([]);
  });
});
