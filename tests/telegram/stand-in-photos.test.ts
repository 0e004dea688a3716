// What the stand-in takes as a photo and what it refuses; and how it reads parameters of every form.
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpegHead, png } from './pictures.js';
import { call, callForm, callRaw, passes, refused } from './raw-client.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.people.meet(privateChat(user(101, '李')));
});
afterAll(() => standIn.close());

describe('photos', () => {
  const photo = (data: Buffer, caption = '图') =>
    callForm(standIn, 'sendPhoto', { chat_id: '101', photo: data, caption });

  it('takes PNG and JPEG, and its file ids again', async () => {
    const message = (await passes(photo(png(100, 40)))) as Message;
    expect(message).toMatchObject({ caption: '图', photo: [{ width: 90 }, { width: 100, height: 40 }] });
    const large = (await passes(photo(jpegHead(5000, 2500)))) as Message;
    expect(large.photo?.at(-1)).toMatchObject({ width: 2560, height: 1280 });
    const { file_id } = message.photo!.at(-1)!;
    const again = (await passes(call(standIn, 'sendPhoto', { chat_id: 101, photo: file_id }))) as Message;
    expect(again.photo).toEqual(message.photo);
    const file = (await passes(call(standIn, 'getFile', { file_id }))) as { file_path: string };
    const data = await fetch(`${standIn.apiRoot}/file/bot${standIn.token}/${file.file_path}`);
    expect(Buffer.from(await data.arrayBuffer())).toEqual(png(100, 40));
    const media = JSON.stringify({ type: 'photo', media: 'attach://new', caption: '新' });
    const fields = { chat_id: '101', message_id: String(again.message_id), media, new: png(9, 9) };
    expect(await passes(callForm(standIn, 'editMessageMedia', fields))).toMatchObject({
      caption: '新',
      photo: [{ width: 9 }],
    });
  });

  it('refuses what is no photo', async () => {
    refused(await photo(Buffer.alloc(0)), 'file must be non-empty');
    refused(await photo(Buffer.from('GIF89a')), 'IMAGE_PROCESS_FAILED');
    refused(await photo(png(20, 20).subarray(0, 30)), 'IMAGE_PROCESS_FAILED');
    refused(await photo(jpegHead(9000, 1001)), 'PHOTO_INVALID_DIMENSIONS');
    refused(await photo(png(41, 2)), 'PHOTO_INVALID_DIMENSIONS');
    refused(await photo(Buffer.alloc(10 * 1024 * 1024 + 1)), 'file is too big for a photo');
    refused(await photo(png(), '字'.repeat(1025)), 'message caption is too long');
    refused(await call(standIn, 'sendPhoto', { chat_id: 101 }), 'there is no photo in the request');
    refused(
      await call(standIn, 'sendPhoto', { chat_id: 101, photo: 'AgACnone' }),
      'wrong file identifier/HTTP URL specified',
    );
    refused(
      await call(standIn, 'sendPhoto', { chat_id: 101, photo: 'https://a.example/p.png' }),
      'failed to get HTTP URL content',
    );
    refused(
      await call(standIn, 'getFile', { file_id: 'none' }),
      'wrong file_id or the file is temporarily unavailable',
    );
  });
});

describe('captions', () => {
  it('can be edited, up to their length', async () => {
    const { result } = await callForm(standIn, 'sendPhoto', { chat_id: '101', photo: png(), caption: '图' });
    const { message_id } = result as Message;
    const edit = (caption: string) =>
      call(standIn, 'editMessageCaption', { chat_id: 101, message_id, caption });
    expect(await passes(edit('字'.repeat(1024)))).toMatchObject({ photo: [{}], caption: '字'.repeat(1024) });
    refused(await edit('字'.repeat(1025)), 'MEDIA_CAPTION_TOO_LONG');
    expect(await passes(edit(''))).not.toHaveProperty('caption');
    const text = call(standIn, 'editMessageText', { chat_id: 101, message_id, text: 'a' });
    refused(await text, 'there is no text in the message to edit');
  });
});

describe('parameters', () => {
  it('finds lone surrogates in JSON escapes and bytes that are no UTF-8', async () => {
    const body = (text: string) => `{"chat_id":101,"text":"${text}"}`;
    await passes(callRaw(standIn, 'sendMessage', body('\\ud83d\\ude00')));
    refused(await callRaw(standIn, 'sendMessage', body('\\ud83d')), 'strings must be encoded in UTF-8');
    const bytes = Buffer.concat([Buffer.from('{"chat_id":101,"text":"'), Buffer.of(0xff), Buffer.from('"}')]);
    refused(await callRaw(standIn, 'sendMessage', bytes), 'strings must be encoded in UTF-8');
    refused(await callRaw(standIn, 'sendMessage', '{"chat_id":101,'), "can't parse JSON object");
  });

  it('refuses wrong types, and records what it does not know', async () => {
    refused(
      await call(standIn, 'sendMessage', { chat_id: 101, text: { a: 1 } }),
      'parameter "text" must be of type String',
    );
    refused(
      await call(standIn, 'sendMessage', { chat_id: 'li', text: 'a' }),
      'parameter "chat_id" must be of type Integer',
    );
    refused(
      await callForm(standIn, 'sendMessage', { chat_id: '101', text: 'a', reply_markup: '{' }),
      "can't parse reply_markup JSON object",
    );
    await passes(call(standIn, 'sendMessage', { chat_id: 101, text: 'a', colour: 'red' }));
    expect(standIn.ledger.calls.at(-1)?.unknown).toEqual(['colour']);
    refused(
      await call(standIn, 'sendChatAction', { chat_id: 101, action: 'thinking' }),
      'wrong parameter action in request',
    );
    await passes(call(standIn, 'sendChatAction', { chat_id: 101, action: 'typing' }));
  });
});
