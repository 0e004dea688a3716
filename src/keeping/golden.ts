// `corpus golden`: the answer that the bot gives now is the right one, and has to stay so.
import { toRecord } from '../answer/record.js';
import { goldenLine } from '../commands/golden.js';
import { UsageError } from '../commands/usage-error.js';
import { readGolden } from '../live/golden-file.js';
import { addLine } from '../store/corpus-files.js';
import { GOLDEN_FILE } from '../store/corpus-folder.js';
import { openFolder } from './opened-folder.js';
import type { Telling } from './telling.js';

export function addGolden(question: string, dir: string, telling: Telling): boolean {
  const { dialogues, problem } = readGolden(dir);
  if (problem !== null) throw new UsageError(problem);
  if (dialogues?.some(({ turns }) => turns.length === 1 && turns[0].q === question))
    throw new UsageError(`${GOLDEN_FILE} has this question already`);
  const opened = openFolder(dir, telling);
  if (!opened) return false;
  const line = goldenLine(question, toRecord(opened.bot.lookup(question)));
  addLine(dir, GOLDEN_FILE, line);
  telling.say(line);
  return true;
}
