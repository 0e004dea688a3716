// Who asks too fast on Telegram is told so once, and nobody else notices.
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAT_WORDING } from '../../src/answer/chat-wording.js';
import { createArrivals } from '../../src/channels/telegram/arrivals.js';
import { planRefusal } from '../../src/channels/telegram/plan.js';
import type { LimitRates } from '../../src/state/limits.js';
import { AT_ONCE, receptionFor } from '../open-reception.js';
import { runChannel } from './channel-on-stand-in.js';
import { freePort } from './free-port.js';
import { BEN, GROUP, ME, message, press, said, update } from './messages.js';
import { group, privateChat, user } from './stand-in/people.js';
import { startStandIn } from './stand-in/stand-in.js';

const COMMANDS = new Set(['zone']);
const ONCE = { messages: 1, seconds: 10 };

function arriving(rates: Partial<LimitRates>) {
  const refused: (readonly [string, string])[] = [];
  const reception = receptionFor({ rates, elapsed: () => 0, refused });
  const { admit, refusal } = createArrivals({ me: ME, commands: COMMANDS, reception });
  return {
    refused,
    admit,
    /** What becomes of each: answered, told why not, dropped. */
    fates: async (...updates: readonly Update[]) => {
      const admitted = await admit(updates);
      return Promise.all(
        updates.map(async (one) =>
          admitted.includes(one) ? ((await refusal(one)) === null ? 'answered' : 'told') : 'dropped',
        ),
      );
    },
  };
}

describe('arrivals', () => {
  it('beyond the limit one is told, the others are dropped', async () => {
    const { fates, refused } = arriving({ user: ONCE });
    expect(await fates(said('一'), said('二'), said('三'))).toEqual(['answered', 'told', 'dropped']);
    expect(refused).toEqual([
      ['telegram', 'user'],
      ['telegram', 'user'],
    ]);
  });

  it('an update that is brought again is not counted again, and has the same fate', async () => {
    const { fates } = arriving({ user: { messages: 2, seconds: 10 } });
    const [one, two, three, four] = [said('一'), said('二'), said('三'), said('四')];
    expect(await fates(one, one, one)).toEqual(['answered', 'answered', 'answered']);
    expect(await fates(one, two, three, four)).toEqual(['answered', 'answered', 'told', 'dropped']);
    expect(await fates(four, three, two)).toEqual(['dropped', 'told', 'answered']);
  });

  it('buttons, edits, inline queries and guests count as well; what a group says among itself does not', async () => {
    const inline = (id: number) =>
      update({ inline_query: { id: 'q', from: { ...BEN, id }, query: '贵阳', offset: '' } });
    for (const [first, second] of [
      [said('一'), press('x', message('答'))],
      [said('一'), update({ edited_message: message('二') })],
      [inline(1), inline(1)],
      [said('/zone 贵阳', { chat: GROUP }), said('/zone 青岛', { chat: GROUP })],
    ])
      expect(await arriving({ user: ONCE }).fates(first, second)).toEqual(['answered', 'told']);
    const talk = Array.from({ length: 50 }, () => said('今天吃什么', { chat: GROUP }));
    const { fates, refused } = arriving({ user: ONCE, chat: ONCE, bot: ONCE });
    expect(new Set(await fates(...talk))).toEqual(new Set(['answered']));
    expect(refused).toEqual([]);
  });

  it('a group has a limit of its own, a private chat is its person', async () => {
    const { fates } = arriving({ chat: ONCE });
    const here = { chat: GROUP };
    expect(await fates(said('/zone 贵阳', here), said('/zone 贵阳', { ...here, from: BEN }))).toEqual([
      'answered',
      'told',
    ]);
    expect(await fates(said('一'), said('二'))).toEqual(['answered', 'answered']);
  });

  it('what is no update is left to whoever logs it', async () => {
    const { fates } = arriving({ user: ONCE });
    const broken = { update_id: 1e6, message: { chat: 7 } } as unknown as Update;
    expect(await fates(broken, { update_id: 1e6 + 1 } as Update)).toEqual(['answered', 'answered']);
  });
});

describe('what is said', () => {
  const parts = { me: ME, bot: { commands: COMMANDS } } as never;
  const by = (who: 'user' | 'bot') => ({ by: who, wait: 1, isTold: true });

  it.each<[string, Update, 'user' | 'bot', string, string]>([
    ['to a message', said('一'), 'user', 'sendMessage', CHAT_WORDING.zh.tooFast],
    ['where all ask at once', said('一'), 'bot', 'sendMessage', CHAT_WORDING.zh.busy],
    ['in English', said('hi', { from: BEN }), 'user', 'sendMessage', CHAT_WORDING.en.tooFast],
    ['to a button', press('x', message('答'), BEN), 'user', 'answerCallbackQuery', CHAT_WORDING.en.tooFast],
  ])('%s', (_, asked, who, method, text) => {
    const { calls } = planRefusal(asked, by(who), parts);
    expect(calls).toMatchObject([{ method, payload: { text } }]);
  });
});

describe('the channel', () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  it('while too many wait nothing is taken, and nothing is lost: Telegram brings it again', async () => {
    const standIn = await startStandIn({ webhook: { firstMs: 20, maxMs: 50 } });
    const port = await freePort();
    let looked = 0;
    const isFull = () => {
      looked += 1;
      return looked <= 3;
    };
    const channel = runChannel(standIn, {
      reception: receptionFor({ turns: { ...AT_ONCE, isFull } }),
      webhook: { port, path: '/telegram' },
    });
    closers.push(
      () => standIn.close(),
      () => channel.stop(),
    );
    await standIn.waitFor((ledger) => ledger.of('setWebhook')[0]);
    standIn.people.say(privateChat(user(1, '甲')), user(1, '甲'), '贵阳高新区有多少家研发机构');
    const sent = await standIn.waitFor((ledger) => ledger.sent(1)[0]);
    expect(sent).toMatchObject({ text: expect.stringContaining('278家') });
    expect(looked).toBe(4);
  });

  it('a flood of one and a crowd in a group: each gets one notice, and others their answers', async () => {
    const standIn = await startStandIn();
    const rates = { user: { messages: 3, seconds: 60 }, chat: { messages: 5, seconds: 60 } };
    const channel = runChannel(standIn, { reception: receptionFor({ rates, elapsed: () => 0 }) });
    closers.push(
      () => standIn.close(),
      () => channel.stop(),
    );
    const [flooder, victim] = [user(1, '甲'), user(2, '乙')];
    const crowd = group(-100, '园区群');
    for (let more = 0; more < 50; more += 1) {
      standIn.people.say(privateChat(flooder), flooder, '贵阳高新区有多少家研发机构');
      standIn.people.say(crowd, user(100 + more, `丙${more}`), '/zone 青岛');
    }
    standIn.people.say(privateChat(victim), victim, '贵阳高新区有多少家研发机构');
    await standIn.waitFor((ledger) => ledger.sent(2)[0] && ledger.sent(1)[3] && ledger.sent(-100)[5]);
    const notices = (chat: number) =>
      standIn.ledger.sent(chat).filter(({ text }) => text === CHAT_WORDING.zh.tooFast);
    await channel.stop();
    expect([standIn.ledger.sent(1).length, notices(1).length]).toEqual([4, 1]);
    expect([standIn.ledger.sent(-100).length, notices(-100).length]).toEqual([6, 1]);
    expect(standIn.ledger.sent(2)[0]).toMatchObject({ text: expect.stringContaining('278家') });
  });
});
