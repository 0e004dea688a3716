// The bot over the page in corpus/, opened once for a test file.
import { type Opened, openBot } from '../src/open.js';
import { readCorpusFolder } from '../src/store/corpus-folder.js';

let opened: Opened | null = null;

export function corpusOpened(): Opened {
  opened ??= openBot(readCorpusFolder('corpus').sources, { max: 10_000, ttl: 3_600_000 });
  return opened;
}
