// A bot in a thread of its own: when it hangs, the test ends the thread and still has its say.
import { parentPort, workerData } from 'node:worker_threads';

const { openBot } = await import(new URL('open.js', workerData.dist).href);
const { readCorpusFolder } = await import(new URL('store/corpus-folder.js', workerData.dist).href);
const { toRecord } = await import(new URL('answer/record.js', workerData.dist).href);

const { bot } = openBot(readCorpusFolder(workerData.corpus).sources, { max: 1000, ttl: 3_600_000 });
parentPort.postMessage({ ready: true });

parentPort.on('message', ({ session, text }) => {
  try {
    const start = performance.now();
    const record = toRecord(bot.reply(session, text));
    parentPort.postMessage({ record, ms: performance.now() - start });
  } catch (error) {
    parentPort.postMessage({
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
