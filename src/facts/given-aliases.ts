// Names that an editor gives: 「贵阳国家高新区」 is 贵阳高新区, also where pages print the two as if they were two.
import { entityId } from './entity-id.js';
import type { Draft, Entity } from './types.js';

export interface GivenAlias {
  readonly alias: string;
  /** Any name of a zone, an organization or a project. */
  readonly of: string;
}

type Named = { readonly kind: Entity['kind']; readonly name: string; readonly aliases: Iterable<string> };

/** The one thing that a name means; its whole name comes first. */
export function thingNamed<T extends Named>(things: Iterable<T>, name: string): T | null {
  const all = [...things].filter(({ kind }) => kind !== 'person');
  const whole = all.filter((thing) => thing.name === name);
  const found = whole.length > 0 ? whole : all.filter(({ aliases }) => [...aliases].includes(name));
  return found.length === 1 ? found[0] : null;
}

/** Adds the aliases whose name is known, each in its turn. What was an entity of its own is one with the other: its id → theirs. */
export function takeAliases(
  drafts: Map<string, Draft>,
  given: readonly GivenAlias[],
): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const { alias, of } of given) {
    const meant = thingNamed(drafts.values(), of);
    if (!meant) continue;
    meant.aliases.add(alias);
    const id = entityId(meant.kind, alias);
    const double = drafts.get(id);
    if (!double || double === meant) continue;
    for (const own of double.aliases) meant.aliases.add(own);
    for (const [article, count] of double.articles)
      meant.articles.set(article, (meant.articles.get(article) ?? 0) + count);
    drafts.delete(id);
    const into = entityId(meant.kind, meant.name);
    for (const [from, to] of merged) if (to === id) merged.set(from, into);
    merged.set(id, into);
  }
  return merged;
}
