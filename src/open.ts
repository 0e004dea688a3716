// A corpus folder → a bot that answers from it. The wiring, in plain sight.
import { type Bot, createBot } from './bot.js';
import { parsePage } from './corpus/parse-page.js';
import type { Page, Source } from './corpus/types.js';
import { INTENTS } from './intents/index.js';
import { buildKnowledge, type Knowledge } from './knowledge/knowledge.js';
import { COMPOUNDS, DOMAIN_WORDS } from './search/synonyms.js';
import { createMemorySessions, type MemorySessionOptions } from './store/memory-sessions.js';
import { createSegmenter, type Segmenter } from './text/segmenter.js';

export interface Opened {
  readonly bot: Bot;
  readonly knowledge: Knowledge;
  readonly pages: readonly Page[];
}

/** The segmenter that knows the words of the domain. */
export function openSegmenter(): Segmenter {
  return createSegmenter(DOMAIN_WORDS).keeping(COMPOUNDS);
}

/** Parses the sources, reads their facts and builds the bot over them. */
export function openBot(sources: readonly Source[], sessions: MemorySessionOptions): Opened {
  const segmenter = openSegmenter();
  const pages = sources.map((source) => parsePage(source, segmenter));
  const knowledge = buildKnowledge(pages, segmenter);
  const bot = createBot({ knowledge, intents: INTENTS, sessions: createMemorySessions(sessions) });
  return { bot, knowledge, pages };
}
