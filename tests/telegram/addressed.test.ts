import { describe, expect, it } from 'vitest';
import { addressed } from '../../src/channels/telegram/addressed.js';
import { ANNA, BEN, GROUP, ME, message, PRIVATE } from './messages.js';

const COMMANDS = new Set(['zone', '园区']);
const asked = (text: string | null, more: object = {}) => addressed(message(text, more), ME, COMMANDS);
const OTHER_BOT = { id: 5, is_bot: true, first_name: 'other', username: 'other_bot' };
const inGroup = { chat: GROUP };

describe('in private everything is for the bot', () => {
  it.each([
    ['贵阳有几家企业', '贵阳有几家企业'],
    ['/zone 贵阳', '/zone 贵阳'],
    ['/zone@zonebot_test_bot 贵阳', '/zone 贵阳'],
    ['@zonebot_test_bot 贵阳有几家企业', '贵阳有几家企业'],
    ['看看 @somebody 的园区', '看看 @somebody 的园区'],
  ])('「%s」', (text, question) => expect(asked(text)?.text).toBe(question));

  it('a caption is read like a text', () => {
    expect(asked(null, { caption: '这是哪个园区', photo: [] })?.text).toBe('这是哪个园区');
  });

  it('a sticker is a message without text, a notice is no message', () => {
    expect(asked(null, { sticker: {} })?.text).toBeNull();
    expect(asked(null, { pinned_message: {} })).toBeNull();
  });

  it('the pictures of an album without words are not answered one by one', () => {
    expect(asked(null, { photo: [], media_group_id: '5' })).toBeNull();
    expect(asked(null, { photo: [], media_group_id: '5', caption: '贵阳怎么样' })?.text).toBe('贵阳怎么样');
  });

  it('a question that somebody forwards is a question; what the bot itself said is none', () => {
    const from = (user: object) => ({ forward_origin: { type: 'user', date: 1, sender_user: user } });
    expect(asked('贵阳有几家企业', from(BEN))?.text).toBe('贵阳有几家企业');
    expect(asked('贵阳有几家企业', from(ME))).toBeNull();
  });
});

describe('in a group: commands, mentions and replies', () => {
  it.each([
    ['/zone 贵阳', '/zone 贵阳'],
    ['/zone@ZoneBot_Test_Bot 贵阳', '/zone 贵阳'],
    ['/园区 贵阳', '/园区 贵阳'],
    ['/ASK 贵阳有几家企业', '/ASK 贵阳有几家企业'],
    ['/weather@zonebot_test_bot 贵阳', '/weather 贵阳'],
    ['/问 贵阳有几家企业', '/问 贵阳有几家企业'],
    ['贵阳有几家企业 @zonebot_test_bot', '贵阳有几家企业'],
    ['@zonebot_test_bot，贵阳有几家企业', '贵阳有几家企业'],
  ])('「%s」', (text, question) => expect(asked(text, inGroup)?.text).toBe(question));

  it.each([
    '贵阳有几家企业',
    '/zone@other_bot 贵阳',
    '/没有 这个命令',
    '/ban @troll',
    '/weather 贵阳',
    '@other_bot 贵阳有几家企业',
    '@zonebot_test_bot2 贵阳有几家企业',
  ])('not 「%s」', (text) => expect(asked(text, inGroup)).toBeNull());

  it('a reply to one of its messages, not to those of others', () => {
    expect(asked('那青岛呢', { ...inGroup, reply_to_message: { from: ME } })?.text).toBe('那青岛呢');
    expect(asked('那青岛呢', { ...inGroup, reply_to_message: { from: BEN } })).toBeNull();
  });

  it('a person without a username is mentioned by id', () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 4, user: ME }];
    expect(asked('园区问答 贵阳', { ...inGroup, entities })?.text).toBe('贵阳');
  });

  it('forwards are not questions there', () => {
    const forward_origin = { type: 'user', date: 1, sender_user: BEN };
    expect(asked('/zone 贵阳', { ...inGroup, forward_origin })).toBeNull();
  });

  it('a topic is kept', () => {
    const topic = { ...inGroup, is_topic_message: true, message_thread_id: 9 };
    expect(asked('/zone 贵阳', topic)?.thread).toBe(9);
    expect(asked('/zone 贵阳', { ...inGroup, message_thread_id: 9 })?.thread).toBeNull();
  });
});

describe('who is answered', () => {
  it('one person in one chat is one conversation', () => {
    expect(asked('贵阳')).toMatchObject({ chat: PRIVATE.id, user: ANNA.id, isPrivate: true, language: 'zh' });
    expect(asked('/zone 贵阳', { ...inGroup, from: BEN })).toMatchObject({
      chat: GROUP.id,
      user: BEN.id,
      isPrivate: false,
      language: 'en',
    });
  });

  it('an administrator who stays anonymous speaks as the group', () => {
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    expect(asked('/zone 贵阳', { ...inGroup, from, sender_chat: GROUP })?.user).toBe(GROUP.id);
  });

  it.each([
    ['other bots', { from: OTHER_BOT }],
    ['inline results, its own among them', { via_bot: ME }],
    ['posts of a channel that Telegram copies into its group', { is_automatic_forward: true }],
    ['people who speak as a channel', { sender_chat: { id: -7, type: 'channel', title: '频道' } }],
  ])('not %s', (_, more) => expect(asked('/zone 贵阳', { ...inGroup, ...more })).toBeNull());
});
