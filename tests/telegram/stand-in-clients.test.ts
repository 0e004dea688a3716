// Independent judges: one dialogue, held by three unchanged client libraries, leaves the same ledger.
import { Bot as GrammyBot, InputFile } from 'grammy';
import type { Update } from 'grammy/types';
import { Bot as NodeTelegramBot, InputFile as NodeTelegramFile } from 'node-telegram-bot-api';
import { Telegraf } from 'telegraf';
import { afterEach, describe, expect, it } from 'vitest';
import { png } from './pictures.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);
const KEYBOARD = { inline_keyboard: [[{ text: '更多', callback_data: 'more:1' }]] };
const QUOTE = [{ type: 'blockquote' as const, offset: 0, length: 2 }];
const ARTICLE = {
  type: 'article' as const,
  id: 'z1',
  title: '贵阳高新区',
  input_message_content: { message_text: '贵阳高新区：提速' },
};

/** A bot that answers a text with a keyboard, a press with an edit and a photo, an inline query with an article. */
interface Client {
  start: () => void;
  stop: () => Promise<unknown> | undefined;
}

function grammy({ apiRoot, token }: StandIn): Client {
  const bot = new GrammyBot(token, { client: { apiRoot } });
  bot.on('message:text', (ctx) =>
    ctx.reply(`答：${ctx.msg.text}`, { reply_markup: KEYBOARD, entities: QUOTE }),
  );
  bot.on('callback_query:data', async (ctx) => {
    await ctx.answerCallbackQuery({ text: ctx.callbackQuery.data });
    await ctx.editMessageText('答：第二页');
    await ctx.replyWithPhoto(new InputFile(png()), { caption: '图' });
  });
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([ARTICLE], { cache_time: 0 }));
  let running: Promise<void> | undefined;
  return {
    start: () => {
      running = bot.start();
    },
    stop: async () => {
      await bot.stop();
      await running;
    },
  };
}

function telegraf({ apiRoot, token }: StandIn): Client {
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  bot.on('text', (ctx) => ctx.reply(`答：${ctx.message.text}`, { reply_markup: KEYBOARD, entities: QUOTE }));
  bot.on('callback_query', async (ctx) => {
    await ctx.answerCbQuery('data' in ctx.callbackQuery ? ctx.callbackQuery.data : '');
    await ctx.editMessageText('答：第二页');
    await ctx.replyWithPhoto({ source: png() }, { caption: '图' });
  });
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([ARTICLE], { cache_time: 0 }));
  let running: Promise<void> | undefined;
  return {
    start: () => {
      running = bot.launch();
    },
    stop: () => {
      bot.stop();
      return running;
    },
  };
}

function nodeTelegramBotApi({ apiRoot, token }: StandIn): Client {
  const bot = new NodeTelegramBot(token, { apiRoot });
  bot.on('message', ({ api, update }) =>
    api.sendMessage({
      chat_id: CHAT.id,
      text: `答：${(update as Update).message?.text}`,
      reply_markup: KEYBOARD,
      entities: QUOTE,
    }),
  );
  bot.on('callback_query', async ({ api, update }) => {
    const { callback_query } = update as Update;
    await api.answerCallbackQuery({ callback_query_id: callback_query!.id, text: callback_query!.data! });
    const { message_id } = callback_query!.message!;
    await api.editMessageText({ chat_id: CHAT.id, message_id, text: '答：第二页' });
    await api.sendPhoto({
      chat_id: CHAT.id,
      photo: new NodeTelegramFile(new Uint8Array(png())),
      caption: '图',
    });
  });
  bot.on('inline_query', ({ api, update }) =>
    api.answerInlineQuery({
      inline_query_id: (update as Update).inline_query!.id,
      results: [ARTICLE],
      cache_time: 0,
    }),
  );
  let running: Promise<void> | undefined;
  return {
    start: () => {
      running = bot.api.getMe().then(() => bot.startPolling());
    },
    stop: () => {
      bot.stop();
      return running;
    },
  };
}

/** What libraries call of their own accord: polling and how they begin it. */
const OWN = ['getUpdates', 'deleteWebhook', 'getWebhookInfo'];

let standIn: StandIn;
afterEach(() => standIn.close());

async function dialogue(client: Client): Promise<void> {
  client.start();
  standIn.people.say(CHAT, LI, '贵阳');
  const [answer] = await standIn.waitFor((ledger) => ledger.sent(CHAT.id).length > 0 && ledger.sent(CHAT.id));
  standIn.people.press(LI, answer!, 'more:1');
  await standIn.waitFor((ledger) => ledger.of('sendPhoto').some(({ ended }) => ended === 'answered'));
  standIn.people.inline(LI, '贵阳');
  await standIn.waitFor((ledger) => ledger.of('answerInlineQuery').some(({ ended }) => ended === 'answered'));
  await client.stop();
}

describe.each([
  ['grammY', grammy],
  ['telegraf', telegraf],
  ['node-telegram-bot-api', nodeTelegramBotApi],
])('%s', (_, make) => {
  it('holds the dialogue', async () => {
    standIn = await startStandIn();
    await dialogue(make(standIn));
    const calls = standIn.ledger.calls.filter(({ method }) => !OWN.includes(method));
    expect(
      calls.map(({ method, payload, outcome }) => [method, payload.text ?? payload.caption, outcome?.ok]),
    ).toEqual([
      ['getMe', undefined, true],
      ['sendMessage', '答：贵阳', true],
      ['answerCallbackQuery', 'more:1', true],
      ['editMessageText', '答：第二页', true],
      ['sendPhoto', '图', true],
      ['answerInlineQuery', undefined, true],
    ]);
    const [, sent, , , photo, inline] = calls;
    expect(sent?.payload).toMatchObject({ chat_id: CHAT.id, reply_markup: KEYBOARD, entities: QUOTE });
    expect(photo?.outcome?.result).toMatchObject({ photo: [{ width: 8, height: 6 }] });
    expect(inline?.payload.results).toEqual([ARTICLE]);
    const shown = standIn.ledger.chats.get(CHAT.id)?.map(({ text, caption }) => text ?? caption);
    expect(shown).toEqual(['贵阳', '答：第二页', '图']);
    // The last update was confirmed, or would be by the next poll.
    expect(standIn.pending()).toBeLessThanOrEqual(1);
  });
});
