// A corpus folder → a bot that answers from it. The wiring, in plain sight.
import { type Bot, createBot, type SessionStore } from './bot.js';
import { parsePage } from './corpus/parse-page.js';
import type { Page, Source } from './corpus/types.js';
import { INTENTS } from './intents/index.js';
import { type Groundwork, type GroundworkOptions, layGroundwork } from './knowledge/groundwork.js';
import { buildKnowledge, type Knowledge } from './knowledge/knowledge.js';
import { openSegmenter } from './search/segmenter.js';
import { createMemorySessions, type MemorySessionOptions } from './state/memory/sessions.js';

export interface Opened {
  readonly bot: Bot;
  readonly knowledge: Knowledge;
  readonly pages: readonly Page[];
}

/** Parses the sources, reads their facts and builds the bot over them. */
export function openBot(
  sources: readonly Source[],
  sessions: MemorySessionOptions,
  options?: GroundworkOptions,
): Opened {
  return openOver(readSources(sources, options), createMemorySessions(sessions));
}

/** What takes long of opening a bot. */
export function readSources(sources: readonly Source[], options?: GroundworkOptions): Groundwork {
  const segmenter = openSegmenter();
  const pages = sources.map((source) => parsePage(source, segmenter));
  return layGroundwork(pages, segmenter, options);
}

/** The rest of it. */
export function openOver(groundwork: Groundwork, sessions: SessionStore): Opened {
  const knowledge = buildKnowledge(groundwork, openSegmenter());
  const bot = createBot({ knowledge, intents: INTENTS, sessions });
  return { bot, knowledge, pages: groundwork.pages };
}
