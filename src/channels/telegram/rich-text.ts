// Text with entities, as Telegram takes it: nothing to escape, nothing to inject. Offsets are UTF-16 units.
import type { MessageEntity } from 'grammy/types';
import { printable } from '../printable.js';

export interface RichText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

type Style = 'bold' | 'italic' | 'expandable_blockquote';

/** Text from outside: without what would break the message or turn its reading order round. */
export function plain(text: string): RichText {
  return { text: printable(text).trim(), entities: [] };
}

export function styled(text: string, type: Style): RichText {
  return marked(plain(text), (range) => ({ type, ...range }));
}

export function link(text: string, url: string): RichText {
  return marked(plain(text), (range) => ({ type: 'text_link', url, ...range }));
}

/** A stretch of text that is bold, a quote, a link …; Telegram refuses an empty one. */
function marked(
  { text }: RichText,
  entity: (range: { offset: number; length: number }) => MessageEntity,
): RichText {
  return { text, entities: text === '' ? [] : [entity({ offset: 0, length: text.length })] };
}

/** The parts that are not empty, with the separator between them. */
export function joined(parts: readonly RichText[], separator: string): RichText {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    if (text !== '') text += separator;
    entities.push(...part.entities.map((entity) => ({ ...entity, offset: entity.offset + text.length })));
    text += part.text;
  }
  return { text, entities };
}

/** The stretch from `from` to `to`, entities clipped to it, without blanks at its ends. */
export function sliceRich({ text, entities }: RichText, from: number, to: number): RichText {
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = start + raw.trim().length;
  const clipped = entities.flatMap((entity) => {
    const first = Math.max(entity.offset, start);
    const length = Math.min(entity.offset + entity.length, end) - first;
    return length > 0 ? [{ ...entity, offset: first - start, length }] : [];
  });
  return { text: text.slice(start, end), entities: clipped };
}

/** Pieces of at most `limit` units, cut at line ends or sentence ends where there are any, never inside a character. */
export function cutRich(rich: RichText, limit: number): readonly RichText[] {
  const pieces: RichText[] = [];
  let from = 0;
  while (rich.text.length - from > limit) {
    const to = from + cutPlace(rich.text.slice(from, from + limit));
    pieces.push(sliceRich(rich, from, to));
    from = to;
  }
  return [...pieces, sliceRich(rich, from, rich.text.length)].filter(({ text }) => text !== '');
}

/** Where a full piece is best ended: behind its last line, sentence or clause, if that leaves it half full. */
function cutPlace(piece: string): number {
  for (const end of [/\n/gu, /[。！？；]/gu, /[，、]/gu]) {
    const last = [...piece.matchAll(end)].at(-1);
    if (last && last.index >= piece.length / 2) return last.index + 1;
  }
  // The first half of a surrogate pair goes to the next piece.
  return /[\uD800-\uDBFF]$/u.test(piece) ? piece.length - 1 : piece.length;
}

/** Blocks set apart by an empty line, as many in a message as fit. No block may be longer than the limit. */
export function packed(blocks: readonly RichText[], limit: number): readonly RichText[] {
  const messages: RichText[] = [];
  for (const block of blocks) {
    const last = messages.at(-1);
    const both = last && joined([last, block], '\n\n');
    if (both && both.text.length <= limit) messages[messages.length - 1] = both;
    else messages.push(block);
  }
  return messages;
}
