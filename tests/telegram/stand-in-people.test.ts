// The updates that people make look as Telegram's do; and the sender's checks take any JSON without falling over.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './raw-client.js';
import { refusalOfCaption, refusalOfMessage } from './stand-in/check-message.js';
import { bot, entitiesOf, forum, group, privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);
const FORUM = forum(-100900, '园区');

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

describe('entitiesOf', () => {
  it.each([
    ['/ask 贵阳', ['bot_command 0 4']],
    ['/ask@zonebot_test_bot 贵阳', ['bot_command 0 21']],
    ['/园区', []],
    ['a/ask 1/2', []],
    ['@zonebot_test_bot 贵阳', ['mention 0 17']],
    ['a@b.example', []],
    ['见 https://a.example/x #园区', ['url 2 19', 'hashtag 22 3']],
  ])('%s', (text, marks) => {
    expect(entitiesOf(text).map(({ type, offset, length }) => `${type} ${offset} ${length}`)).toEqual(marks);
  });
});

describe('people', () => {
  it('write in topics, reply, forward, use other bots, hide behind their group', () => {
    const { people } = standIn;
    const first = people.say(FORUM, LI, '一', { thread: 7 });
    const extra = {
      thread: 7,
      replyTo: first.message,
      forwardFrom: user(5, '王'),
      viaBot: bot(9, 'gif'),
      anonymous: true,
    };
    const { message, update_id } = people.say(FORUM, LI, '/ask 二', extra);
    expect(update_id).toBe(first.update_id + 1);
    expect(message).toMatchObject({
      message_id: 2,
      message_thread_id: 7,
      is_topic_message: true,
      reply_to_message: { text: '一' },
      forward_origin: { type: 'user', sender_user: { id: 5 } },
      via_bot: { username: 'gif' },
      sender_chat: FORUM,
      from: { username: 'GroupAnonymousBot' },
      entities: [{ type: 'bot_command' }],
    });
    const edited = people.edit(message ? { message } : first, '三').message;
    expect(edited).toMatchObject({ message_id: 2, text: '三', edit_date: expect.any(Number) });
    expect(edited).not.toHaveProperty('entities');
    expect(standIn.ledger.chats.get(FORUM.id)?.map(({ text }) => text)).toEqual(['一', '三']);
  });

  it('press buttons under messages as they now stand, or are gone', async () => {
    standIn.people.meet(CHAT);
    const { result } = await call(standIn, 'sendMessage', { chat_id: CHAT.id, text: '甲' });
    const message_id = (result as { message_id: number }).message_id;
    await call(standIn, 'editMessageText', { chat_id: CHAT.id, message_id, text: '乙' });
    standIn.people.press(LI, result as never, 'd');
    await call(standIn, 'deleteMessage', { chat_id: CHAT.id, message_id });
    standIn.people.press(LI, result as never, 'd');
    const { result: updates } = await call(standIn, 'getUpdates', { offset: -2 });
    expect(updates).toMatchObject([
      { callback_query: { from: LI, data: 'd', message: { text: '乙' } } },
      { callback_query: { message: { chat: CHAT, message_id, date: 0 } } },
    ]);
  });

  it('call the bot into chats that it does not know', async () => {
    const place = group(-77, '外');
    standIn.people.guest(place, LI, '@zonebot_test_bot 贵阳');
    const { result } = await call(standIn, 'getUpdates', { offset: -1 });
    const guest_message = { guest_query_id: expect.any(String), chat: place, text: '@zonebot_test_bot 贵阳' };
    expect(result).toMatchObject([{ guest_message }]);
    expect(standIn.ledger.chats.has(place.id)).toBe(false);
  });
});

describe('the checks', () => {
  const entity = fc.record({
    type: fc.constantFrom('bold', 'code', 'blockquote', 'text_link'),
    offset: fc.integer({ min: -1, max: 12 }),
    length: fc.integer({ min: -1, max: 12 }),
    url: fc.constant('https://a.example'),
  });
  const payload = fc.record({
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.jsonValue()),
    entities: fc.oneof(fc.array(entity, { maxLength: 4 }), fc.jsonValue()),
    reply_markup: fc.oneof(fc.record({ inline_keyboard: fc.jsonValue() }), fc.jsonValue()),
    reply_parameters: fc.jsonValue(),
  });

  it('give a reason or nothing for any JSON', () => {
    fc.assert(
      fc.property(payload, (given) => {
        for (const reason of [refusalOfMessage(given), refusalOfCaption({ ...given, caption: given.text })])
          expect(reason === null || reason.startsWith('Bad Request: ')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
