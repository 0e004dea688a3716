// Messages and people for tests of the Telegram channel, with what the channel looks at and no more.
import type { CallbackQuery, Message, MessageEntity, Update, User } from 'grammy/types';

export const ME = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '园区问答',
  username: 'zonebot_test_bot',
} as const;
export const ANNA: User = { id: 11, is_bot: false, first_name: 'Anna', language_code: 'zh-hans' };
export const BEN: User = { id: 12, is_bot: false, first_name: 'Ben', language_code: 'en' };
export const PRIVATE = { id: ANNA.id, type: 'private', first_name: 'Anna' } as const;
export const GROUP = { id: -100, type: 'supergroup', title: '园区群' } as const;

/** The entities that Telegram marks in what people write. */
export function entitiesIn(text: string): MessageEntity[] {
  const found = (type: 'bot_command' | 'mention', pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
  return [...found('bot_command', /^\/\w+(?:@\w+)?/gu), ...found('mention', /(?<![\w/])@\w+/gu)];
}

let messages = 0;

export function message(text: string | null, more: object = {}): Message {
  messages += 1;
  const said = text === null ? {} : { text, entities: entitiesIn(text) };
  return {
    message_id: messages,
    date: 1000,
    chat: PRIVATE,
    from: ANNA,
    ...said,
    ...more,
  } as unknown as Message;
}

let updates = 0;

export function update(content: object): Update {
  updates += 1;
  return { update_id: updates, ...content } as Update;
}

export const said = (text: string, more: object = {}): Update => update({ message: message(text, more) });

export function press(data: string, on: object, from: User = ANNA): Update {
  const callback_query = { id: `press${updates}`, from, chat_instance: 'x', data, message: on };
  return update({ callback_query: callback_query as unknown as CallbackQuery });
}
