// A corpus folder opened for one command: read, checked, told of.
import { aliasNotices } from '../commands/alias-notices.js';
import { type CorpusProblem, formatProblem } from '../corpus/problem.js';
import { type Opened, openBot } from '../open.js';
import { type CorpusReading, type LaidOver, readCorpusFolder } from '../store/corpus-folder.js';
import type { Telling } from './telling.js';

const SESSIONS = { max: 1, ttl: 60_000 };

export function tellProblems(problems: readonly CorpusProblem[], { notice }: Telling): void {
  for (const problem of problems) notice(formatProblem(problem));
}

/** A bot over what was read, with what the editor said in vain noticed. */
export function openReading(
  { sources, aliases, notices }: CorpusReading,
  dir: string,
  telling: Telling,
): Opened {
  const opened = openBot(sources, SESSIONS, { aliases, onProgress: telling.onProgress });
  tellProblems([...notices, ...aliasNotices(dir, aliases, opened.knowledge)], telling);
  return opened;
}

/** Null where the folder has problems, each noticed in a line. */
export function openFolder(dir: string, telling: Telling, laidOver?: LaidOver): Opened | null {
  const reading = readCorpusFolder(dir, laidOver);
  tellProblems(reading.problems, telling);
  return reading.problems.length > 0 ? null : openReading(reading, dir, telling);
}
