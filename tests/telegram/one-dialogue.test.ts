// The golden conversations, held in the terminal, on our stand-in, on telegram-test-api and in grammy-test: four ways to
// the same content. What differs is wording for the channel alone: /help tells what Telegram can do.
import { TestBot } from '@bonkers-agency/grammy-test';
import type { Api } from 'grammy';
import type { Message, Update, User } from 'grammy/types';
import telegramTestApi from 'telegram-test-api';
import { describe, expect, it } from 'vitest';
import { CHOICES_LINE, SUGGESTIONS_LINE } from '../../src/answer/wording.js';
import { createMetrics } from '../../src/channels/metrics.js';
import { createApi, createTelegramChannel } from '../../src/channels/telegram/channel.js';
import type { Lanes } from '../../src/channels/telegram/lanes.js';
import { renderTerminal } from '../../src/channels/terminal-render.js';
import { openSqliteState } from '../../src/state/sqlite/state.js';
import { conversationsIn } from '../corpus-opened.js';
import { DIALOGUES } from '../golden-dialogues.js';
import { receptionFor } from '../open-reception.js';
import { corpusBot, runChannel } from './channel-on-stand-in.js';
import { freePort } from './free-port.js';
import { privateChat, user } from './stand-in/people.js';
import { startStandIn } from './stand-in/stand-in.js';

const questions = DIALOGUES.map((dialogue) => dialogue.filter((question) => question !== '/help'));

/** What is said, without how a channel sets it: no blanks, bars, dots, numbers of a list, colons behind labels. */
function content(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => line !== SUGGESTIONS_LINE && line !== CHOICES_LINE)
    .map((line) => line.replace(/^(?:│ |· |\d+\. )/u, ''));
  return lines.join('').replace(/[\s：]/gu, '');
}

interface Shown {
  readonly text?: string;
  readonly reply_markup?: unknown;
}

/** A message with the questions on its buttons, which the terminal lists below. */
function contentOf({ text = '', reply_markup }: Shown): string {
  const markup = typeof reply_markup === 'string' ? JSON.parse(reply_markup) : (reply_markup ?? {});
  const rows = ((markup as { inline_keyboard?: { text: string }[][] }).inline_keyboard ?? []).map((row) =>
    row.map((button) => button.text),
  );
  // Questions have a row each and come first; then come the tools.
  const tools = rows.findIndex((row) => row.some((label) => TOOLS.has(label)));
  const offers = rows.slice(0, tools < 0 ? rows.length : tools).flat();
  return content([text, ...offers].join('\n'));
}
const TOOLS = new Set(['出处', '复制', '转发', '数据', '数据图', '企业', '人物', '时间线', '👍', '👎']);

function inTerminal(dialogue: readonly string[], name: string): readonly string[] {
  const bot = corpusBot();
  const style = { width: Number.POSITIVE_INFINITY, colour: false };
  return dialogue.map((question) => content(renderTerminal(bot.reply(name, question), style)));
}

let people = 500;
const newPerson = (): User => {
  people += 1;
  return user(people, `读者${people}`);
};

async function onStandIn(dialogue: readonly string[]): Promise<readonly string[]> {
  const standIn = await startStandIn();
  const channel = runChannel(standIn);
  const reader = newPerson();
  const shown: string[] = [];
  for (const question of dialogue) {
    standIn.people.say(privateChat(reader), reader, question);
    const message = await standIn.waitFor((ledger) => ledger.sent(reader.id)[shown.length]);
    shown.push(contentOf(message as Message.TextMessage));
  }
  await channel.stop();
  await standIn.close();
  return shown;
}

/** The channel without its receiving end: what brings the updates is the other rig. */
function channelTo(api: Api, token: string): Lanes {
  const state = openSqliteState(null, {
    sessions: { max: 10, ttl: 3_600_000 },
    now: Date.now,
    elapsed: () => performance.now(),
  });
  const silent = () => {};
  return createTelegramChannel({
    token,
    api,
    me: { id: 666, username: 'TestNameBot' },
    bot: corpusBot(),
    conversations: conversationsIn(state),
    operators: { isOperator: () => false, report: async () => null },
    pictures: { cardOf: () => null, keyOf: () => null, draw: () => Promise.reject(new Error('none')) },
    reception: receptionFor(),
    inbox: state.inbox('telegram'),
    keepsakes: state.keepsakes,
    metrics: createMetrics(),
    log: { debug: silent, info: silent, warn: silent, error: silent } as never,
    now: Date.now,
    wait: () => Promise.resolve(false),
    onFatal: (error) => {
      throw error;
    },
  });
}

/** What is used of telegram-test-api, whose types are made for another way of importing it. */
interface Rig {
  start(): Promise<void>;
  stop(): Promise<unknown>;
  readonly config: { readonly apiURL: string };
  getClient(
    token: string,
    options: object,
  ): {
    makeMessage(text: string): object;
    sendMessage(message: object): Promise<unknown>;
    getUpdates(): Promise<{ readonly result: readonly { readonly message: Shown }[] }>;
  };
}
const TelegramServer = telegramTestApi as unknown as new (config: object) => Rig;

async function onTelegramTestApi(dialogue: readonly string[]): Promise<readonly string[]> {
  const server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  const token = '666:AAtelegram-test-api';
  const reader = newPerson();
  const client = server.getClient(token, {
    userId: reader.id,
    chatId: reader.id,
    firstName: reader.first_name,
  });
  const api = createApi(token, server.config.apiURL);
  const channel = channelTo(api, token);
  const shown: string[] = [];
  for (const question of dialogue) {
    await client.sendMessage(client.makeMessage(question));
    // It forgets what it has handed out, and holds no request.
    await channel.accept((await api.getUpdates()) as Update[]);
    await channel.idle();
    const { result } = await client.getUpdates();
    shown.push(...result.map(({ message }) => contentOf(message)));
  }
  await server.stop();
  return shown;
}

async function inGrammyTest(dialogue: readonly string[]): Promise<readonly string[]> {
  const testBot = new TestBot();
  const channel = channelTo(testBot.api as Api, testBot.token);
  testBot.use(async (context) => {
    await channel.accept([context.update]);
    await channel.idle();
  });
  const { id } = newPerson();
  const reader = testBot.createUser({ id, first_name: '读者' });
  const chat = testBot.createChat({ id, type: 'private' });
  const shown: string[] = [];
  for (const question of dialogue) {
    const { messages } = await testBot.sendMessage(reader, chat, question);
    shown.push(...messages.map((message) => contentOf(message as Shown)));
  }
  testBot.dispose();
  return shown;
}

describe.each(questions.map((dialogue, at) => [at + 1, dialogue] as const))(
  'conversation %i',
  (at, dialogue) => {
    it.each([
      ['on our stand-in', onStandIn],
      ['on telegram-test-api', onTelegramTestApi],
      ['in grammy-test', inGrammyTest],
    ])('%s says what the terminal says', async (name, hold) => {
      expect(await hold(dialogue)).toEqual(inTerminal(dialogue, `${name} ${at}`));
    });
  },
);
