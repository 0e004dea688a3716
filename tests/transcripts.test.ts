// Whole conversations, word for word. To see what a change does to them: ZONEBOT_UPDATE=1 npx vitest run tests/transcripts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainText } from '../src/answer/plain.js';
import { openBot } from '../src/open.js';
import { readCorpusFolder } from '../src/store/corpus-folder.js';

const FOLDER = new URL('transcripts/', import.meta.url);
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
const { bot } = openBot(readCorpusFolder('corpus').sources, { max: 100, ttl: 60_000 });

/** The same questions asked anew, each with its reply. */
function replay(transcript: string, session: string): string {
  const questions = transcript.split('\n').filter((line) => line.startsWith('> '));
  return questions.map((line) => `${line}\n\n${plainText(bot.reply(session, line.slice(2)))}\n\n`).join('');
}

it('there are ten of ten turns', () => {
  const turns = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8').match(/^> /gmu)?.length);
  expect(turns).toEqual(Array.from({ length: 10 }, () => 10));
});

it.each(files)('%s reads as before', (file) => {
  const path = new URL(file, FOLDER);
  const before = readFileSync(path, 'utf8');
  const now = replay(before, file);
  if (process.env.ZONEBOT_UPDATE) writeFileSync(path, now);
  else expect(now).toBe(before);
});
