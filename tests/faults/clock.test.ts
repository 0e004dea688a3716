// F13: the clock of the machine jumps a day forward and back: nobody is locked out, and old messages of WeChat stay old. The
// process has its clock from libfaketime; where that is not installed (apt install faketime) its case is left out.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAT_WORDING } from '../../src/answer/chat-wording.js';
import { newHome, runBot } from '../telegram/running-bot.js';
import { privateChat, user } from '../telegram/stand-in/people.js';
import { startStandIn } from '../telegram/stand-in/stand-in.js';
import { account, NOW, readReply, requestOf, rig, signed, text } from '../wechat/wechat-client.js';

/** In ms: a process starts in there, on a busy machine too. */
const PATIENCE = 60_000;
const DAY = 86_400_000;
const FAKETIME = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find(existsSync);

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('a process whose clock jumps', () => {
  it.skipIf(!FAKETIME)(
    `a day forward, two back${FAKETIME ? '' : ' (left out: libfaketime is not installed)'}: answers, and limits that end`,
    async () => {
      const standIn = await startStandIn();
      const home = newHome();
      const clock = join(home.dir, 'clock');
      const jump = (days: string) => writeFileSync(clock, days);
      jump('+0d');
      const bot = runBot(standIn, home, {
        LD_PRELOAD: FAKETIME,
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        // Only the wall's clock jumps, as it does where somebody sets it.
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        DONT_FAKE_MONOTONIC: '1',
        ZONEBOT_LIMIT_USER: '3/4',
        TZ: 'UTC',
      });
      closers.push(
        () => home.remove(),
        () => standIn.close(),
        async () => {
          bot.child.kill('SIGKILL');
          await bot.ended;
        },
      );
      let answered = 0;
      const one = user(1, '甲');
      const ask = () => standIn.people.say(privateChat(one), one, '贵阳高新区有多少家研发机构');
      const answers = () => standIn.ledger.sent(1).filter(({ text: said }) => said?.includes('278家')).length;
      const asked = async () => {
        ask();
        answered += 1;
        await standIn.waitFor(() => answers() === answered, PATIENCE);
      };
      await asked();
      for (const days of ['+1d', '-1d', '+1d']) {
        jump(days);
        await asked();
        // Until the limit is another one's: its clock is none that jumps.
        await new Promise((resolve) => setTimeout(resolve, 4200));
      }
      // Refused at one time, and after the jump not for longer than it was to be.
      for (let more = 0; more < 4; more += 1) ask();
      answered += 3;
      const notices = () =>
        standIn.ledger.sent(1).filter(({ text: said }) => said === CHAT_WORDING.zh.tooFast);
      await standIn.waitFor(() => notices().length === 1 && answers() === answered, PATIENCE);
      jump('-1d');
      await new Promise((resolve) => setTimeout(resolve, 4200));
      await asked();
      expect(bot.child.exitCode).toBeNull();
      const days = new Set(
        [...bot.output().matchAll(/"time":(\d+|"[^"]+")/gu)].map(([, time]) =>
          dayOf(new Date(JSON.parse(time)).getTime()),
        ),
      );
      expect(days).toEqual(new Set([-1, 0, 1].map((away) => dayOf(Date.now() + away * DAY))));
    },
    5 * PATIENCE,
  );
});

describe('WeChat', () => {
  const to = account('safe');
  const sentAt = (time: number) => signed(to, text('你好'), { timestamp: String(time / 1000) });

  it.each([
    ['forward', DAY],
    ['back', -DAY],
  ])(
    'after a jump a day %s what is of now is answered, and what was sent before stays used',
    async (_, jump) => {
      const rigged = rig(to);
      const before = sentAt(NOW);
      expect((await rigged.handler(requestOf(before))).status).toBe(200);
      rigged.now = NOW + jump;
      expect((await rigged.handler(requestOf(before))).status).toBe(403);
      const response = await rigged.handler(requestOf(sentAt(rigged.now)));
      expect(readReply(to, await response.text()).Content).toBe('答：你好');
      rigged.now = NOW;
      const again = await rigged.handler(requestOf(sentAt(NOW)));
      expect(readReply(to, await again.text()).Content).toBe('答：你好');
    },
  );
});
