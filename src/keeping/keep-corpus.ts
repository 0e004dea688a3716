// Keeping a corpus from the command line: one command, and what it tells.
import type { KeepingCommand } from '../commands/keeping-syntax.js';
import { addFiles } from './add-files.js';
import { addAlias } from './alias.js';
import { checkFolder } from './check-folder.js';
import { addCorrection } from './correction.js';
import { addGolden } from './golden.js';
import type { Telling } from './telling.js';

/** False where the corpus has problems, each noticed in a line. Throws UsageError and CorpusFileError. */
export async function keepCorpus(command: KeepingCommand, dir: string, telling: Telling): Promise<boolean> {
  switch (command.name) {
    case 'corpus-check':
      return checkFolder(command.dir ?? dir, telling);
    case 'corpus-add':
      return addFiles(command, dir, telling);
    case 'corpus-golden':
      return addGolden(command.question, dir, telling);
    case 'corpus-correct':
      return addCorrection(command, dir, telling);
    case 'alias':
      return addAlias(command, dir, telling);
    default:
      return command satisfies never;
  }
}
