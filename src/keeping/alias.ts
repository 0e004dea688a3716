// `alias add`, `alias remove`: another name of something that the pages print, as a line of the editor's file.
import type { KeepingCommand } from '../commands/keeping-syntax.js';
import { UsageError } from '../commands/usage-error.js';
import { EDITOR_FILE } from '../corpus/editor.js';
import { thingNamed } from '../facts/given-aliases.js';
import { addLine } from '../store/corpus-files.js';
import { readCorpusFolder } from '../store/corpus-folder.js';
import { openFolder } from './opened-folder.js';
import type { Telling } from './telling.js';

type AliasCommand = Extract<KeepingCommand, { name: 'alias' }>;

export function addAlias({ alias, of, by }: AliasCommand, dir: string, telling: Telling): boolean {
  const opened = openFolder(dir, telling);
  if (!opened) return false;
  const known = readCorpusFolder(dir).aliases.find((one) => one.alias === alias);
  if (of === null) {
    if (!known) throw new UsageError(`「${alias}」 is no alias in ${EDITOR_FILE}`);
  } else {
    const { entities } = opened.knowledge;
    const meant = thingNamed(entities.values(), of);
    if (!meant)
      throw new UsageError(
        `「${of}」: expected the name of one zone, organization or project that the pages print`,
      );
    const other = [...entities.values()].find(
      (one) => one !== meant && one.name !== alias && one.aliases.includes(alias) && !known,
    );
    if (other) throw new UsageError(`「${alias}」 means ${other.name} already`);
    if ([meant.name, ...meant.aliases].includes(alias))
      throw new UsageError(`「${alias}」 means ${meant.name} already`);
  }
  const line = JSON.stringify({ on: telling.today, by: by ?? telling.user, alias, of });
  addLine(dir, EDITOR_FILE, line);
  telling.say(line);
  return true;
}
