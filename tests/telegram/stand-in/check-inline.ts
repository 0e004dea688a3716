// Checks results of inline queries: the fields that each type requires, ids, messages to be sent, URLs and file ids.

import { checkMarkup } from './check-keyboard.js';
import { checkPreview } from './check-message.js';
import { CAPTION, checkText, refuseParseMode, TEXT } from './check-text.js';
import { bad, within } from './errors.js';
import {
  bytes,
  type Dict,
  isDict,
  need,
  needNumber,
  optArray,
  optDict,
  optInt,
  optString,
  urlOf,
} from './fields.js';

const MAX_RESULTS = 50;

/** Types of results that stand on a file: the start of `x_url` and `x_file_id`, and the texts required with a URL. */
const FILES: Record<string, { name?: string; texts: string[]; cachedTexts: string[]; thumbnail?: true }> = {
  photo: { texts: [], cachedTexts: [], thumbnail: true },
  gif: { texts: [], cachedTexts: [], thumbnail: true },
  mpeg4_gif: { name: 'mpeg4', texts: [], cachedTexts: [], thumbnail: true },
  video: { texts: ['title', 'mime_type'], cachedTexts: ['title'], thumbnail: true },
  audio: { texts: ['title'], cachedTexts: [] },
  voice: { texts: ['title'], cachedTexts: ['title'] },
  document: { texts: ['title', 'mime_type'], cachedTexts: ['title'] },
};

/** The other types. */
const PLAIN: Record<string, { texts: string[]; numbers: string[] }> = {
  article: { texts: ['title'], numbers: [] },
  location: { texts: ['title'], numbers: ['latitude', 'longitude'] },
  venue: { texts: ['title', 'address'], numbers: ['latitude', 'longitude'] },
  contact: { texts: ['phone_number', 'first_name'], numbers: [] },
  game: { texts: ['game_short_name'], numbers: [] },
};

function needText(from: Dict, name: string): string {
  const text = need(optString, from, name);
  if (text.trim() === '') throw bad(`Field "${name}" must be non-empty`);
  return text;
}

function needHttps(from: Dict, name: string): void {
  if (!urlOf(need(optString, from, name), 'https')) throw bad('WEBDOCUMENT_URL_INVALID');
}

function checkContent(content: Dict): void {
  if (content.message_text === undefined) {
    // Locations, venues, contacts and rich messages: nothing here sends them, so only their presence is judged.
    if (!['latitude', 'phone_number', 'rich_message'].some((name) => content[name] !== undefined))
      throw bad('Input message content is not specified');
    return;
  }
  refuseParseMode(content);
  checkText(need(optString, content, 'message_text'), optArray(content, 'entities'), TEXT);
  checkPreview(optDict(content, 'link_preview_options'));
}

function checkFile(result: Dict, type: string, isIssued: (fileId: string) => boolean): void {
  const { name = type, texts, cachedTexts, thumbnail } = FILES[type]!;
  const fileId = optString(result, `${name}_file_id`);
  if (fileId !== undefined) {
    if (!isIssued(fileId)) throw bad('Wrong file identifier/HTTP URL specified');
    for (const text of cachedTexts) needText(result, text);
    return;
  }
  needHttps(result, `${name}_url`);
  if (thumbnail) needHttps(result, 'thumbnail_url');
  for (const text of texts) needText(result, text);
}

/** One result; `isIssued` knows the file ids that were given out. Returns its id. */
export function checkInlineResult(value: unknown, isIssued: (fileId: string) => boolean): string {
  if (!isDict(value)) throw bad('Inline query result must be an object');
  const type = need(optString, value, 'type').toLowerCase();
  const id = need(optString, value, 'id');
  if (bytes(id) < 1 || bytes(id) > 64) throw bad('RESULT_ID_INVALID');
  const content = optDict(value, 'input_message_content');
  if (type === 'article' && content === undefined) throw bad(`Can't find field "input_message_content"`);
  if (content !== undefined) checkContent(content);
  refuseParseMode(value);
  checkText(optString(value, 'caption') ?? '', optArray(value, 'caption_entities'), CAPTION);
  checkMarkup(optDict(value, 'reply_markup'), { inlineOnly: true });
  for (const name of ['title', 'description']) optString(value, name);
  for (const name of ['thumbnail_width', 'thumbnail_height', 'photo_width', 'photo_height'])
    optInt(value, name);
  if (optString(value, 'thumbnail_url') && FILES[type] === undefined) needHttps(value, 'thumbnail_url');
  if (FILES[type] !== undefined) {
    checkFile(value, type, isIssued);
  } else if (type === 'sticker') {
    if (!isIssued(need(optString, value, 'sticker_file_id'))) throw bad('Wrong sticker_file_id specified');
  } else if (PLAIN[type] !== undefined) {
    for (const name of PLAIN[type].texts) needText(value, name);
    for (const name of PLAIN[type].numbers) needNumber(value, name);
  } else {
    throw bad(`Type "${type}" is unsupported for the inline query result`);
  }
  return id;
}

function checkButton(button: Dict): void {
  needText(button, 'text');
  const start = optString(button, 'start_parameter');
  const app = optDict(button, 'web_app');
  if ((start === undefined) === (app === undefined))
    throw bad('InlineQueryResultsButton must have exactly one optional field');
  if (start !== undefined && !/^[\w-]{1,64}$/.test(start)) throw bad('START_PARAM_INVALID');
  if (app !== undefined && !urlOf(need(optString, app, 'url'), 'https')) throw bad('BUTTON_URL_INVALID');
}

/** A whole answer to an inline query. */
export function checkInlineAnswer(payload: Dict, isIssued: (fileId: string) => boolean): void {
  const results = need(optArray, payload, 'results');
  if (results.length > MAX_RESULTS) throw bad('Too many inline query results specified');
  const ids = results.map((result) =>
    within("Can't parse inline query result", () => checkInlineResult(result, isIssued)),
  );
  if (new Set(ids).size < ids.length) throw bad('RESULT_ID_DUPLICATE');
  if (bytes(optString(payload, 'next_offset') ?? '') > 64) throw bad('NEXT_OFFSET_INVALID');
  if ((optInt(payload, 'cache_time') ?? 0) < 0) throw bad('CACHE_TIME_INVALID');
  const button = optDict(payload, 'button');
  if (button) within("Can't parse inline query results button", () => checkButton(button));
}
