// The promises of delivery, against a Bot API that misbehaves: nothing lost, nothing early, nobody waits for others.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { TokenError } from '../../src/channels/telegram/backoff.js';
import { ConflictError } from '../../src/channels/telegram/polling.js';
import { type ChannelOptions, corpusBot, type RunningChannel, runChannel } from './channel-on-stand-in.js';
import { freePort } from './free-port.js';
import { FAULTS, type Fault } from './stand-in/faults.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const work = mkdtempSync(join(tmpdir(), 'zonebot-telegram-'));
afterAll(() => rmSync(work, { recursive: true }));
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: ChannelOptions = {}): Promise<{ standIn: StandIn; channel: RunningChannel }> {
  const standIn = await startStandIn({ webhook: { firstMs: 20, maxMs: 50 } });
  closers.push(() => standIn.close());
  const channel = runChannel(standIn, options);
  closers.push(() => channel.stop().catch(() => {}));
  await standIn.waitFor((ledger) => ledger.of(options.webhook ? 'setWebhook' : 'getUpdates')[0]);
  return { standIn, channel };
}

const person = (id: number) => user(id, `用户${id}`);
const ask = (standIn: StandIn, id: number, text: string) =>
  standIn.people.say(privateChat(person(id)), person(id), text);
const texts = (messages: readonly Message[]) => messages.map(({ text }) => text ?? '');

const FIGURE = '贵阳高新区有多少家研发机构';
const OTHER = '贵阳高新区规模以上工业增加值增长多少';

describe('sending', () => {
  it('429: the reply is sent once, not before its time, and no other chat waits for it', async () => {
    const { standIn } = await start();
    standIn.faults.add(FAULTS.tooMany(1), { chat: 1 });
    ask(standIn, 1, FIGURE);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0], 5000);
    expect(standIn.ledger.sent(1)).toEqual([]);
    await standIn.waitFor((ledger) => ledger.sent(1)[0], 3000);
    const [refused, sent] = standIn.ledger.of('sendMessage').filter(({ payload }) => payload.chat_id === 1);
    expect(sent.at - refused.at).toBeGreaterThanOrEqual(1000);
    expect(standIn.ledger.sent(1)).toHaveLength(1);
  });

  it('429 on a fifth of all calls: each reply once, none early, in order', async () => {
    const { standIn } = await start();
    const everyFifth = { method: 'sendMessage', probability: 0.2, times: Number.POSITIVE_INFINITY };
    standIn.faults.add(FAULTS.tooMany(1), everyFifth);
    const chats = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const chat of chats) for (const question of [FIGURE, OTHER, FIGURE]) ask(standIn, chat, question);
    await standIn.waitFor((ledger) => chats.every((chat) => ledger.sent(chat).length === 3), 15_000);
    for (const chat of chats) {
      const calls = standIn.ledger.of('sendMessage').filter(({ payload }) => payload.chat_id === chat);
      const early = calls.filter(
        ({ at }, index) => calls[index - 1]?.outcome?.status === 429 && at - calls[index - 1].at < 1000,
      );
      expect(early).toEqual([]);
      const figures = texts(standIn.ledger.sent(chat)).map((text) => /278家|30\.5%/u.exec(text)?.[0]);
      expect(figures).toEqual(['278家', '30.5%', '278家']);
    }
    expect(standIn.ledger.of('sendMessage').some(({ outcome }) => outcome?.status === 429)).toBe(true);
  });

  it('messages of one chat keep their order while it waits', async () => {
    const { standIn } = await start();
    standIn.faults.add(FAULTS.tooMany(1), { chat: 1 });
    ask(standIn, 1, FIGURE);
    ask(standIn, 1, OTHER);
    await standIn.waitFor((ledger) => ledger.sent(1)[1], 4000);
    expect(texts(standIn.ledger.sent(1)).map((text) => /278家|30\.5%/u.exec(text)?.[0])).toEqual([
      '278家',
      '30.5%',
    ]);
  });

  it.each<[string, Fault, number]>([
    ['500', FAULTS.internal(), 1],
    ['502 with a page of HTML', FAULTS.badGateway(), 1],
    ['a connection that breaks before the call arrives', FAULTS.resetBefore(), 1],
    ['an answer cut in the middle', FAULTS.truncated(), 2],
    ['a connection that breaks after the call arrived', FAULTS.resetAfter(), 2],
  ])('%s: nothing is lost', async (_, fault, most) => {
    const { standIn } = await start();
    standIn.faults.add(fault, { chat: 1 });
    ask(standIn, 1, FIGURE);
    const last = await standIn.waitFor(
      (ledger) =>
        ledger
          .of('sendMessage')
          .filter(({ outcome }) => outcome?.ok)
          .at(most - 1),
      5000,
    );
    expect(last.payload.text).toContain('278家');
    const sent = standIn.ledger.sent(1);
    expect(sent.length).toBeLessThanOrEqual(most);
    // Where it was sent twice, word for word.
    expect(new Set(texts(sent)).size).toBe(1);
  });

  it.each<[string, Fault]>([
    ['a request that nobody answers', FAULTS.hang(60_000)],
    ['an answer that comes a byte a second', FAULTS.drip()],
  ])('%s is given up and made again', async (_, fault) => {
    const { standIn } = await start({ requestSeconds: 1 });
    standIn.faults.add(fault, { chat: 1 });
    ask(standIn, 1, FIGURE);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0]);
    const tries = () => standIn.ledger.of('sendMessage').filter(({ payload }) => payload.chat_id === 1);
    await standIn.waitFor(() => tries().at(1)?.outcome?.ok, 8000);
    expect(new Set(tries().map(({ payload }) => payload.text)).size).toBe(1);
  });

  it('one flooded chat keeps nobody out', async () => {
    const { standIn } = await start();
    standIn.faults.add(FAULTS.tooMany(600), { chat: 1, times: Number.POSITIVE_INFINITY });
    for (let at = 0; at < 1100; at += 1) ask(standIn, 1, `${FIGURE}${'？'.repeat(at % 3)}`);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0], 10_000);
  });

  it('a disk that is full for a while stops nothing for good, and repeats nothing', async () => {
    const { standIn, channel } = await start({ file: join(work, 'full.sqlite'), diskPages: 24 });
    const people = Array.from({ length: 12 }, (_, at) => at + 1);
    for (const id of people) ask(standIn, id, '/zone 贵阳');
    const isFull = () => expect(channel.log.join('')).toMatch(/the disk takes nothing|no updates/u);
    await vi.waitFor(isFull, { timeout: 5000 });
    channel.giveRoom();
    await standIn.waitFor((ledger) => people.every((id) => ledger.sent(id).length === 1), 15_000);
  });

  it('many chats that wait at once write nothing but the log', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const { standIn } = await start();
    for (let id = 1; id <= 15; id += 1) {
      standIn.faults.add(FAULTS.internal(), { chat: id });
      ask(standIn, id, FIGURE);
    }
    await standIn.waitFor((ledger) => ledger.sent().length === 15, 5000);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it('403: a user who blocked the bot costs that chat alone', async () => {
    const { standIn, channel } = await start();
    standIn.faults.add(FAULTS.blocked(), { chat: 1 });
    ask(standIn, 1, FIGURE);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0]);
    ask(standIn, 1, OTHER);
    await standIn.waitFor((ledger) => ledger.sent(1)[0]);
    expect(standIn.ledger.sent(1)).toHaveLength(1);
    expect(channel.log.join('')).toContain('blocked by the user');
  });

  it('a bug in the bot costs one answer, and the user is told', async () => {
    const bot = corpusBot();
    const { standIn, channel } = await start({
      bot: {
        ...bot,
        converse: (text, session) => {
          if (text === '崩溃') throw new Error('boom');
          return bot.converse(text, session);
        },
      },
    });
    ask(standIn, 1, '崩溃');
    ask(standIn, 1, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(1)[1]);
    expect(texts(standIn.ledger.sent(1))[0]).toContain('程序出了错');
    expect(channel.log.join('')).toContain('boom');
  });
});

