// Indexes many sources on several threads: each takes a part, and the parts are put one behind the other.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Source } from '../corpus/types.js';
import type { Segmenter } from '../text/segmenter.js';
import { type IndexedSources, indexSources, mergedSources } from './index-sources.js';

type OnProgress = (done: number, of: number) => void;
type Message = { readonly done: number } | { readonly indexed: IndexedSources };

/** Characters that are worth a thread: it takes about a second to start. */
const WORTH_A_THREAD = 500_000;
const MOST_THREADS = 8;
const WORKER = fileURLToPath(new URL('index-worker.js', import.meta.url));

/** Rejects when a thread fails. */
export async function buildSourcesIndex(
  sources: readonly Source[],
  segmenter: Segmenter,
  onProgress: OnProgress = () => {},
): Promise<IndexedSources> {
  const length = sources.reduce((sum, { text }) => sum + text.length, 0);
  const threads = Math.min(MOST_THREADS, availableParallelism(), Math.floor(length / WORTH_A_THREAD));
  let done = 0;
  const report = (more: number) => {
    done += more;
    onProgress(done, sources.length);
  };
  // Run from its TypeScript sources, as in a test, it has no worker to start.
  if (threads < 2 || !existsSync(WORKER)) return indexSources(sources, segmenter, () => report(1));
  const parts = evenParts(sources, length / threads);
  const indexed = await Promise.all(parts.map((part) => indexInThread(part, report)));
  report(sources.length - done);
  return indexed.reduce(mergedSources);
}

function indexInThread(sources: readonly Source[], report: (more: number) => void): Promise<IndexedSources> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { sources } });
    let done = 0;
    worker.on('message', (message: Message) => {
      if ('indexed' in message) return resolve(message.indexed);
      report(message.done - done);
      done = message.done;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`indexing ended with exit code ${code}`)));
  });
}

/** In order, each of about so many characters. */
function evenParts(sources: readonly Source[], size: number): readonly (readonly Source[])[] {
  const parts: Source[][] = [[]];
  let length = 0;
  for (const source of sources) {
    if (length >= size) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(source);
    length += source.text.length;
  }
  return parts;
}
