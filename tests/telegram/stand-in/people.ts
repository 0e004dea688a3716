// Users who write to the bot, press its buttons and ask it inline: builds the updates that Telegram would send.
import type { CallbackQuery, Chat, Message, MessageEntity, Update, User } from 'grammy/types';
import { sendResult } from './answer.js';
import type { NewUpdate } from './updates.js';
import type { World } from './world.js';

/** An update that was queued, and the message in it. */
export interface Said {
  update_id: number;
  message: Message;
}

export interface Extra {
  /** The topic of a forum. */
  thread?: number;
  replyTo?: Message;
  /** Who wrote first what is now forwarded. */
  forwardFrom?: User;
  /** The bot by whose inline mode the message was sent. */
  viaBot?: User;
  /** An administrator who hides behind the group. */
  anonymous?: boolean;
}

/** The user under whose name anonymous administrators write. */
const GROUP_BOT: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

export function user(id: number, first_name: string, language_code = 'zh-hans'): User {
  return { id, is_bot: false, first_name, language_code };
}

export function bot(id: number, username: string): User {
  return { id, is_bot: true, first_name: username, username };
}

export function privateChat({ id, first_name }: User): Chat.PrivateChat {
  return { id, type: 'private', first_name };
}

export function group(id: number, title: string): Chat.GroupChat {
  return { id, type: 'group', title };
}

export function forum(id: number, title: string): Chat.SupergroupChat {
  return { id, type: 'supergroup', title, is_forum: true };
}

const MARKS: [MessageEntity['type'], RegExp][] = [
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>@])/gu],
  ['mention', /(?<![\p{L}\p{N}_/]|\/\w{0,64})@\w{2,32}(?![\p{L}\p{N}_])/gu],
  ['url', /(?<!\S)https?:\/\/\S+/gu],
  ['hashtag', /(?<![\p{L}\p{N}_/#])#[\p{L}\p{N}_]+/gu],
];

/** The entities that Telegram finds in a text by itself. */
export function entitiesOf(text: string): MessageEntity[] {
  const found = MARKS.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((m) => ({ type, offset: m.index, length: m[0].length }) as MessageEntity),
  );
  return found.sort((a, b) => a.offset - b.offset);
}

function textOf(text: string): { text: string; entities?: MessageEntity[] } {
  const entities = entitiesOf(text);
  return { text, ...(entities.length > 0 ? { entities } : {}) };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function extraOf(chat: Chat, { thread, replyTo, forwardFrom, viaBot, anonymous }: Extra) {
  return {
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(replyTo ? { reply_to_message: replyTo } : {}),
    ...(forwardFrom ? { forward_origin: { type: 'user', date: now(), sender_user: forwardFrom } } : {}),
    ...(viaBot ? { via_bot: viaBot } : {}),
    ...(anonymous ? { from: GROUP_BOT, sender_chat: chat } : {}),
  };
}

export class People {
  readonly #world: World;
  readonly #push: (update: NewUpdate) => number;
  #queries = 0;

  constructor(world: World, push: (update: NewUpdate) => number) {
    this.#world = world;
    this.#push = push;
  }

  /** Makes a chat known to the bot without any update. */
  meet(chat: Chat): void {
    this.#world.chats.learn(chat);
  }

  say(chat: Chat, from: User, text: string, extra: Extra = {}): Said {
    const message_id = this.#world.chats.nextId(chat);
    const message = {
      message_id,
      from,
      chat,
      date: now(),
      ...extraOf(chat, extra),
      ...textOf(text),
    } as Message;
    return { update_id: this.#push({ message: message as NonNullable<Update['message']> }), message };
  }

  /** Changes a message that was said. */
  edit({ message }: { message: Message }, text: string): Said {
    const { entities: _, ...rest } = message;
    const edited = { ...rest, edit_date: now(), ...textOf(text) } as Message;
    const update = { edited_message: edited as NonNullable<Update['edited_message']> };
    return { update_id: this.#push(update), message: edited };
  }

  /** Presses a button with this data, which a changed client need not have from the message. */
  press(
    from: User,
    on: Message | { inline_message_id: string },
    data: string,
  ): { update_id: number; id: string } {
    this.#queries += 1;
    const id = `callback-${this.#queries}`;
    const place = 'message_id' in on ? { message: this.#world.chats.current(on) } : on;
    const callback_query: CallbackQuery = { id, from, chat_instance: `chat-${from.id}`, data, ...place };
    return { update_id: this.#push({ callback_query }), id };
  }

  inline(from: User, query: string, offset = ''): { update_id: number; id: string } {
    this.#queries += 1;
    const id = `inline-${this.#queries}`;
    return { update_id: this.#push({ inline_query: { id, from, query, offset, chat_type: 'sender' } }), id };
  }

  /** Sends a result that the bot gave to an inline query; returns the message's inline_message_id. */
  choose(from: User, queryId: string, query: string, resultId: string): { update_id: number; id: string } {
    const result = this.#world.queries.results.get(queryId)?.find(({ id }) => id === resultId);
    if (result === undefined) throw new Error(`query ${queryId} got no result ${resultId}`);
    const id = sendResult(result, this.#world);
    // Telegram tells the id only where the message has a keyboard.
    const told = result.reply_markup ? { inline_message_id: id } : {};
    const update_id = this.#push({ chosen_inline_result: { result_id: resultId, from, query, ...told } });
    return { update_id, id };
  }

  /** Calls the bot into a chat of which it is no member; the chat stays unknown to it. */
  guest(chat: Chat, from: User, text: string): { update_id: number; id: string } {
    this.#queries += 1;
    const id = `guest-${this.#queries}`;
    const base = { message_id: 1000 + this.#queries, from, chat, date: now(), guest_query_id: id };
    const guest_message = { ...base, ...textOf(text) } as NonNullable<Update['guest_message']>;
    return { update_id: this.#push({ guest_message }), id };
  }
}
