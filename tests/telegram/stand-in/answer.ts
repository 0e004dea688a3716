// Answers to what users did: button presses, inline queries and guest messages.
import type { Message, MessageEntity } from 'grammy/types';
import { checkInlineAnswer, checkInlineResult } from './check-inline.js';
import { checkText, TEXT } from './check-text.js';
import { bad, within } from './errors.js';
import { type Dict, need, optArray, optDict, optString, urlOf } from './fields.js';
import type { Method, World } from './world.js';

export const answerCallbackQuery: Method = {
  params: {
    callback_query_id: 'string',
    text: 'string',
    show_alert: 'boolean',
    url: 'string',
    cache_time: 'integer',
  },
  run: (params, world) => {
    if ((optString(params, 'text') ?? '').length > 200) throw bad('MESSAGE_TOO_LONG');
    const url = optString(params, 'url') ?? '';
    if (url !== '' && !urlOf(url, 'http', 'https', 'tg')) throw bad('URL_INVALID');
    world.queries.check('callback', params.callback_query_id);
    world.queries.answered('callback', params.callback_query_id);
    return true;
  },
};

export const answerInlineQuery: Method = {
  params: {
    inline_query_id: 'string',
    results: 'array',
    cache_time: 'integer',
    is_personal: 'boolean',
    next_offset: 'string',
    button: 'object',
  },
  run: (params, world) => {
    checkInlineAnswer(params, (id) => world.files.has(id));
    world.queries.check('inline', params.inline_query_id);
    world.queries.answered('inline', params.inline_query_id);
    world.queries.results.set(String(params.inline_query_id), params.results as Dict[]);
    return true;
  },
};

/** Keeps the message that a result becomes when it is sent; returns its inline_message_id. */
export function sendResult(result: Dict, world: World): string {
  const content = optDict(result, 'input_message_content');
  const markup = optDict(result, 'reply_markup');
  const body = content?.message_text !== undefined ? textBody(content) : captionBody(result, world);
  const id = `inline-message-${world.chats.inline.size + 1}`;
  const message = { ...body, ...(markup ? { reply_markup: markup } : {}), via_bot: world.me };
  world.chats.inline.set(id, message as unknown as Message);
  return id;
}

function textBody(content: Dict): { text: string; entities?: MessageEntity[] } {
  const { text, entities } = checkText(
    optString(content, 'message_text') ?? '',
    optArray(content, 'entities'),
    TEXT,
  );
  return { text, ...(entities.length > 0 ? { entities } : {}) };
}

function captionBody(result: Dict, world: World): Dict {
  const fileId = optString(result, 'photo_file_id');
  const photo = fileId === undefined ? [] : world.files.get(fileId).sizes;
  const { caption, caption_entities } = result;
  return { photo, ...(caption ? { caption } : {}), ...(caption_entities ? { caption_entities } : {}) };
}

export const answerGuestQuery: Method = {
  params: { guest_query_id: 'string', result: 'object' },
  run: (params, world) => {
    const result = need(optDict, params, 'result');
    within("Can't parse inline query result", () => checkInlineResult(result, (id) => world.files.has(id)));
    world.queries.check('guest', params.guest_query_id);
    world.queries.answered('guest', params.guest_query_id);
    return { inline_message_id: sendResult(result, world) };
  },
};
