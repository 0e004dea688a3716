// A corpus folder → a bot that answers from it. The wiring, in plain sight.
import { type Bot, createBot, type SessionStore } from './bot.js';
import { parsePage } from './corpus/parse-page.js';
import type { Page, Source } from './corpus/types.js';
import { INTENTS } from './intents/index.js';
import { type Groundwork, layGroundwork } from './knowledge/groundwork.js';
import { buildKnowledge, type Knowledge } from './knowledge/knowledge.js';
import type { IndexData } from './search/index-data.js';
import { openSegmenter } from './search/segmenter.js';
import { createMemorySessions, type MemorySessionOptions } from './state/memory/sessions.js';

export interface Opened {
  readonly bot: Bot;
  readonly knowledge: Knowledge;
  readonly pages: readonly Page[];
}

type OnProgress = (done: number, of: number) => void;

/** Parses the sources, reads their facts and builds the bot over them; `index`, where given, is that of their sentences. */
export function openBot(
  sources: readonly Source[],
  sessions: MemorySessionOptions,
  index: IndexData | null = null,
  onProgress?: OnProgress,
): Opened {
  return openOver(readSources(sources, index, onProgress), createMemorySessions(sessions));
}

/** What takes long of opening a bot. */
export function readSources(
  sources: readonly Source[],
  index: IndexData | null,
  onProgress?: OnProgress,
): Groundwork {
  const segmenter = openSegmenter();
  const pages = sources.map((source) => parsePage(source, segmenter));
  return layGroundwork(pages, segmenter, index, onProgress);
}

/** The rest of it. */
export function openOver(groundwork: Groundwork, sessions: SessionStore): Opened {
  const knowledge = buildKnowledge(groundwork, openSegmenter());
  const bot = createBot({ knowledge, intents: INTENTS, sessions });
  return { bot, knowledge, pages: groundwork.pages };
}
