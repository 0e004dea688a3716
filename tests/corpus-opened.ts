// The bot over the page in corpus/, opened once for a test file.
import { randomUUID } from 'node:crypto';
import type { Bot } from '../src/bot.js';
import { type Conversations, createConversations, type Watching } from '../src/conversations.js';
import { type Opened, openBot } from '../src/open.js';
import { memoryQuestionLog } from '../src/state/memory/question-log.js';
import { memorySessions } from '../src/state/memory/sessions.js';
import { createQuestionRecorder } from '../src/state/question-recorder.js';
import { saltedHash } from '../src/state/speaker.js';
import type { State } from '../src/state/state.js';
import { readCorpusFolder } from '../src/store/corpus-folder.js';

const SESSIONS = { max: 10_000, ttl: 3_600_000 };

let opened: Opened | null = null;

export function corpusOpened(): Opened {
  opened ??= openBot(readCorpusFolder('corpus').sources, SESSIONS);
  return opened;
}

/** With memories of their own. */
export function conversationsOf(
  bot: Pick<Bot, 'converse'> = corpusOpened().bot,
  watching?: Watching,
): Conversations {
  return conversationsIn({ sessions: memorySessions({ ...SESSIONS, now: Date.now }) }, bot, watching);
}

/** With these memories, and a record of what was asked. */
export function conversationsIn(
  {
    sessions,
    questions = memoryQuestionLog(1000),
  }: Pick<State, 'sessions'> & Partial<Pick<State, 'questions'>>,
  bot: Pick<Bot, 'converse'> = corpusOpened().bot,
  watching?: Watching,
): Conversations {
  const hash = saltedHash('a salt for the tests');
  const trouble = { now: Date.now, onTrouble: () => {} };
  const recorder = createQuestionRecorder({ log: questions, hash, days: 30, ...trouble });
  return createConversations({
    bot,
    sessions,
    recorder,
    random: randomUUID,
    ...(watching ? { watching } : {}),
  });
}
