// Reads a corpus folder in a thread of its own. The main thread asks for one message after the other.
import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { readCorpus } from './corpus-reading.js';
import { partsOf } from './groundwork-parts.js';
import type { ReadingMessage } from './reading-thread.js';

/** Of a part: the main thread needs some 5 ms to take it in. */
const SENTENCES = 100;

const { dir } = workerData as { readonly dir: string };
const port = parentPort as MessagePort;

async function tell(message: ReadingMessage): Promise<void> {
  const asked = once(port, 'message');
  port.postMessage(message);
  await asked;
}

const notices: string[] = [];
const reading = await readCorpus(dir, (line) => notices.push(line));
for (const notice of notices) await tell({ notice });
if (reading.type === 'refused') await tell({ problems: reading.problems });
else {
  for (const part of partsOf(reading.groundwork, SENTENCES)) await tell({ part });
  const { entities, index } = reading.groundwork;
  await tell({ rest: { entities, index } });
}
port.close();
