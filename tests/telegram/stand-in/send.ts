// sendMessage, sendPhoto and what belongs to them: topics, replies with quotes, photos by upload or file id.
import type { Chat, Message, PhotoSize } from 'grammy/types';
import type { Room } from './chats.js';
import { checkMarkup } from './check-keyboard.js';
import { checkPreview, checkReplyShape } from './check-message.js';
import { checkPhoto } from './check-photo.js';
import { CAPTION, checkText, QUOTE, refuseParseMode, TEXT } from './check-text.js';
import { bad } from './errors.js';
import { type Dict, optArray, optBool, optDict, optInt, optString } from './fields.js';
import type { Spec } from './params.js';
import type { Method, Request, World } from './world.js';

const SEND: Spec = {
  business_connection_id: 'string',
  chat_id: 'chat',
  message_thread_id: 'integer',
  parse_mode: 'string',
  disable_notification: 'boolean',
  protect_content: 'boolean',
  allow_paid_broadcast: 'boolean',
  message_effect_id: 'string',
  reply_parameters: 'object',
  reply_to_message_id: 'integer',
  allow_sending_without_reply: 'boolean',
  reply_markup: 'object',
};

export function isPrivate(chat: Chat): boolean {
  return chat.type === 'private';
}

/** A message inside another one carries no further replies. */
function shallow(message: Message): Message {
  const { reply_to_message: _, ...rest } = message as Message & { reply_to_message?: Message };
  return rest as Message;
}

function quoteOf(reply: Dict, to: Message): Dict {
  const wanted = optString(reply, 'quote') ?? '';
  const { text, entities } = checkText(wanted, optArray(reply, 'quote_entities'), QUOTE);
  if (text === '') return {};
  const position = (to.text ?? to.caption ?? '').indexOf(text);
  if (position < 0) throw bad('QUOTE_TEXT_INVALID');
  return { quote: { text, position, is_manual: true, ...(entities.length > 0 ? { entities } : {}) } };
}

/** The fields of a message that is a reply; a reply goes to the topic of what it replies to. */
function replyOf(params: Dict, room: Room, world: World): Dict {
  const legacy = params.reply_to_message_id === undefined ? undefined : legacyReply(params);
  const reply = optDict(params, 'reply_parameters') ?? legacy;
  if (reply === undefined || Object.keys(reply).length === 0) return {};
  checkReplyShape(reply);
  const elsewhere = reply.chat_id !== undefined && reply.chat_id !== room.chat.id;
  const from = elsewhere ? world.chats.room(reply.chat_id) : room;
  const to = from.messages.get(optInt(reply, 'message_id') ?? 0);
  if (to === undefined) {
    if (optBool(reply, 'allow_sending_without_reply') && !elsewhere) return {};
    throw bad('Message to be replied not found');
  }
  const quote = quoteOf(reply, to);
  if (elsewhere) {
    const origin = { type: 'user', date: to.date, sender_user: to.from };
    return { external_reply: { origin, chat: from.chat, message_id: to.message_id }, ...quote };
  }
  const thread = to.is_topic_message
    ? { message_thread_id: to.message_thread_id, is_topic_message: true }
    : {};
  return { reply_to_message: shallow(to), ...thread, ...quote };
}

function legacyReply(params: Dict): Dict {
  const { reply_to_message_id, allow_sending_without_reply = false } = params;
  return { message_id: reply_to_message_id, allow_sending_without_reply };
}

/** The topic of a message: it must be one of a forum; elsewhere Telegram ignores it. */
function topicOf(params: Dict, { chat, topics }: Room): Dict {
  const thread = optInt(params, 'message_thread_id');
  const isForum = chat.type === 'supergroup' && chat.is_forum === true;
  if (thread === undefined || !(isForum || isPrivate(chat))) return {};
  if (!topics.has(thread)) throw bad('Message thread not found');
  return { message_thread_id: thread, is_topic_message: true };
}

/** Everything but the content, checked. */
function envelope(params: Dict, world: World): Message {
  refuseParseMode(params);
  const room = world.chats.room(params.chat_id);
  const fields = { ...replyOf(params, room, world), ...topicOf(params, room) };
  const markup = checkMarkup(optDict(params, 'reply_markup'), { inPrivate: isPrivate(room.chat) });
  return {
    message_id: 0,
    from: userOf(world),
    chat: room.chat,
    date: Math.floor(Date.now() / 1000),
    ...fields,
    ...(markup ? { reply_markup: markup } : {}),
    ...(params.protect_content ? { has_protected_content: true } : {}),
  } as unknown as Message;
}

/** The bot as it shows in messages. */
function userOf({ me: { id, is_bot, first_name, username } }: World): Message['from'] {
  return { id, is_bot, first_name, username };
}

function keep(message: Message, world: World): Message {
  return world.chats.keep({ ...message, message_id: world.chats.nextId(message.chat) } as Message);
}

export function captionOf(params: Dict, limits = CAPTION): Dict {
  const { text, entities } = checkText(
    optString(params, 'caption') ?? '',
    optArray(params, 'caption_entities'),
    limits,
  );
  return {
    ...(text === '' ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
    ...(optBool(params, 'show_caption_above_media') ? { show_caption_above_media: true } : {}),
  };
}

/** The sizes of a photo that was uploaded (under its own name or by attach://) or named by its file id. */
export function photoOf(
  name: string,
  value: string | undefined,
  { files }: Request,
  world: World,
): PhotoSize[] {
  const upload = files.get(value?.startsWith('attach://') ? value.slice('attach://'.length) : name);
  if (upload !== undefined) return world.files.add(upload.data, checkPhoto(upload.data));
  if (value === undefined || value.startsWith('attach://')) throw bad('There is no photo in the request');
  if (/^https?:/i.test(value)) throw bad('Failed to get HTTP URL content');
  if (!world.files.has(value)) throw bad('Wrong file identifier/HTTP URL specified');
  return world.files.get(value).sizes;
}

export const sendMessage: Method = {
  params: {
    ...SEND,
    text: 'string',
    entities: 'array',
    link_preview_options: 'object',
    disable_web_page_preview: 'boolean',
  },
  run: (params, world) => {
    const { text, entities } = checkText(optString(params, 'text') ?? '', optArray(params, 'entities'), TEXT);
    const preview = optDict(params, 'link_preview_options');
    checkPreview(preview);
    const content = {
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(preview ? { link_preview_options: preview } : {}),
    };
    return keep({ ...envelope(params, world), ...content } as Message, world);
  },
};

export const sendPhoto: Method = {
  params: {
    ...SEND,
    photo: 'file',
    caption: 'string',
    caption_entities: 'array',
    show_caption_above_media: 'boolean',
    has_spoiler: 'boolean',
  },
  run: (params, world, request) => {
    const message = { ...envelope(params, world), ...captionOf(params) };
    const photo = photoOf('photo', optString(params, 'photo'), request, world);
    return keep({ ...message, photo } as Message, world);
  },
};
