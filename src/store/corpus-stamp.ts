// What a corpus folder looks like from outside: names, sizes and times of the files that make the corpus.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EDITOR_FILE } from '../corpus/editor.js';
import { MANIFEST_FILE } from '../corpus/manifest.js';
import { isCorpusFile } from './corpus-folder.js';

/** Another stamp, another corpus; a folder that is not there has one as well. */
export function corpusStamp(dir: string): string {
  return namesIn(dir)
    .filter((name) => isCorpusFile(name) || name === MANIFEST_FILE || name === EDITOR_FILE)
    .sort()
    .map((name) => {
      const about = statSync(join(dir, name), { throwIfNoEntry: false });
      return JSON.stringify([name, about?.ino, about?.size, about?.mtimeMs]);
    })
    .join('\n');
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
