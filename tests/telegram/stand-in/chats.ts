// The chats that the bot knows, and their messages as they now stand; also messages sent in inline mode.
import type { Chat, MaybeInaccessibleMessage, Message, Update } from 'grammy/types';
import { bad } from './errors.js';
import type { Dict } from './fields.js';

export interface Room {
  chat: Chat;
  lastId: number;
  messages: Map<number, Message>;
  topics: Set<number>;
}

/** The message that an update brings, where the bot is a member of its chat. */
function messageOf(update: Partial<Update>): Message | undefined {
  return update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
}

export class Chats {
  readonly #rooms = new Map<number, Room>();
  /** Messages sent in inline or guest mode, by inline_message_id. */
  readonly inline = new Map<string, Message>();

  /** Makes a chat known, as a user does who starts the bot or adds it to a group. */
  learn(chat: Chat): Room {
    const known = this.#rooms.get(chat.id);
    if (known) return known;
    const room: Room = { chat, lastId: 0, messages: new Map(), topics: new Set() };
    this.#rooms.set(chat.id, room);
    return room;
  }

  nextId(chat: Chat): number {
    const room = this.learn(chat);
    room.lastId += 1;
    return room.lastId;
  }

  /** Learns what an update tells: its chat, its topic, its message. */
  take(update: Partial<Update>): void {
    const message = messageOf(update);
    if (message !== undefined) this.keep(message);
    // Under a button may lie a message as it once was, or one that is gone: only its chat is news.
    const pressed = update.callback_query?.message;
    if (pressed !== undefined) this.learn(pressed.chat);
  }

  /** A message as it now stands; what is left of it where it was deleted. */
  current(message: Message): MaybeInaccessibleMessage {
    const { chat, message_id } = message;
    const room = this.#rooms.get(chat.id);
    if (room === undefined) return message;
    return room.messages.get(message_id) ?? ({ chat, message_id, date: 0 } as MaybeInaccessibleMessage);
  }

  keep(message: Message): Message {
    const room = this.learn(message.chat);
    room.lastId = Math.max(room.lastId, message.message_id);
    room.messages.set(message.message_id, message);
    if (message.is_topic_message && message.message_thread_id !== undefined)
      room.topics.add(message.message_thread_id);
    return message;
  }

  /** The chat that a chat_id means; throws ApiError where the bot does not know it. */
  room(id: unknown): Room {
    if (id === undefined) throw bad('chat_id is empty');
    const found =
      typeof id === 'string'
        ? [...this.#rooms.values()].find(({ chat }) => chat.username && `@${chat.username}` === id)
        : this.#rooms.get(id as number);
    if (found === undefined) throw bad('Chat not found');
    return found;
  }

  /** The messages of each chat, oldest first. */
  view(): Map<number, Message[]> {
    const byId = (a: Message, b: Message) => a.message_id - b.message_id;
    return new Map([...this.#rooms].map(([id, { messages }]) => [id, [...messages.values()].sort(byId)]));
  }

  /** A message that an edit or a reaction names; `as` is what Telegram calls it in its refusal. */
  message(params: Dict, as: string): Message {
    const { messages } = this.room(params.chat_id);
    const message = messages.get(params.message_id as number);
    if (message === undefined) throw bad(`Message to ${as} not found`);
    return message;
  }
}
