// Evidence as a reader wants it: quotes from one place together, the place named once beneath them.
import type { Evidence, Found } from './types.js';
import { quoteLine, sourceLine } from './wording.js';

export interface SourceGroup {
  readonly quotes: readonly string[];
  readonly source: string;
}

/** Groups in order of first appearance. What the reply has already `said` word for word is not said twice. */
export function groupBySource(
  evidence: readonly Evidence[],
  said: readonly string[] = [],
): readonly SourceGroup[] {
  const groups = new Map<string, string[]>();
  for (const one of evidence) {
    const source = sourceLine(one);
    const quotes = groups.get(source) ?? [];
    groups.set(source, quotes);
    if (!said.includes(one.quote) && one.quote !== one.headline) quotes.push(quoteLine(one));
  }
  return [...groups].map(([source, quotes]) => ({ source, quotes }));
}

/** What a found answer says above its evidence. */
export function saidAbove({ headline, items }: Found): readonly string[] {
  return [headline, ...items.map(({ text }) => text)];
}
