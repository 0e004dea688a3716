// What the stand-in refuses about keyboards: each strict check with a case that passes and one that fails.
import { describe, expect, it } from 'vitest';
import { refusalOfMessage } from './stand-in/check-message.js';

type Case = [name: string, passes: object, fails: object, reason: string];

const keys = (...rows: object[][]) => ({ text: 'a', reply_markup: { inline_keyboard: rows } });
const key = (more: object) => keys([{ text: 'k', ...more }]);
const row = (size: number) => Array.from({ length: size }, () => ({ text: 'k', callback_data: 'd' }));
const rows = (count: number) => Array.from({ length: count }, () => row(5));

const CASES: Case[] = [
  [
    'callback_data of 64 bytes',
    key({ callback_data: '字'.repeat(21) }),
    key({ callback_data: '字'.repeat(22) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'callback_data of no byte',
    key({ callback_data: 'a' }),
    key({ callback_data: '' }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'copy_text of 256',
    key({ copy_text: { text: 'a'.repeat(256) } }),
    key({ copy_text: { text: 'a'.repeat(257) } }),
    'BUTTON_COPY_TEXT_INVALID',
  ],
  [
    'copy_text of none',
    key({ copy_text: { text: 'a' } }),
    key({ copy_text: { text: '' } }),
    'BUTTON_COPY_TEXT_INVALID',
  ],
  [
    'one action',
    key({ url: 'https://a.example' }),
    key({ url: 'https://a.example', callback_data: 'a' }),
    "can't parse inline keyboard button: inline keyboard button must have one action, not url and callback_data",
  ],
  [
    'an action',
    key({ callback_data: 'a' }),
    key({}),
    "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
  ],
  [
    'button text',
    keys([{ text: 'k', callback_data: 'a' }]),
    keys([{ text: ' ', callback_data: 'a' }]),
    "can't parse inline keyboard button: inline keyboard button text must be non-empty",
  ],
  [
    'button URL',
    key({ url: 'tg://user?id=1' }),
    key({ url: 'javascript:1' }),
    "can't parse inline keyboard button: inline keyboard button URL 'javascript:1' is invalid",
  ],
  [
    'button style',
    key({ callback_data: 'a', style: 'danger' }),
    key({ callback_data: 'a', style: 'red' }),
    "can't parse inline keyboard button: invalid button style specified",
  ],
  [
    'Web App outside a private chat',
    key({ callback_data: 'a' }),
    key({ web_app: { url: 'https://a.example' } }),
    'BUTTON_TYPE_INVALID',
  ],
  ['8 buttons in a row', keys(row(8)), keys(row(9)), 'more than 8 buttons in a row'],
  ['100 buttons', keys(...rows(20)), keys(...rows(20), row(1)), 'reply markup is too long'],
  [
    'rows',
    keys(row(1)),
    { text: 'a', reply_markup: { inline_keyboard: row(1) } },
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'kind of markup',
    { text: 'a', reply_markup: { force_reply: true } },
    { text: 'a', reply_markup: { buttons: [] } },
    'object expected as reply markup',
  ],
  [
    'login URL',
    key({ login_url: { url: 'https://a.example' } }),
    key({ login_url: { url: 'http://a.example' } }),
    "can't parse inline keyboard button: inline keyboard button login URL 'http://a.example' is invalid",
  ],
  [
    'placeholder of 64',
    { text: 'a', reply_markup: { keyboard: [['k']], input_field_placeholder: 'a'.repeat(64) } },
    { text: 'a', reply_markup: { keyboard: [['k']], input_field_placeholder: 'a'.repeat(65) } },
    'PLACEHOLDER_INVALID',
  ],
  [
    'reply keyboard',
    { text: 'a', reply_markup: { keyboard: [['贵阳']] } },
    { text: 'a', reply_markup: { keyboard: [['']] } },
    'keyboard button text must be non-empty',
  ],
];

describe('refusalOfMessage', () => {
  it.each(CASES)('%s', (_, passes, fails, reason) => {
    expect(refusalOfMessage({ ...passes })).toBeNull();
    expect(refusalOfMessage({ ...fails })).toBe(`Bad Request: ${reason}`);
  });
});
