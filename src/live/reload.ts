// Takes in a changed corpus: reads it beside the old one, compares the two, and has the new one answer, or keeps the old.
import { setImmediate } from 'node:timers/promises';
import { type CorpusDifference, corpusDifference } from '../commands/corpus-difference.js';
import { compareGolden, type GoldenResult } from '../commands/golden.js';
import type { Dialogue } from '../commands/question-file.js';
import type { CorpusProblem } from '../corpus/problem.js';
import { openOver } from '../open.js';
import { createMemorySessions } from '../state/memory/sessions.js';
import type { FolderReading } from './corpus-reading.js';
import type { LiveCorpus } from './live-corpus.js';

export type Reload =
  /** The new corpus answers. */
  | { readonly type: 'swapped'; readonly difference: CorpusDifference; readonly golden: GoldenResult | null }
  /** The old corpus goes on. */
  | { readonly type: 'refused'; readonly problems: readonly CorpusProblem[] }
  /** It was changed while it was read; the old corpus goes on. */
  | { readonly type: 'unsettled' };

export interface ReloadParts {
  readonly live: Pick<LiveCorpus, 'current' | 'swap'>;
  readonly read: () => Promise<FolderReading>;
  /** What the folder looks like. */
  readonly stamp: () => string;
  /** Golden questions; null for none. */
  readonly golden: () => readonly Dialogue[] | null;
}

/** Reloads one after the other; whoever asks while one waits gets that one. Rejects on bugs, and then the old corpus goes on. */
export function createReload(parts: ReloadParts): () => Promise<Reload> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Reload> | null = null;
  return () => {
    if (waiting) return waiting;
    const reload = running.then(() => {
      waiting = null;
      return reloadNow(parts);
    });
    waiting = reload;
    running = reload.catch(() => {});
    return reload;
  };
}

async function reloadNow({ live, read, stamp, golden }: ReloadParts): Promise<Reload> {
  const before = stamp();
  const reading = await read();
  if (stamp() !== before) return { type: 'unsettled' };
  if (reading.type === 'refused') return reading;
  const old = live.current();
  // Its own memory is for one process's terminal, which asks the live bot.
  const next = openOver(reading.groundwork, createMemorySessions({ max: 1, ttl: 1 }));
  const difference = await corpusDifference(old.knowledge, next.knowledge, pause);
  const dialogues = golden();
  const result = dialogues && (await compareGolden(dialogues, old.bot, next.bot, pause));
  live.swap(next);
  return { type: 'swapped', difference, golden: result };
}

const pause = () => setImmediate();
