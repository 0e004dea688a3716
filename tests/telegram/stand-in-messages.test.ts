// What the stand-in refuses about texts and their entities: each strict check with a case that passes and one that fails.
import { describe, expect, it } from 'vitest';
import { refusalOfCaption, refusalOfMessage } from './stand-in/check-message.js';

type Case = [name: string, passes: object, fails: object, reason: string];

const say = (text: string, ...entities: object[]) => ({ text, entities });
const mark = (type: string, offset: number, length: number, more = {}) => ({ type, offset, length, ...more });
const LINK = { url: 'https://a.example' };

const CASES: Case[] = [
  ['no text', say('a'), say(''), 'message text is empty'],
  ['white space only', say(' a '), say(' \n '), 'text must be non-empty'],
  ['wide blanks only', say('\u3000甲'), say('\u3000 \u3000'), 'text must be non-empty'],
  ['4096 units', say('字'.repeat(4096)), say('字'.repeat(4097)), 'message is too long'],
  ['4096 units, pairs', say('😀'.repeat(2048)), say(`${'😀'.repeat(2048)}a`), 'message is too long'],
  [
    'white space is not counted',
    say(`${'a'.repeat(4096)}\n`),
    say(`${'a'.repeat(4096)}\nb`),
    'message is too long',
  ],
  ['surrogate without its partner', say('😀'), say('\ud83d'), 'strings must be encoded in UTF-8'],
  ['type of text', say('1'), { text: 1 }, 'field "text" must be of type String'],
  [
    'parse_mode',
    { text: '*a*' },
    { text: '*a*', parse_mode: 'MarkdownV2' },
    'parse_mode is not accepted by the stand-in: send entities',
  ],
  [
    'entity type',
    say('ab', mark('bold', 0, 2)),
    say('ab', mark('fat', 0, 2)),
    "can't parse MessageEntity: unsupported type specified",
  ],
  [
    'entity offset of the wrong type',
    say('ab', mark('bold', 0, 2)),
    say('ab', { type: 'bold', offset: '0', length: 2 }),
    `can't parse MessageEntity: field "offset" must be of type Number`,
  ],
  [
    'entity offset that is not whole',
    say('ab', mark('bold', 1, 1)),
    say('ab', mark('bold', 0.5, 1)),
    `can't parse MessageEntity: field "offset" must be a valid Number`,
  ],
  [
    'entity without length',
    say('ab', mark('bold', 0, 1)),
    say('ab', mark('bold', 0, 0)),
    'receive an entity with incorrect length 0',
  ],
  [
    'entity before the text',
    say('ab', mark('bold', 0, 1)),
    say('ab', mark('bold', -1, 2)),
    'receive an entity with incorrect offset -1',
  ],
  [
    'entity behind the text',
    say('ab', mark('bold', 1, 1)),
    say('ab', mark('bold', 2, 1)),
    'entity begins after the end of the text at UTF-16 offset 2',
  ],
  [
    'entity longer than the text',
    say('ab', mark('bold', 1, 1)),
    say('ab', mark('bold', 1, 2)),
    'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
  ],
  [
    'entity begins inside a pair',
    say('😀', mark('bold', 0, 2)),
    say('😀', mark('bold', 1, 1)),
    'entity begins in a middle of a UTF-16 symbol at byte offset 0',
  ],
  [
    'entity ends inside a pair',
    say('a😀', mark('bold', 0, 3)),
    say('a😀', mark('bold', 0, 2)),
    'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 1',
  ],
  [
    'overlap',
    say('abcd', mark('bold', 0, 4), mark('italic', 1, 3)),
    say('abcd', mark('bold', 0, 2), mark('italic', 1, 3)),
    'entities "bold" at 0 and "italic" at 1 overlap',
  ],
  [
    'nested quotes',
    say('abcd', mark('blockquote', 0, 2), mark('expandable_blockquote', 2, 2)),
    say('abcd', mark('blockquote', 0, 4), mark('expandable_blockquote', 1, 2)),
    'entities "blockquote" at 0 and "expandable_blockquote" at 1: block quotations can\'t be nested',
  ],
  [
    'code in bold',
    say('abcd', mark('bold', 0, 2), mark('code', 2, 2)),
    say('abcd', mark('bold', 0, 4), mark('code', 1, 2)),
    'entities "bold" at 0 and "code" at 1: code can\'t share characters',
  ],
  [
    'link',
    say('ab', mark('text_link', 0, 2, { url: 'https://a.example' })),
    say('ab', mark('text_link', 0, 2, { url: 'no' })),
    "can't parse MessageEntity: entity URL 'no' is invalid",
  ],
  [
    'nested links',
    say('abcd', mark('text_link', 0, 2, LINK), mark('text_link', 2, 2, LINK)),
    say('abcd', mark('text_link', 0, 4, LINK), mark('text_link', 1, 2, LINK)),
    'entities "text_link" at 0 and "text_link" at 1 can\'t contain each other',
  ],
  [
    '100 entities',
    say('a', ...Array(100).fill(mark('bold', 0, 1))),
    say('a', ...Array(101).fill(mark('bold', 0, 1))),
    'too many entities: Telegram keeps 100',
  ],
  [
    'format of a date',
    say('ab', mark('date_time', 0, 2, { unix_time: 1, date_time_format: 'wDT' })),
    say('ab', mark('date_time', 0, 2, { unix_time: 1, date_time_format: 'YMD' })),
    "can't parse MessageEntity: invalid date-time format specified",
  ],
  [
    'link without its URL',
    say('ab', mark('text_link', 0, 2, { url: 'http://a.example' })),
    say('ab', mark('text_link', 0, 2)),
    `can't parse MessageEntity: can't find field "url"`,
  ],
  [
    'entities that are no list',
    say('ab'),
    { text: 'ab', entities: {} },
    'field "entities" must be of type Array',
  ],
  [
    'preview URL',
    { text: 'a', link_preview_options: { url: 'https://a.example' } },
    { text: 'a', link_preview_options: { url: 'x' } },
    'wrong HTTP URL specified',
  ],
  [
    'preview type',
    { text: 'a', link_preview_options: { is_disabled: true } },
    { text: 'a', link_preview_options: { is_disabled: 'yes' } },
    'field "is_disabled" must be of type Boolean',
  ],
  [
    'reply without a message',
    { text: 'a', reply_parameters: { message_id: 1 } },
    { text: 'a', reply_parameters: {} },
    `can't find field "message_id"`,
  ],
];

describe('refusalOfMessage', () => {
  it.each(CASES)('%s', (_, passes, fails, reason) => {
    expect(refusalOfMessage({ ...passes })).toBeNull();
    expect(refusalOfMessage({ ...fails })).toBe(`Bad Request: ${reason}`);
  });
});

describe('refusalOfCaption', () => {
  it('takes 1024 units, also none', () => {
    expect(refusalOfCaption({})).toBeNull();
    expect(refusalOfCaption({ caption: '字'.repeat(1024) })).toBeNull();
    expect(refusalOfCaption({ caption: '字'.repeat(1025) })).toBe('Bad Request: message caption is too long');
  });
});
