// The bot over the page in corpus/, opened once for a test file.
import type { Bot } from '../src/bot.js';
import { type Conversations, createConversations, type Watching } from '../src/conversations.js';
import { type Opened, openBot } from '../src/open.js';
import { memorySessions } from '../src/state/memory/sessions.js';
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
  return createConversations(bot, memorySessions({ ...SESSIONS, now: Date.now }), watching);
}
