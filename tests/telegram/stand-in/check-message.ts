// The sender's checks as pure functions: what Telegram would say to a message, without any HTTP.

import { checkMarkup, type MarkupPlace } from './check-keyboard.js';
import { CAPTION, checkText, refuseParseMode, TEXT } from './check-text.js';
import { ApiError, bad } from './errors.js';
import {
  checkUtf8,
  type Dict,
  need,
  optArray,
  optBool,
  optDict,
  optInt,
  optString,
  urlOf,
} from './fields.js';

/** Options of a link preview, by type. */
export function checkPreview(options: Dict | undefined): void {
  if (options === undefined) return;
  for (const name of ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text'])
    optBool(options, name);
  const url = optString(options, 'url') ?? '';
  if (url !== '' && !urlOf(url, 'http', 'https')) throw bad('Wrong HTTP URL specified');
}

/** reply_parameters as far as they can be read without the chat. */
export function checkReplyShape(reply: Dict | undefined): void {
  if (reply === undefined) return;
  need(optInt, reply, 'message_id');
  optBool(reply, 'allow_sending_without_reply');
  optString(reply, 'quote');
  refuseParseMode(reply, 'quote_parse_mode');
  optArray(reply, 'quote_entities');
  optInt(reply, 'quote_position');
}

function refusalOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

/** What Telegram would refuse about a payload of sendMessage, or null where it would send it (to a chat it knows). */
export function refusalOfMessage(payload: Dict, place: MarkupPlace = {}): string | null {
  return refusalOf(() => {
    checkUtf8(payload);
    refuseParseMode(payload);
    checkText(optString(payload, 'text') ?? '', optArray(payload, 'entities'), TEXT);
    checkPreview(optDict(payload, 'link_preview_options'));
    checkReplyShape(optDict(payload, 'reply_parameters'));
    checkMarkup(optDict(payload, 'reply_markup'), place);
  });
}

/** The same for a caption. */
export function refusalOfCaption(payload: Dict, place: MarkupPlace = {}): string | null {
  return refusalOf(() => {
    checkUtf8(payload);
    refuseParseMode(payload);
    checkText(optString(payload, 'caption') ?? '', optArray(payload, 'caption_entities'), CAPTION);
    checkReplyShape(optDict(payload, 'reply_parameters'));
    checkMarkup(optDict(payload, 'reply_markup'), place);
  });
}
