// What `zonebot corpus load` has to say when it is done.

/** One line. */
export function formatLoad(dir: string, { added, replaced, removed, unchanged }: Load): string {
  return `${dir}: ${added} sources added, ${replaced} replaced, ${removed} removed; ${unchanged} were there`;
}

interface Load {
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
  readonly unchanged: number;
}
