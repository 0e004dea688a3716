// The golden conversations in every channel that speaks in text: the same content, the same citations, within each
// channel's limit. Telegram has its own of these in tests/telegram/one-dialogue.test.ts, the browser in tests/web/.
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain.js';
import type { Answer, AnswerRecord } from '../../src/answer/types.js';
import { WECHAT_WORDING } from '../../src/answer/wechat-wording.js';
import { renderTerminal } from '../../src/channels/terminal-render.js';
import { createConversation } from '../../src/channels/wechat/conversation.js';
import { memoryNotes } from '../../src/state/memory/notes.js';
import { conversationsOf, corpusOpened } from '../corpus-opened.js';
import { DIALOGUES } from '../golden-dialogues.js';
import { application, post } from '../http/application.js';

/** A way to hold a conversation: what it shows of each reply, whole, as text. */
type Channel = (name: string) => (question: string) => Promise<string>;

/** WeChat's own units: UTF-8 bytes of a message. */
const WECHAT_BYTES = 2048;
/** HTTP has no limit of length; a headline does. */
const HEADLINE_UNITS = 80;

const { bot } = corpusOpened();
const http = application();

const inWords: Channel = (name) => async (question) => plainText(bot.reply(name, question));

const terminal: Channel = (name) => async (question) =>
  renderTerminal(bot.reply(name, question), { width: Number.POSITIVE_INFINITY, colour: false });

const program: Channel = (session) => async (text) => {
  const record = (await (await http(post('/v1/ask', { session, text }))).json()) as AnswerRecord;
  expect(record.headline?.length ?? 0).toBeLessThanOrEqual(HEADLINE_UNITS);
  return record.text;
};

const page: Channel = (session) => async (text) =>
  plainText((await (await http(post('/v1/chat', { session, text }))).json()) as Answer);

/** Page after page, as somebody who always answers 「更多」 gets them. */
const wechat =
  (kind: 'official-account' | 'wecom'): Channel =>
  (user) => {
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never;
    const parts = {
      account: { kind, id: 'x' },
      bot: conversationsOf(bot),
      publicUrl: null,
      notes: (_: string, most: number) => memoryNotes(most, () => 0),
      log,
    };
    const replyTo = createConversation(parts);
    const say = async (text: string): Promise<string> => {
      const reply = await replyTo({ type: 'text', key: text, from: user, to: 'bot', text });
      if (reply?.type !== 'text') throw new Error('expected a text');
      expect(Buffer.byteLength(reply.text)).toBeLessThanOrEqual(WECHAT_BYTES);
      return reply.text;
    };
    return async (question) => {
      const pages = [await say(question)];
      while (MORE_LINE.test(pages.at(-1)!)) pages.push(await say('更多'));
      return pages.map((one) => one.replace(MORE_LINE, '')).join('\n');
    };
  };
const MORE_LINE = /\n*（\d+\/\d+）回复「更多」继续$/u;

/** What is said, without how a channel sets it: no links, bars, dots, numbers of a list, blanks, colons behind labels. */
function content(text: string): string[] {
  return (
    text
      .split('\n')
      // Of the channel alone.
      .filter((line) => line !== WECHAT_WORDING.votes)
      .map((line) =>
        line
          .replace(/<[^>]*>/gu, '')
          .replace(/^(?:│ |· |\d+\. )/u, '')
          .replace(/[\s：]/gu, ''),
      )
      .filter((line) => line !== '')
  );
}

describe('the golden conversations', () => {
  it.each([
    ['a terminal', terminal],
    ['HTTP', program],
    ['the web page', page],
    ['a WeChat official account', wechat('official-account')],
    ['WeCom', wechat('wecom')],
  ])('say on %s what they say in words', async (name, channel) => {
    for (const [index, dialogue] of DIALOGUES.entries()) {
      const here = channel(`${name} ${index}`);
      const there = inWords(`beside ${name} ${index}`);
      for (const question of dialogue) {
        const said = content(await here(question));
        const expected = content(await there(question));
        // Several pages put each sentence below its facts: another order, the same lines.
        if (said.join('') !== expected.join('')) expect(lines(said)).toEqual(lines(expected));
      }
    }
  });
});

/** Each line once, in an order that does not depend on pages. */
const lines = (said: readonly string[]) => [...new Set(said)].sort();
