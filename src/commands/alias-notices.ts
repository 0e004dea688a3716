// Aliases that nobody is found by: 「editor.jsonl:3: 「贵阳国家高新区」 is no alias yet: …」.
import { join } from 'node:path';
import { type Alias, EDITOR_FILE } from '../corpus/editor.js';
import type { CorpusProblem } from '../corpus/problem.js';
import { thingNamed } from '../facts/given-aliases.js';
import type { Facts } from '../facts/types.js';

export function aliasNotices(
  dir: string,
  aliases: readonly Alias[],
  { entities }: Pick<Facts, 'entities'>,
): readonly CorpusProblem[] {
  return aliases
    .filter(({ alias, of }) => {
      const meant = thingNamed(entities.values(), of);
      return !meant || ![meant.name, ...meant.aliases].includes(alias);
    })
    .map(({ alias, of, line }) => ({
      file: join(dir, EDITOR_FILE),
      line,
      message: `「${alias}」 is no alias: expected the name of one zone, organization or project that the pages print, got 「${of}」`,
    }));
}
