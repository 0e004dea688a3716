// editMessage*, deleteMessage, setMessageReaction: changes of messages that are there, the bot's own ones.
import { isDeepStrictEqual } from 'node:util';
import type { Message } from 'grammy/types';
import { checkMarkup } from './check-keyboard.js';
import { checkPreview } from './check-message.js';
import { checkText, EDITED_CAPTION, EDITED_TEXT, refuseParseMode } from './check-text.js';
import { bad, within } from './errors.js';
import { type Dict, isDict, need, optArray, optDict, optString } from './fields.js';
import type { Spec } from './params.js';
import { captionOf, isPrivate, photoOf } from './send.js';
import type { Method, World } from './world.js';

const TARGET: Spec = {
  business_connection_id: 'string',
  chat_id: 'chat',
  message_id: 'integer',
  inline_message_id: 'string',
  reply_markup: 'object',
};

const CAPTION_FIELDS = ['caption', 'caption_entities', 'show_caption_above_media'];

const EMOJI = new Set(
  (
    '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 ' +
    '😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
);

interface Target {
  message: Message;
  save: (message: Message) => unknown;
}

function inlineTarget(id: string, world: World): Target {
  const message = world.chats.inline.get(id);
  if (message === undefined) throw bad('MESSAGE_ID_INVALID');
  return {
    message,
    save: (edited) => {
      world.chats.inline.set(id, edited);
      return true;
    },
  };
}

function target(params: Dict, world: World): Target {
  if (params.chat_id === undefined && params.message_id === undefined) {
    const id = optString(params, 'inline_message_id');
    if (id === undefined) throw bad('Message identifier is not specified');
    return inlineTarget(id, world);
  }
  const message = world.chats.message(params, 'edit');
  if (message.from?.id !== world.me.id) throw bad("Message can't be edited");
  return { message, save: (edited) => world.chats.keep(edited) };
}

/** The message with other content; without markup in the call, the message loses its keyboard. */
function edit(params: Dict, { message, save }: Target, without: string[], content: Dict): unknown {
  const chat = message.chat;
  const markup = checkMarkup(optDict(params, 'reply_markup'), {
    inlineOnly: true,
    inPrivate: chat !== undefined && isPrivate(chat),
  });
  const kept = Object.entries(message).filter(([name]) => ![...without, 'reply_markup'].includes(name));
  const edited = { ...Object.fromEntries(kept), ...content, ...(markup ? { reply_markup: markup } : {}) };
  if (isDeepStrictEqual({ ...edited, edit_date: 0 }, { ...message, edit_date: 0 }))
    throw bad('MESSAGE_NOT_MODIFIED');
  return save({ ...edited, edit_date: Math.floor(Date.now() / 1000) } as unknown as Message);
}

export const editMessageText: Method = {
  params: {
    ...TARGET,
    text: 'string',
    parse_mode: 'string',
    entities: 'array',
    link_preview_options: 'object',
    disable_web_page_preview: 'boolean',
  },
  run: (params, world) => {
    refuseParseMode(params);
    const wanted = optString(params, 'text') ?? '';
    const { text, entities } = checkText(wanted, optArray(params, 'entities'), EDITED_TEXT);
    const preview = optDict(params, 'link_preview_options');
    checkPreview(preview);
    const found = target(params, world);
    if (found.message.text === undefined) throw bad('There is no text in the message to edit');
    return edit(params, found, ['text', 'entities', 'link_preview_options'], {
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(preview ? { link_preview_options: preview } : {}),
    });
  },
};

export const editMessageCaption: Method = {
  params: {
    ...TARGET,
    caption: 'string',
    parse_mode: 'string',
    caption_entities: 'array',
    show_caption_above_media: 'boolean',
  },
  run: (params, world) => {
    refuseParseMode(params);
    const caption = captionOf(params, EDITED_CAPTION);
    const found = target(params, world);
    if (found.message.photo === undefined) throw bad('There is no caption in the message to edit');
    return edit(params, found, CAPTION_FIELDS, caption);
  },
};

export const editMessageMedia: Method = {
  params: { ...TARGET, media: 'object' },
  run: (params, world, request) => {
    const media = need(optDict, params, 'media');
    const found = target(params, world);
    const content = within("Can't parse InputMedia", () => {
      refuseParseMode(media);
      if (need(optString, media, 'type') !== 'photo') throw bad('Type is not supported by the stand-in');
      const photo = photoOf('media', need(optString, media, 'media'), request, world);
      return { photo, ...captionOf(media, EDITED_CAPTION) };
    });
    return edit(
      params,
      found,
      ['text', 'entities', 'link_preview_options', 'photo', ...CAPTION_FIELDS],
      content,
    );
  },
};

export const editMessageReplyMarkup: Method = {
  params: TARGET,
  run: (params, world) => edit(params, target(params, world), [], {}),
};

export const deleteMessage: Method = {
  params: { chat_id: 'chat', message_id: 'integer' },
  run: (params, world) => {
    if (params.chat_id === undefined) throw bad('Chat identifier is not specified');
    if (params.message_id === undefined) throw bad('Message identifier is not specified');
    const message = world.chats.message(params, 'delete');
    const isOwn = message.from?.id === world.me.id;
    // The bot is no administrator of its groups here.
    if (!isOwn && !isPrivate(message.chat)) throw bad("Message can't be deleted");
    world.chats.room(params.chat_id).messages.delete(message.message_id);
    return true;
  },
};

function checkReaction(reaction: unknown): void {
  if (!isDict(reaction)) throw bad('Expected an Object');
  const type = need(optString, reaction, 'type');
  if (type === 'paid') throw bad('REACTION_INVALID');
  if (type === 'custom_emoji') return void need(optString, reaction, 'custom_emoji_id');
  if (type !== 'emoji') throw bad('Invalid reaction type specified');
  if (!EMOJI.has(need(optString, reaction, 'emoji'))) throw bad('REACTION_INVALID');
}

export const setMessageReaction: Method = {
  params: { chat_id: 'chat', message_id: 'integer', reaction: 'array', is_big: 'boolean' },
  run: (params, world) => {
    const reactions = optArray(params, 'reaction') ?? [];
    for (const reaction of reactions) within("Can't parse ReactionType", () => checkReaction(reaction));
    // A bot may set one.
    if (reactions.length > 1) throw bad('REACTIONS_TOO_MANY');
    world.chats.message(params, 'react');
    return true;
  },
};
