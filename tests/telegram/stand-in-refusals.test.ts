// What the stand-in refuses about chats, replies and edits: each strict check with a call that passes and one that fails.
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, passes, refused } from './raw-client.js';
import { forum, group, privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);
const TEAM = group(-500, '贵阳');
const FORUM = forum(-100900, '园区');

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

const sent = async (chat: number = CHAT.id, text = '甲乙丙') =>
  (await call(standIn, 'sendMessage', { chat_id: chat, text })).result as Message;

describe('chats and replies', () => {
  it('knows only chats that have met the bot', async () => {
    refused(await call(standIn, 'sendMessage', { chat_id: CHAT.id, text: 'a' }), 'chat not found');
    refused(await call(standIn, 'sendMessage', { text: 'a' }), 'chat_id is empty');
    standIn.people.meet(CHAT);
    const first = (await passes(call(standIn, 'sendMessage', { chat_id: '101', text: ' a ' }))) as Message;
    expect(first).toMatchObject({ message_id: 1, chat: CHAT, text: 'a', from: { id: standIn.me.id } });
    expect((await sent()).message_id).toBe(2);
  });

  it('wants a message to reply to, and its very words as a quote', async () => {
    const { message_id } = await sent();
    const reply = (message_id: number, more = {}) =>
      call(standIn, 'sendMessage', {
        chat_id: CHAT.id,
        text: 'r',
        reply_parameters: { message_id, ...more },
      });
    const answer = (await passes(reply(message_id, { quote: '乙丙' }))) as Message;
    expect(answer).toMatchObject({ reply_to_message: { message_id }, quote: { text: '乙丙', position: 1 } });
    refused(await reply(message_id, { quote: '丁' }), 'QUOTE_TEXT_INVALID');
    const long = await sent(CHAT.id, '字'.repeat(1025));
    await passes(reply(long.message_id, { quote: '字'.repeat(1024) }));
    refused(await reply(long.message_id, { quote: '字'.repeat(1025) }), 'QUOTE_TEXT_INVALID');
    refused(await reply(999), 'message to be replied not found');
    expect(await passes(reply(999, { allow_sending_without_reply: true }))).not.toHaveProperty(
      'reply_to_message',
    );
  });

  it('keeps a text as Telegram does: without blanks around it, entities moved with it', async () => {
    const entities = [
      { type: 'mention', offset: 3, length: 1 },
      { type: 'bold', offset: 0, length: 4 },
    ];
    const payload = { chat_id: CHAT.id, text: '\n \u3000甲乙 ', entities };
    const message = (await passes(call(standIn, 'sendMessage', payload))) as Message;
    expect(message).toMatchObject({ text: '\u3000甲乙', entities: [{ type: 'bold', offset: 0, length: 2 }] });
    expect(message.entities).toHaveLength(1);
  });

  it('wants a topic of the forum', async () => {
    standIn.people.say(FORUM, LI, '问', { thread: 7 });
    const send = (message_thread_id: number) =>
      call(standIn, 'sendMessage', { chat_id: FORUM.id, text: 'a', message_thread_id });
    expect(await passes(send(7))).toMatchObject({ message_thread_id: 7, is_topic_message: true });
    refused(await send(8), 'message thread not found');
  });
});

describe('replies in topics', () => {
  it('go where the message is, which comes back without what it replied to', async () => {
    const first = standIn.people.say(FORUM, LI, '一', { thread: 7 }).message;
    const { message_id } = standIn.people.say(FORUM, LI, '二', { thread: 7, replyTo: first }).message;
    const payload = { chat_id: FORUM.id, text: '答', reply_parameters: { message_id } };
    const answer = (await passes(call(standIn, 'sendMessage', payload))) as Message;
    expect(answer).toMatchObject({ message_thread_id: 7, reply_to_message: { text: '二' } });
    expect(answer.reply_to_message).not.toHaveProperty('reply_to_message');
  });

  it('go to chats by their names', async () => {
    standIn.people.meet({ ...forum(-100901, '公'), username: 'zone_forum' });
    const send = (chat_id: string) => call(standIn, 'sendMessage', { chat_id, text: 'a' });
    expect(await passes(send('@zone_forum'))).toMatchObject({ chat: { id: -100901 } });
    refused(await send('@none'), 'chat not found');
  });
});

describe('edits', () => {
  const edit = (payload: object, method = 'editMessageText') =>
    call(standIn, method, { chat_id: CHAT.id, ...payload });

  it('edits what is there, is its own, and becomes different', async () => {
    const { message_id } = await sent();
    expect(await passes(edit({ message_id, text: '丁' }))).toMatchObject({ message_id, text: '丁' });
    refused(
      await edit({ message_id, text: '丁 ' }),
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    );
    refused(await edit({ message_id: 999, text: '丁' }), 'message to edit not found');
    const theirs = standIn.people.say(CHAT, LI, '问').message;
    refused(await edit({ message_id: theirs.message_id, text: '丁' }), "message can't be edited");
    refused(await edit({ message_id, text: 'a'.repeat(4097) }), 'MESSAGE_TOO_LONG');
    refused(
      await edit({ message_id, caption: 'a' }, 'editMessageCaption'),
      'there is no caption in the message to edit',
    );
  });

  it('takes the keyboard away where none is given', async () => {
    const { message_id } = await sent();
    const reply_markup = { inline_keyboard: [[{ text: 'k', callback_data: 'd' }]] };
    expect(await passes(edit({ message_id, reply_markup }, 'editMessageReplyMarkup'))).toMatchObject({
      reply_markup,
    });
    expect(await passes(edit({ message_id, text: '丁' }))).not.toHaveProperty('reply_markup');
    refused(
      await edit({ message_id, reply_markup: { force_reply: true } }, 'editMessageReplyMarkup'),
      'inline keyboard expected',
    );
  });

  it('deletes its own messages, and those of users in private chats only', async () => {
    const mine = await sent();
    await passes(edit({ message_id: mine.message_id }, 'deleteMessage'));
    refused(await edit({ message_id: mine.message_id }, 'deleteMessage'), 'message to delete not found');
    await passes(
      edit({ message_id: standIn.people.say(CHAT, LI, '问').message.message_id }, 'deleteMessage'),
    );
    const theirs = standIn.people.say(TEAM, LI, '问').message;
    refused(
      await call(standIn, 'deleteMessage', { chat_id: TEAM.id, message_id: theirs.message_id }),
      "message can't be deleted",
    );
  });

  it('sets one known reaction', async () => {
    const { message_id } = await sent();
    const react = (...emoji: string[]) =>
      edit(
        { message_id, reaction: emoji.map((each) => ({ type: 'emoji', emoji: each })) },
        'setMessageReaction',
      );
    await passes(react('👀'));
    refused(await react('🏭'), 'REACTION_INVALID');
    refused(await react('👀', '👍'), 'REACTIONS_TOO_MANY');
  });
});
