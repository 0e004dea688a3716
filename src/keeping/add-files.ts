// `corpus add`: new files are read with the rest of the folder, the difference is shown, and they are put in their place.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type ComparedCorpus, corpusDifference, differenceLines } from '../commands/corpus-difference.js';
import { compareGolden, goldenLines } from '../commands/golden.js';
import type { KeepingCommand } from '../commands/keeping-syntax.js';
import { UsageError } from '../commands/usage-error.js';
import { MANIFEST_FILE, type ManifestEntry, manifestWith } from '../corpus/manifest.js';
import type { Source } from '../corpus/types.js';
import { readGolden } from '../live/golden-file.js';
import type { Opened } from '../open.js';
import { CorpusFileError, putFile, readCandidate } from '../store/corpus-files.js';
import { isCorpusFile, readCorpusFolder } from '../store/corpus-folder.js';
import { INDEX_FILE } from '../store/corpus-index.js';
import { isFile, readText } from '../store/text-file.js';
import { openFolder, openReading, tellProblems } from './opened-folder.js';
import type { Telling } from './telling.js';

type Add = Extract<KeepingCommand, { name: 'corpus-add' }>;

const NOTHING: ComparedCorpus = {
  articles: [],
  sentences: [],
  entities: new Map(),
  facts: [],
  zones: [],
};

/** Throws UsageError and CorpusFileError before anything is written. */
export async function addFiles(command: Add, dir: string, telling: Telling): Promise<boolean> {
  const { say, notice } = telling;
  const candidates = command.files.map(readCandidate);
  const names = candidates.map(({ name }) => name);
  const there = namesIn(dir);
  refuseTakenNames(names, there, command.replace);
  const manifest = manifestFor(command, names, dir);
  const laidOver = new Map(candidates.map(({ name, bytes }) => [name, bytes]));
  if (manifest) laidOver.set(MANIFEST_FILE, manifest);

  const reading = readCorpusFolder(dir, laidOver);
  tellProblems(reading.problems, telling);
  if (reading.problems.length > 0) return false;
  refuseDoubles(reading.sources, names);
  const before = there.length === 0 ? null : openFolder(dir, telling);
  if (before === null && there.length > 0) return false;
  const after = openReading(reading, dir, telling);

  for (const line of differenceLines(
    await corpusDifference(before?.knowledge ?? NOTHING, after.knowledge, async () => {}),
  ))
    say(line);
  if (before) for (const line of await goldenMoves(dir, before, after, notice)) say(line);
  if (command.dryRun) {
    say('dry run: nothing was written');
    return true;
  }
  // A page without its entry is complete, an entry without its page is not.
  for (const { name, bytes } of candidates) putFile(dir, name, bytes);
  if (manifest) putFile(dir, MANIFEST_FILE, manifest);
  say(
    `written: ${[...names, ...(manifest ? [MANIFEST_FILE] : [])].map((name) => join(dir, name)).join(', ')}`,
  );
  if (isFile(join(dir, INDEX_FILE))) notice('the kept index lacks them; "zonebot index build" adds them');
  return true;
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).filter(isCorpusFile);
  } catch (error) {
    throw new CorpusFileError(`${dir}: cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}

function refuseTakenNames(names: readonly string[], there: readonly string[], replace: boolean): void {
  for (const [index, name] of names.entries()) {
    const isSame = (other: string) => other.toLowerCase() === name.toLowerCase();
    if (names.slice(0, index).some(isSame)) throw new UsageError(`${name} is given twice`);
    const taken = there.find(isSame);
    if (taken === undefined || (replace && taken === name)) continue;
    throw new UsageError(`${taken} is there already: give the file another name, or --replace it`);
  }
}

/** Null where the manifest has nothing to say of them. */
function manifestFor({ newspaper, date }: Add, names: readonly string[], dir: string): Buffer | null {
  const file = isFile(join(dir, MANIFEST_FILE));
  if (!file && newspaper === null && date === null) return null;
  const text = file ? readText(dir, MANIFEST_FILE) : null;
  if (text !== null && typeof text !== 'string') return null;
  const given = { ...(newspaper === null ? {} : { newspaper }), ...(date === null ? {} : { date }) };
  const entries = names.map((name): ManifestEntry => ({ file: name, ...given }));
  const updated = manifestWith(text, entries);
  return updated === null ? null : Buffer.from(updated);
}

/** The same words under another name would count every fact twice. */
function refuseDoubles(sources: readonly Source[], names: readonly string[]): void {
  const known = new Map<string, Source>();
  const isNew = ({ file }: Source) => names.includes(file);
  for (const source of [...sources.filter((one) => !isNew(one)), ...sources.filter(isNew)]) {
    const words = source.text.replace(/[\s\uFEFF]+/gu, '');
    if (words === '') continue;
    const digest = createHash('sha256').update(words).digest('base64');
    const double = known.get(digest);
    if (double && isNew(source))
      throw new UsageError(`${placeOf(source)} says the same as ${placeOf(double)}: nothing was added`);
    known.set(digest, source);
  }
}

const placeOf = ({ file, line, record }: Source) => (record ? `${file}:${line}` : file);

async function goldenMoves(
  dir: string,
  before: Opened,
  after: Opened,
  notice: Telling['notice'],
): Promise<readonly string[]> {
  const { dialogues, problem } = readGolden(dir);
  if (problem !== null) notice(problem);
  if (dialogues === null) return [];
  return goldenLines(await compareGolden(dialogues, before.bot, after.bot, () => setImmediate()));
}
