// Pictures of zones on their way through Telegram: drawn once, uploaded once, then sent by Telegram's own id.
import type { Message } from 'grammy/types';
import { expect, it } from 'vitest';
import { createCardPainter } from '../../src/channels/card/card-png.js';
import { createPictures } from '../../src/channels/card/pictures.js';
import { corpusBot, runChannel } from './channel-on-stand-in.js';
import { privateChat, user } from './stand-in/people.js';
import { startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);

it('/card draws and uploads a picture once; later it is sent, and offered in other chats, by its id', async () => {
  const standIn = await startStandIn();
  const channel = runChannel(standIn, { pictures: createPictures(corpusBot().card, createCardPainter()) });
  standIn.people.say(CHAT, LI, '/card 贵阳');
  const first = (await standIn.waitFor((ledger) => ledger.sent(LI.id)[0], 15_000)) as Message.PhotoMessage;
  expect(first.photo.at(-1)).toMatchObject({ width: 1080 });
  expect(first.caption).toContain('贵阳高新区');
  const [upload] = standIn.ledger.of('sendPhoto');
  expect(Object.values(upload.files)).toMatchObject([{ name: 'card.png' }]);

  standIn.people.say(CHAT, LI, '/数据图 贵阳');
  const second = (await standIn.waitFor((ledger) => ledger.sent(LI.id)[1])) as Message.PhotoMessage;
  expect(second.caption).toBe(first.caption);
  expect(standIn.ledger.of('sendPhoto')[1].files).toEqual({});

  const { id } = standIn.people.inline(LI, '/zone 贵阳');
  const answer = await standIn.waitFor((ledger) =>
    ledger.of('answerInlineQuery').find(({ outcome }) => outcome),
  );
  expect(answer.payload.inline_query_id).toBe(id);
  expect(answer.outcome).toMatchObject({ ok: true });
  expect((answer.payload.results as { type: string }[]).map(({ type }) => type).slice(0, 2)).toEqual([
    'article',
    'photo',
  ]);
  await channel.stop();
  await standIn.close();
});
