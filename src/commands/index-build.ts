// What `zonebot index build` has to say when it is done.

/** One line. */
export function formatRenewal(file: string, { indexed: { counts }, added, bytes }: Renewal): string {
  const sentences = counts.reduce((sum, count) => sum + count, 0);
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  return `${file}: ${counts.length} sources, ${added} of them indexed now; ${sentences} sentences, ${size}`;
}

interface Renewal {
  /** How many sentences each source has. */
  readonly indexed: { readonly counts: readonly number[] };
  /** Sources that were indexed now. */
  readonly added: number;
  readonly bytes: number;
}
