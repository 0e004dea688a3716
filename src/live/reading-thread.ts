// Reads a corpus folder beside the work of this thread.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CorpusProblem } from '../corpus/problem.js';
import { type FolderReading, readCorpus } from './corpus-reading.js';
import { groundworkOf, type Part, type Rest } from './groundwork-parts.js';

export type ReadingMessage =
  | { readonly notice: string }
  | { readonly problems: readonly CorpusProblem[] }
  | { readonly part: Part }
  | { readonly rest: Rest };

const WORKER = fileURLToPath(new URL('reading-worker.js', import.meta.url));

/** Rejects when the thread fails. */
export function readBeside(dir: string, notice: (line: string) => void): Promise<FolderReading> {
  // Run from its TypeScript sources, as in a test, it has no worker to start.
  if (!existsSync(WORKER)) return readCorpus(dir, notice);
  return new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const worker = new Worker(WORKER, { workerData: { dir } });
    worker.on('message', (message: ReadingMessage) => {
      if ('notice' in message) notice(message.notice);
      else if ('problems' in message) resolve({ type: 'refused', problems: message.problems });
      else if ('part' in message) parts.push(message.part);
      else resolve({ type: 'read', groundwork: groundworkOf(parts, message.rest) });
      worker.postMessage('next');
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`reading ended with exit code ${code}`)));
    // The process may end meanwhile.
    worker.unref();
  });
}
