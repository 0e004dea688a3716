// Watches a corpus folder: tells when it has changed and stands still again. A file that is still growing is waited for.
import { type FSWatcher, watch } from 'node:fs';
import { corpusStamp } from './corpus-stamp.js';

export interface WatchOptions {
  readonly dir: string;
  /** Of the corpus that is known already. */
  readonly known: string;
  /** Looks at least so often, in ms: not every file system tells of changes. */
  readonly every: number;
  /** A folder stands still when it looks the same for so many ms. */
  readonly settle: number;
  readonly now: () => number;
  /** Learns of each new stamp once. */
  readonly onChange: (stamp: string) => void;
}

export interface CorpusWatch {
  readonly close: () => void;
}

export function watchCorpus({ dir, known: first, every, settle, now, onChange }: WatchOptions): CorpusWatch {
  let known = first;
  let seen = { stamp: first, since: now() };
  let timer: NodeJS.Timeout | undefined;
  const lookIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, ms).unref();
  };
  const look = () => {
    const stamp = corpusStamp(dir);
    if (stamp !== seen.stamp) seen = { stamp, since: now() };
    if (stamp === known) return;
    const left = seen.since + settle - now();
    if (left > 0) return lookIn(left);
    known = stamp;
    onChange(stamp);
  };
  const polling = setInterval(look, every).unref();
  const watcher = watcherOf(dir, () => lookIn(settle));
  return {
    close: () => {
      clearTimeout(timer);
      clearInterval(polling);
      watcher?.close();
    },
  };
}

/** Null where the system cannot watch: the folder is not there, or too many are watched; then looking has to do. */
function watcherOf(dir: string, onEvent: () => void): FSWatcher | null {
  try {
    const watcher = watch(dir, { persistent: false }, onEvent);
    return watcher.on('error', () => watcher.close());
  } catch {
    return null;
  }
}
