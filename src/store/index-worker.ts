// Indexes some sources in a thread of its own: what it is given comes as workerData, progress and result as messages.
import { parentPort, workerData } from 'node:worker_threads';
import type { Source } from '../corpus/types.js';
import { openSegmenter } from '../search/segmenter.js';
import { indexSources } from './index-sources.js';

const PROGRESS_EVERY = 64;
let done = 0;
const indexed = indexSources((workerData as { sources: readonly Source[] }).sources, openSegmenter(), () => {
  done += 1;
  if (done % PROGRESS_EVERY === 0) parentPort?.postMessage({ done });
});
parentPort?.postMessage({ indexed });
