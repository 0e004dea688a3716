// B6: whatever an answer holds, what the channels make of it can be sent: Telegram's strict stand-in refuses none of its
// sides (4096 UTF-16 units, entities, no half of a character), WeChat's pages have at most 2048 bytes. The long form:
// ZONEBOT_SENDABLE=200000
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createComposer, sideText } from '../../src/channels/telegram/reply.js';
import { bytes } from '../../src/channels/wechat/bytes.js';
import { LIMITS } from '../../src/channels/wechat/limits.js';
import { pagesOf, readerLinks } from '../../src/channels/wechat/pages.js';
import { answer, prose } from '../channels/any-answer.js';
import { corpusBot } from '../telegram/channel-on-stand-in.js';
import { refusalOfMessage } from '../telegram/stand-in/check-message.js';

const CASES = Number(process.env.ZONEBOT_SENDABLE ?? 1000);
const PATIENCE = 60_000 + 20 * CASES;
const HALVES = /\p{Cs}/u;

it(
  `Telegram: ${CASES} answers, no side of any is refused`,
  () => {
    const bot = corpusBot();
    const compose = createComposer({
      username: 'zonebot_test_bot',
      isInline: true,
      lookup: bot.lookup,
      hasPicture: (zone) => zone.length % 2 === 0,
    });
    let sides = 0;
    const sendable = fc.property(
      answer,
      prose,
      fc.constantFrom('zh', 'en'),
      fc.boolean(),
      (one, asked, language, byButton) => {
        const reply = compose(one, { language, asked: asked.slice(0, 200), byButton });
        reply.tabs.forEach(({ pages }, tab) => {
          pages.forEach((_, page) => {
            sides += 1;
            const { text, entities } = sideText(reply, { tab, page });
            expect(refusalOfMessage({ chat_id: 1, text, entities: [...entities] })).toBeNull();
            expect(text).not.toMatch(HALVES);
          });
        });
      },
    );
    fc.assert(sendable, { numRuns: CASES });
    console.info(`B6: ${CASES} answers, ${sides} sides of a message, none refused`);
  },
  PATIENCE,
);

it(
  `WeChat: ${CASES} answers, every page of at most ${LIMITS.text} bytes`,
  () => {
    const linked = { taps: true, readerLink: readerLinks(new URL('https://bot.example')) };
    let pages = 0;
    const fits = fc.property(answer, fc.boolean(), (one, isLinked) => {
      for (const page of pagesOf(one, isLinked ? linked : { taps: false, readerLink: null }, ['您好。'])) {
        pages += 1;
        expect(bytes(page)).toBeLessThanOrEqual(LIMITS.text);
        expect(page).not.toMatch(HALVES);
      }
    });
    fc.assert(fits, { numRuns: CASES });
    console.info(`B6: ${CASES} answers, ${pages} pages, none too long`);
  },
  PATIENCE,
);
