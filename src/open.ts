// A corpus folder → a bot that answers from it. The wiring, in plain sight.
import { type Bot, createBot } from './bot.js';
import { parsePage } from './corpus/parse-page.js';
import type { Page, Source } from './corpus/types.js';
import { INTENTS } from './intents/index.js';
import { buildKnowledge, type Knowledge } from './knowledge/knowledge.js';
import type { IndexData } from './search/index-data.js';
import { openSegmenter } from './search/segmenter.js';
import { createMemorySessions, type MemorySessionOptions } from './state/memory/sessions.js';

export interface Opened {
  readonly bot: Bot;
  readonly knowledge: Knowledge;
  readonly pages: readonly Page[];
}

/** Parses the sources, reads their facts and builds the bot over them; `index`, where given, is that of their sentences. */
export function openBot(
  sources: readonly Source[],
  sessions: MemorySessionOptions,
  index: IndexData | null = null,
): Opened {
  const segmenter = openSegmenter();
  const pages = sources.map((source) => parsePage(source, segmenter));
  const knowledge = buildKnowledge(pages, segmenter, index);
  const bot = createBot({ knowledge, intents: INTENTS, sessions: createMemorySessions(sessions) });
  return { bot, knowledge, pages };
}
