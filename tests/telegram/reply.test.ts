// A reply as one message with several sides, from one answer of the bot.
import { expect, it } from 'vitest';
import { createComposer } from '../../src/channels/telegram/reply.js';
import { openBot } from '../../src/open.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';

const { bot } = openBot(readCorpusFolder('corpus').sources, { max: 10, ttl: 60_000 });
const ASKED = '贵阳高新区有多少家研发机构？';

it('says the question that a button asked, also where somebody else had typed it for the same answer', () => {
  const compose = createComposer({
    username: 'zonebot_test_bot',
    isInline: true,
    lookup: bot.lookup,
    hasPicture: () => false,
  });
  const answer = bot.lookup(ASKED);
  const asking = { language: 'zh', asked: ASKED } as const;
  expect(compose(answer, { ...asking, byButton: false }).question).toBeNull();
  expect(compose(answer, { ...asking, byButton: true }).question?.text).toContain(ASKED);
  expect(compose(answer, { ...asking, byButton: false }).question).toBeNull();
});
