// F5: for a minute Telegram refuses every message with 429: each reply is sent once, none before its time, and all are sent
// when it is over. The long form: ZONEBOT_REFUSED_MS=60000
import { afterEach, expect, it } from 'vitest';
import { runChannel } from '../telegram/channel-on-stand-in.js';
import { FAULTS } from '../telegram/stand-in/faults.js';
import { privateChat, user } from '../telegram/stand-in/people.js';
import { startStandIn } from '../telegram/stand-in/stand-in.js';

const REFUSED_MS = Number(process.env.ZONEBOT_REFUSED_MS ?? 2500);
const CHATS = 20;
const RETRY_AFTER = 1;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

it(
  `all sends refused for ${REFUSED_MS} ms: each reply once, none early, all in the end`,
  async () => {
    const standIn = await startStandIn();
    const channel = runChannel(standIn);
    closers.push(
      () => standIn.close(),
      () => channel.stop(),
    );
    const all = { method: 'sendMessage', times: Number.POSITIVE_INFINITY };
    const accept = standIn.faults.add(FAULTS.tooMany(RETRY_AFTER), all);
    const people = Array.from({ length: CHATS }, (_, at) => user(at + 1, `用户${at}`));
    for (const one of people) standIn.people.say(privateChat(one), one, '贵阳高新区有多少家研发机构');
    await new Promise((resolve) => setTimeout(resolve, REFUSED_MS));
    expect(standIn.ledger.sent()).toEqual([]);
    accept();
    await standIn.waitFor((ledger) => people.every(({ id }) => ledger.sent(id).length > 0), 70_000);
    for (const { id } of people) {
      const calls = standIn.ledger.of('sendMessage').filter(({ payload }) => payload.chat_id === id);
      expect(standIn.ledger.sent(id)).toHaveLength(1);
      expect(calls.length).toBeGreaterThan(1);
      calls.slice(1).forEach(({ at }, before) => {
        expect(at - calls[before].at).toBeGreaterThanOrEqual(RETRY_AFTER * 1000);
      });
    }
    const refused = standIn.ledger.of('sendMessage').length - CHATS;
    console.info(
      `F5: ${CHATS} chats, ${refused} sends refused in ${REFUSED_MS} ms, ${CHATS} replies, each once`,
    );
  },
  REFUSED_MS + 100_000,
);
