// golden.jsonl of a corpus folder, where there is one.
import { join } from 'node:path';
import { type Dialogue, readQuestionFile } from '../commands/question-file.js';
import { UsageError } from '../commands/usage-error.js';
import { formatProblem } from '../corpus/problem.js';
import { GOLDEN_FILE } from '../store/corpus-folder.js';
import { isFile, readText } from '../store/text-file.js';

export interface GoldenReading {
  /** Null where there are none, or not one can be asked. */
  readonly dialogues: readonly Dialogue[] | null;
  /** One line with file and line; null for none. */
  readonly problem: string | null;
}

export function readGolden(dir: string): GoldenReading {
  const file = join(dir, GOLDEN_FILE);
  if (!isFile(file)) return { dialogues: null, problem: null };
  const text = readText(dir, GOLDEN_FILE);
  if (typeof text !== 'string') return { dialogues: null, problem: formatProblem({ ...text, file }) };
  try {
    return { dialogues: readQuestionFile(file, text), problem: null };
  } catch (error) {
    if (error instanceof UsageError) return { dialogues: null, problem: error.message };
    throw error;
  }
}
