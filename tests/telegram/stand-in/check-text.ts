// Checks a text or caption and its entities as Telegram does before it accepts them, and cleans them as it does.
import type { MessageEntity } from 'grammy/types';
import { bad, within } from './errors.js';
import { bytes, type Dict, isDict, isWellFormed, need, optDict, optInt, optString, urlOf } from './fields.js';

export interface Formatted {
  text: string;
  entities: MessageEntity[];
}

export interface Entity {
  type: string;
  offset: number;
  length: number;
}

/** Entity types that Telegram finds by itself; it ignores those that a client gives. */
const FOUND = new Set(
  'mention hashtag cashtag bot_command url email phone_number bank_card_number'.split(' '),
);
const STYLES = new Set('bold italic underline strikethrough spoiler'.split(' '));
const QUOTES = new Set(['blockquote', 'expandable_blockquote']);
const CODE = new Set(['pre', 'code']);
const OTHERS = new Set(['text_link', 'text_mention', 'custom_emoji', 'date_time']);

function checkType(entity: Dict, type: string): void {
  if (type === '') throw bad('Type is not specified');
  if (type === 'pre') optString(entity, 'language');
  if (type === 'text_link') {
    const url = need(optString, entity, 'url');
    if (!urlOf(url, 'http', 'https', 'tg', 'ton', 'mailto')) throw bad(`Entity URL '${url}' is invalid`);
  }
  if (type === 'text_mention') need(optInt, need(optDict, entity, 'user'), 'id');
  if (type === 'custom_emoji') need(optString, entity, 'custom_emoji_id');
  if (type === 'date_time') {
    need(optInt, entity, 'unix_time');
    const format = optString(entity, 'date_time_format') ?? '';
    if (!/^(?:r|w?[dD]?[tT]?)$/.test(format)) throw bad('Invalid date-time format specified');
  }
  for (const known of [STYLES, QUOTES, CODE, OTHERS, FOUND]) if (known.has(type)) return;
  throw bad('Unsupported type specified');
}

function parse(value: unknown): Entity {
  if (!isDict(value)) throw bad('Expected an Object');
  const offset = need(optInt, value, 'offset');
  const length = need(optInt, value, 'length');
  const type = need(optString, value, 'type');
  checkType(value, type);
  return { ...value, type, offset, length };
}

/** Whether a position lies between the two halves of one character. */
function splits(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

function checkRange(text: string, { offset, length }: Entity): void {
  const end = offset + length;
  if (offset < 0) throw bad(`Receive an entity with incorrect offset ${offset}`);
  // Telegram drops entities of no length in silence; here they are refused, for they are a sender's mistake.
  if (length <= 0) throw bad(`Receive an entity with incorrect length ${length}`);
  if (offset >= text.length) throw bad(`Entity begins after the end of the text at UTF-16 offset ${offset}`);
  const beginning = `Entity beginning at UTF-16 offset ${offset}`;
  if (end > text.length) throw bad(`${beginning} ends after the end of the text at UTF-16 offset ${end}`);
  const at = (units: number) => bytes(text.slice(0, units - 1));
  if (splits(text, offset))
    throw bad(`Entity begins in a middle of a UTF-16 symbol at byte offset ${at(offset)}`);
  if (splits(text, end))
    throw bad(`${beginning} ends in a middle of a UTF-16 symbol at byte offset ${at(end)}`);
}

/** Telegram mends such pairs in silence, and then shows something else than was meant; the words are ours. */
function checkPair(a: Entity, b: Entity): void {
  const [aEnd, bEnd] = [a.offset + a.length, b.offset + b.length];
  if (aEnd <= b.offset || bEnd <= a.offset) return;
  const where = `"${a.type}" at ${a.offset} and "${b.type}" at ${b.offset}`;
  const inside = (b.offset >= a.offset && bEnd <= aEnd) || (a.offset >= b.offset && aEnd <= bEnd);
  if (!inside) throw bad(`Entities ${where} overlap`);
  if (CODE.has(a.type) || CODE.has(b.type)) throw bad(`Entities ${where}: code can't share characters`);
  if (QUOTES.has(a.type) && QUOTES.has(b.type))
    throw bad(`Entities ${where}: block quotations can't be nested`);
  if (OTHERS.has(a.type) && OTHERS.has(b.type)) throw bad(`Entities ${where} can't contain each other`);
}

/** The entities of a text, checked, without those that Telegram would find by itself. */
function checkEntities(text: string, values: unknown[]): Entity[] {
  const entities = values.map((value) => within("Can't parse MessageEntity", () => parse(value)));
  if (entities.length > 100) throw bad('Too many entities: Telegram keeps 100');
  for (const entity of entities) checkRange(text, entity);
  const kept = entities.filter(({ type }) => !FOUND.has(type));
  for (const [i, a] of kept.entries()) for (const b of kept.slice(i + 1)) checkPair(a, b);
  return kept.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/**
 * Takes blanks and line breaks off both ends, as Telegram does, and moves the entities with the text. The wide blanks
 * that begin a Chinese paragraph stay.
 */
function trim(text: string, entities: Entity[]): Formatted {
  const lead = /^[\0- ]*/.exec(text)![0].length;
  const trimmed = text.slice(lead).replace(/[\0- ]+$/, '');
  const moved = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - lead);
    const end = Math.min(trimmed.length, entity.offset + entity.length - lead);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: trimmed, entities: moved as unknown as MessageEntity[] };
}

export interface TextLimits {
  max: number;
  /** What Telegram says to a text of more than `max` units. */
  tooLong: string;
  mayBeEmpty?: boolean;
}

export const TEXT: TextLimits = { max: 4096, tooLong: 'Message is too long' };
export const EDITED_TEXT: TextLimits = { max: 4096, tooLong: 'MESSAGE_TOO_LONG' };
export const CAPTION: TextLimits = { max: 1024, tooLong: 'Message caption is too long', mayBeEmpty: true };
export const EDITED_CAPTION: TextLimits = { max: 1024, tooLong: 'MEDIA_CAPTION_TOO_LONG', mayBeEmpty: true };
export const QUOTE: TextLimits = { max: 1024, tooLong: 'QUOTE_TEXT_INVALID', mayBeEmpty: true };

/** A text with its entities as Telegram would keep it; throws ApiError where Telegram refuses it. */
export function checkText(text: string, entities: unknown[] | undefined, limits: TextLimits): Formatted {
  if (text === '' && !limits.mayBeEmpty) throw bad('Message text is empty');
  if (!isWellFormed(text)) throw bad('Strings must be encoded in UTF-8');
  const formatted = trim(text, checkEntities(text, entities ?? []));
  if (formatted.text.trim() === '' && !limits.mayBeEmpty) throw bad('Text must be non-empty');
  if (formatted.text.length > limits.max) throw bad(limits.tooLong);
  return formatted;
}

/** Entities are the only way here: markup inside texts is what lets a page or a user inject formatting. */
export function refuseParseMode(from: Dict, name = 'parse_mode'): void {
  if (optString(from, name)) throw bad(`${name} is not accepted by the stand-in: send entities`);
}