describe('receiving', () => {
  it('an update that comes again is answered once', async () => {
    const { standIn } = await start();
    const { update_id } = ask(standIn, 1, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(1)[0]);
    for (let copies = 0; copies < 10; copies += 1) standIn.repeat(update_id);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0]);
    await standIn.waitFor(() => standIn.pending() === 0);
    expect(standIn.ledger.sent(1)).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['500', FAULTS.internal()],
    ['502 with a page of HTML', FAULTS.badGateway()],
    ['429', FAULTS.tooMany(1)],
    ['a broken connection', FAULTS.resetBefore()],
  ])('getUpdates fails with %s: asked again', async (_, fault) => {
    const { standIn } = await start();
    standIn.faults.add(fault, { method: 'getUpdates' });
    ask(standIn, 1, FIGURE);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0], 5000);
    await standIn.waitFor((ledger) => ledger.sent(1)[0], 5000);
  });

  it('401: ends, and says whose fault it is', async () => {
    const { standIn, channel } = await start();
    standIn.faults.add(FAULTS.unauthorized(), { method: 'getUpdates', times: 5 });
    ask(standIn, 1, FIGURE);
    await expect(channel.ended).rejects.toThrow(TokenError);
  });

  it('409: the one whose updates another process takes ends', async () => {
    const { standIn, channel } = await start();
    const second = runChannel(standIn);
    closers.push(() => second.stop().catch(() => {}));
    await expect(Promise.race([channel.ended, second.ended])).rejects.toThrow(ConflictError);
  });
});

describe('stopping', () => {
  it.each(['getMe', 'deleteWebhook'])('while %s hangs at the start does not wait for it', async (method) => {
    const standIn = await startStandIn();
    closers.push(() => standIn.close());
    standIn.faults.add(FAULTS.hang(60_000), { method });
    const channel = runChannel(standIn);
    await standIn.waitFor((ledger) => ledger.of(method)[0]);
    await channel.stop();
    expect(standIn.ledger.of('getUpdates')).toEqual([]);
  });
});

describe('webhook', () => {
  const path = '/telegram';

  it('updates come by webhook, and those that came twice are answered once', async () => {
    const { standIn } = await start({ webhook: { port: await freePort(), path } });
    const { update_id } = ask(standIn, 1, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(1)[0]);
    standIn.repeat(update_id);
    ask(standIn, 2, FIGURE);
    await standIn.waitFor((ledger) => ledger.sent(2)[0]);
    expect(standIn.ledger.sent(1)).toHaveLength(1);
    expect(standIn.ledger.of('getUpdates')).toEqual([]);
  });
});
