// `corpus check`: every problem with file and line; without one, what there is, doubts counted.
import { formatCheck } from '../commands/corpus-check.js';
import { readGolden } from '../live/golden-file.js';
import { readCorpusFolder } from '../store/corpus-folder.js';
import { readCorpusIndex } from '../store/corpus-index.js';
import { openReading, tellProblems } from './opened-folder.js';
import type { Telling } from './telling.js';

export function checkFolder(dir: string, telling: Telling): boolean {
  const { say, notice } = telling;
  const reading = readCorpusFolder(dir);
  const golden = readGolden(dir);
  tellProblems(reading.problems, telling);
  if (golden.problem !== null) notice(golden.problem);
  const problems = reading.problems.length + (golden.problem === null ? 0 : 1);
  if (problems > 0) {
    say(`${dir}: ${problems === 1 ? '1 problem' : `${problems} problems`}`);
    return false;
  }
  const { knowledge } = openReading(reading, dir, telling);
  const kept = readCorpusIndex(dir, reading.sources);
  if (kept.state === 'refused') notice(`${kept.message}; "zonebot index build" writes it anew`);
  if (kept.state === 'fits' && kept.missing > 0)
    notice(`the kept index lacks ${kept.missing} sources; "zonebot index build" adds them`);
  const questions = golden.dialogues === null ? '' : `\n${golden.dialogues.length} golden questions`;
  say(`${dir}: ${formatCheck(knowledge)}${questions}`);
  return true;
}
