// `corpus correct`: a reading error of the print, as a line of the editor's file; the page is not touched.
import type { KeepingCommand } from '../commands/keeping-syntax.js';
import { UsageError } from '../commands/usage-error.js';
import { correctedSources, EDITOR_FILE } from '../corpus/editor.js';
import { addLine } from '../store/corpus-files.js';
import { readCorpusFolder } from '../store/corpus-folder.js';
import { tellProblems } from './opened-folder.js';
import type { Telling } from './telling.js';

type Correct = Extract<KeepingCommand, { name: 'corpus-correct' }>;

export function addCorrection(
  { file, printed, correct, by }: Correct,
  dir: string,
  telling: Telling,
): boolean {
  const { sources, problems } = readCorpusFolder(dir);
  tellProblems(problems, telling);
  if (problems.length > 0) return false;
  if (printed === correct) throw new UsageError('expected other words than the printed ones');
  const { notices } = correctedSources(sources, [{ file, printed, correct, line: 0 }]);
  if (notices.length > 0) throw new UsageError(notices[0].message);
  const line = JSON.stringify({ on: telling.today, by: by ?? telling.user, file, printed, correct });
  addLine(dir, EDITOR_FILE, line);
  telling.say(line);
  return true;
}
