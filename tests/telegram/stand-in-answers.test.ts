// What the stand-in refuses about answers to button presses, inline queries and guest messages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from './pictures.js';
import { call, callForm, passes, refused } from './raw-client.js';
import { group, privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const OLD = 'query is too old and response timeout expired or query ID is invalid';

let standIn: StandIn;
let fileId = '';
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.people.meet(privateChat(LI));
  const photo = await callForm(standIn, 'sendPhoto', { chat_id: '101', photo: png() });
  fileId = (photo.result as { photo: { file_id: string }[] }).photo[0]!.file_id;
});
afterAll(() => standIn.close());

const article = (more: object = {}) => ({
  type: 'article',
  id: '1',
  title: '贵阳',
  input_message_content: { message_text: '甲' },
  ...more,
});
const photo = (more: object = {}) => ({
  type: 'photo',
  id: '1',
  photo_url: 'https://a.example/p.jpg',
  thumbnail_url: 'https://a.example/t.jpg',
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => article({ id: `${i}` }));
const CANNOT = "can't parse inline query result: ";

const INLINE: [string, object, object, string][] = [
  ['50 results', { results: many(50) }, { results: many(51) }, 'too many inline query results specified'],
  ['unique ids', { results: many(2) }, { results: [article(), article()] }, 'RESULT_ID_DUPLICATE'],
  [
    'ids of 64 bytes',
    { results: [article({ id: '字'.repeat(21) })] },
    { results: [article({ id: '字'.repeat(22) })] },
    'RESULT_ID_INVALID',
  ],
  [
    'next_offset of 64 bytes',
    { results: [], next_offset: 'a'.repeat(64) },
    { results: [], next_offset: 'a'.repeat(65) },
    'NEXT_OFFSET_INVALID',
  ],
  [
    'a title',
    { results: [article()] },
    { results: [article({ title: undefined })] },
    `${CANNOT}can't find field "title"`,
  ],
  [
    'a message',
    { results: [article()] },
    { results: [article({ input_message_content: undefined })] },
    `${CANNOT}can't find field "input_message_content"`,
  ],
  [
    'a message as long as any',
    { results: [article({ input_message_content: { message_text: 'a'.repeat(4096) } })] },
    { results: [article({ input_message_content: { message_text: 'a'.repeat(4097) } })] },
    `${CANNOT}message is too long`,
  ],
  [
    'a kind of message',
    { results: [article()] },
    { results: [article({ input_message_content: { text: '甲' } })] },
    `${CANNOT}input message content is not specified`,
  ],
  [
    'a type',
    { results: [article()] },
    { results: [article({ type: 'page' })] },
    `${CANNOT}type "page" is unsupported for the inline query result`,
  ],
  [
    'a photo on https',
    { results: [photo()] },
    { results: [photo({ photo_url: 'http://a.example/p.jpg' })] },
    'WEBDOCUMENT_URL_INVALID',
  ],
  [
    'a thumbnail',
    { results: [photo()] },
    { results: [photo({ thumbnail_url: undefined })] },
    `${CANNOT}can't find field "thumbnail_url"`,
  ],
  [
    'buttons as anywhere',
    { results: [article({ reply_markup: { inline_keyboard: [[{ text: 'k', callback_data: 'd' }]] } })] },
    {
      results: [
        article({ reply_markup: { inline_keyboard: [[{ text: 'k', callback_data: 'd'.repeat(65) }]] } }),
      ],
    },
    'BUTTON_DATA_INVALID',
  ],
  [
    'a start parameter',
    { results: [], button: { text: 'b', start_parameter: 'a-1' } },
    { results: [], button: { text: 'b', start_parameter: 'a 1' } },
    'START_PARAM_INVALID',
  ],
  [
    'a title with a letter',
    { results: [article()] },
    { results: [article({ title: ' ' })] },
    `${CANNOT}field "title" must be non-empty`,
  ],
  [
    'texts in UTF-8',
    { results: [article({ title: '😀' })] },
    { results: [article({ title: '\ud83d' })] },
    'strings must be encoded in UTF-8',
  ],
  ['a cache time', { results: [], cache_time: 0 }, { results: [], cache_time: -1 }, 'CACHE_TIME_INVALID'],
  [
    'one purpose of its button',
    { results: [], button: { text: 'b', web_app: { url: 'https://a.example' } } },
    { results: [], button: { text: 'b', start_parameter: 'a', web_app: { url: 'https://a.example' } } },
    "can't parse inline query results button: inlineQueryResultsButton must have exactly one optional field",
  ],
  ['a list', { results: [] }, {}, `can't find field "results"`],
];

describe('answerInlineQuery', () => {
  const answer = (payload: object) =>
    call(standIn, 'answerInlineQuery', { inline_query_id: standIn.people.inline(LI, '贵阳').id, ...payload });

  it.each(INLINE)('wants %s', async (_, good, wrong, reason) => {
    await passes(answer(good));
    refused(await answer(wrong), reason);
  });

  it('wants file ids that were issued', async () => {
    const cached = (photo_file_id: string) => ({ results: [{ type: 'photo', id: '1', photo_file_id }] });
    await passes(answer(cached(fileId)));
    refused(await answer(cached('AgACnone')), `${CANNOT}wrong file identifier/HTTP URL specified`);
  });

  it('takes one answer', async () => {
    const { id } = standIn.people.inline(LI, '贵阳');
    await passes(answer({ inline_query_id: id, results: [] }));
    refused(await answer({ inline_query_id: id, results: [] }), OLD);
    refused(await answer({ inline_query_id: 'none', results: [] }), OLD);
  });

  it('lets a user send a result, press its button, and the bot edit it', async () => {
    const query = standIn.people.inline(LI, '贵阳').id;
    const reply_markup = { inline_keyboard: [[{ text: 'k', callback_data: 'd' }]] };
    await passes(answer({ inline_query_id: query, results: [article({ reply_markup })] }));
    const { id } = standIn.people.choose(LI, query, '贵阳', '1');
    expect(standIn.ledger.inline.get(id)).toMatchObject({ text: '甲' });
    standIn.people.press(LI, { inline_message_id: id }, 'd');
    expect(await passes(call(standIn, 'editMessageText', { inline_message_id: id, text: '乙' }))).toBe(true);
    expect(standIn.ledger.inline.get(id)).toMatchObject({ text: '乙' });
    refused(
      await call(standIn, 'editMessageText', { inline_message_id: 'none', text: '乙' }),
      'MESSAGE_ID_INVALID',
    );
  });
});

describe('answerCallbackQuery and answerGuestQuery', () => {
  it('takes 200 characters, once, in time', async () => {
    const { result } = await call(standIn, 'sendMessage', { chat_id: 101, text: 'a' });
    const answer = (callback_query_id: string, text = '') =>
      call(standIn, 'answerCallbackQuery', { callback_query_id, text });
    const { id } = standIn.people.press(LI, result as never, 'd');
    refused(await answer(id, '字'.repeat(201)), 'MESSAGE_TOO_LONG');
    await passes(answer(id, '字'.repeat(200)));
    refused(await answer(id), OLD);
    refused(await answer('none'), OLD);
    const withUrl = call(standIn, 'answerCallbackQuery', { callback_query_id: id, url: 'file:///' });
    refused(await withUrl, 'URL_INVALID');
    const hasty = await startStandIn({ queryTtlMs: 0 });
    const late = hasty.people.press(LI, { inline_message_id: 'm' }, 'd');
    refused(await call(hasty, 'answerCallbackQuery', { callback_query_id: late.id }), OLD);
    await hasty.close();
  });

  it('answers a guest message without knowing its chat', async () => {
    const { id } = standIn.people.guest(group(-77, '外'), LI, `@${standIn.me.username} 贵阳`);
    const answer = (result: object) => call(standIn, 'answerGuestQuery', { guest_query_id: id, result });
    refused(await answer(article({ id: '' })), 'RESULT_ID_INVALID');
    expect(await passes(answer(article()))).toMatchObject({ inline_message_id: expect.any(String) });
    refused(await answer(article()), OLD);
    refused(await call(standIn, 'sendMessage', { chat_id: -77, text: 'a' }), 'chat not found');
  });
});
