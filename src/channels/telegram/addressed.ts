// Which messages are for the bot, and what they ask: in private everything, in groups commands, mentions and replies.
import type { Message, MessageEntity, User } from 'grammy/types';
import { type Language, languageOf, PRIVACY_COMMANDS } from '../../answer/chat-wording.js';

/** Where a message came from and where its reply goes. */
export interface Place {
  readonly chat: number;
  /** Who asks: a user, or the chat itself for an administrator who stays anonymous. */
  readonly user: number;
  readonly message: number;
  /** Topic of a forum. */
  readonly thread: number | null;
  readonly isPrivate: boolean;
  readonly language: Language;
}

export interface Addressed extends Place {
  /** Without the bot's name; null for a message without text. */
  readonly text: string | null;
}

/** Null for what is none of the bot's business. `commands` are the words that it knows behind a slash. */
export function addressed(
  message: Message,
  me: Pick<User, 'id' | 'username'>,
  commands: ReadonlySet<string>,
): Addressed | null {
  const user = speaker(message);
  if (user === null || isOwnEcho(message, me)) return null;
  const isPrivate = message.chat.type === 'private';
  // A guest is asked where it is no member: whatever it is shown is meant for it.
  const isDirect = isPrivate || message.guest_query_id !== undefined;
  const place = {
    chat: message.chat.id,
    user,
    message: message.message_id,
    thread: message.is_topic_message ? (message.message_thread_id ?? null) : null,
    isPrivate,
    language: languageOf(message.from?.language_code),
  };
  const text = message.text ?? message.caption ?? null;
  if (text === null) return isDirect && hasContent(message) ? { ...place, text: null } : null;
  const said = withoutName(text, message.entities ?? message.caption_entities ?? [], me);
  if (said.forOther) return null;
  if (isDirect) return { ...place, text: said.text };
  if (message.forward_origin) return null;
  const isReply =
    message.reply_to_message?.from?.id === me.id && !message.reply_to_message.forum_topic_created;
  const isCommand = said.isCommand || isKnownCommand(said.text, commands);
  return said.named || isReply || isCommand ? { ...place, text: said.text } : null;
}

/** Other bots are not answered: two of them would never end. */
function speaker({ from, sender_chat, chat, is_automatic_forward }: Message): number | null {
  if (is_automatic_forward) return null;
  // An administrator who stays anonymous speaks as the group.
  if (sender_chat) return sender_chat.id === chat.id ? sender_chat.id : null;
  return from && !from.is_bot ? from.id : null;
}

/** What the bot itself said and somebody passes on: an inline result, or a forwarded reply. */
function isOwnEcho({ via_bot, forward_origin }: Message, me: Pick<User, 'id'>): boolean {
  return (
    via_bot !== undefined || (forward_origin?.type === 'user' && forward_origin.sender_user.id === me.id)
  );
}

/** Sent by a person; the others are notices such as 「… changed the title」. */
const CONTENT = [
  'animation',
  'audio',
  'contact',
  'dice',
  'document',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const;

function hasContent(message: Message): boolean {
  // An album comes as a message for each picture: one notice for each would be too much.
  return !message.media_group_id && CONTENT.some((kind) => kind in message);
}

interface Said {
  readonly text: string;
  /** The bot is mentioned. */
  readonly named: boolean;
  /** A command with the bot's name: /zone@zonebot. */
  readonly isCommand: boolean;
  /** A command of another bot: /start@other_bot. */
  readonly forOther: boolean;
}

/** The text without 「@zonebot」, wherever it stands; a command for it loses only the name: 「/zone@zonebot 贵阳」 → 「/zone 贵阳」. */
function withoutName(
  text: string,
  entities: readonly MessageEntity[],
  me: Pick<User, 'id' | 'username'>,
): Said {
  const name = `@${me.username ?? ''}`.toLowerCase();
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  const word = command ? text.slice(0, command.length) : '';
  const at = word.indexOf('@');
  const forOther = at >= 0 && word.slice(at).toLowerCase() !== name;
  const cuts = entities.filter(
    (entity) =>
      (entity.type === 'text_mention' && entity.user.id === me.id) ||
      (entity.type === 'mention' &&
        text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === name),
  );
  let rest = text;
  for (const { offset, length } of [...cuts].sort((a, b) => b.offset - a.offset))
    rest = `${rest.slice(0, offset)} ${rest.slice(offset + length)}`;
  if (at >= 0 && !forOther) rest = word.slice(0, at) + rest.slice(word.length);
  // 「@zonebot，贵阳…」
  if (cuts.length > 0) rest = rest.replace(/^[\s,，:：、]+/u, '');
  return { text: rest.trim(), named: cuts.length > 0, isCommand: at >= 0 && !forOther, forOther };
}

/** What this channel does itself, by the words behind a slash; the other commands are the bot's. */
export const CHANNEL_COMMANDS = new Map<string, 'ask' | 'start' | 'privacy' | 'forget'>([
  ['ask', 'ask'],
  ['问', 'ask'],
  ['start', 'start'],
  ...PRIVACY_COMMANDS,
]);

/** A command without a name is for the bot if it knows the word: other bots have commands too. */
function isKnownCommand(text: string, commands: ReadonlySet<string>): boolean {
  const word = /^\/(?<word>[^\s@/]+)/u.exec(text)?.groups?.word;
  const known = word?.toLowerCase() ?? '';
  return commands.has(known) || CHANNEL_COMMANDS.has(known);
}
