// While the bot serves: the corpus is taken in whenever its folder changes, and the operator learns what that changed.
import { appendFileSync } from 'node:fs';
import type { Log } from '../channels/log.js';
import { differenceLines } from '../commands/corpus-difference.js';
import { goldenLines } from '../commands/golden.js';
import { formatProblem } from '../corpus/problem.js';
import { corpusStamp } from '../store/corpus-stamp.js';
import { watchCorpus } from '../store/corpus-watch.js';
import { readGolden } from './golden-file.js';
import type { LiveCorpus } from './live-corpus.js';
import { readBeside } from './reading-thread.js';
import { createReload, type Reload } from './reload.js';

export interface KeepCurrentOptions {
  readonly live: LiveCorpus;
  readonly dir: string;
  /** Of the corpus that answers already. */
  readonly stamp: string;
  /** Looks at the folder at least so often, in ms; 0 for never. */
  readonly every: number;
  /** Takes one line of JSON for each reload; null for none. */
  readonly changes: string | null;
  readonly log: Log;
  readonly now: () => number;
}

export interface KeptCurrent {
  /** Reads the corpus now, whether it has changed or not. */
  readonly reload: () => Promise<Reload>;
  readonly close: () => void;
}

/** A folder has to look the same for so many ms. */
const SETTLE = 2000;
/** Lines of a difference that the log tells; the file has all of them. */
const TOLD = 20;

export function keepCurrent(options: KeepCurrentOptions): KeptCurrent {
  const { live, dir, every, log, now } = options;
  let known = options.stamp;
  const stamp = () => corpusStamp(dir);
  const run = createReload({
    live,
    read: () => readBeside(dir, (line) => log.warn({ notice: line }, 'of the corpus')),
    stamp,
    golden: () => {
      const { dialogues, problem } = readGolden(dir);
      if (problem !== null) log.warn({ problem }, 'no golden question was asked');
      return dialogues;
    },
  });
  const reload = async (): Promise<Reload> => {
    const looksLike = stamp();
    const done = await run();
    if (done.type !== 'unsettled') known = looksLike;
    tell(done, options);
    return done;
  };
  const reloadOrLog = () =>
    reload().catch((error: unknown) =>
      log.error({ err: error }, 'the corpus could not be read: the old one goes on'),
    );
  const watching =
    every === 0
      ? null
      : watchCorpus({
          dir,
          known,
          every,
          settle: SETTLE,
          now,
          onChange: (changed) => {
            if (changed !== known) void reloadOrLog();
          },
        });
  // On a terminal the signal says that the terminal is gone, and ends the program.
  const onSignal = process.stdin.isTTY ? null : () => void reloadOrLog();
  if (onSignal) process.on('SIGHUP', onSignal);
  return {
    reload,
    close: () => {
      watching?.close();
      if (onSignal) process.off('SIGHUP', onSignal);
    },
  };
}

function tell(done: Reload, { dir, changes, log, now }: KeepCurrentOptions): void {
  const lines = linesOf(done);
  const about = { corpus: dir, changes: lines.slice(0, TOLD), more: Math.max(0, lines.length - TOLD) };
  const time = new Date(now()).toISOString();
  if (done.type === 'swapped') log.info(about, 'the corpus has changed: the new one answers');
  else if (done.type === 'refused')
    log.error(about, 'the corpus has changed and is refused: the old one goes on');
  else log.info({ corpus: dir }, 'the corpus was changed while it was read');
  if (changes === null || done.type === 'unsettled') return;
  try {
    appendFileSync(changes, `${JSON.stringify({ time, corpus: dir, outcome: done.type, changes: lines })}\n`);
  } catch (error) {
    log.warn({ err: error, file: changes }, 'the changes were not written down');
  }
}

function linesOf(done: Reload): readonly string[] {
  switch (done.type) {
    case 'swapped':
      return [...differenceLines(done.difference), ...(done.golden ? goldenLines(done.golden) : [])];
    case 'refused':
      return done.problems.map(formatProblem);
    case 'unsettled':
      return [];
    default:
      return done satisfies never;
  }
}
