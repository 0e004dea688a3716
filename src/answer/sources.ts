// Evidence as a reader wants it: quotes from one place together, the place named once beneath them.
import type { Evidence } from './types.js';
import { quoteLine, sourceLine } from './wording.js';

export interface SourceGroup {
  readonly quotes: readonly string[];
  readonly source: string;
}

/** Groups in order of first appearance. A quote that is the headline of the reply is not said twice. */
export function groupBySource(evidence: readonly Evidence[], headline = ''): readonly SourceGroup[] {
  const groups = new Map<string, string[]>();
  for (const one of evidence) {
    const source = sourceLine(one);
    const quotes = groups.get(source) ?? [];
    groups.set(source, quotes);
    if (one.quote !== headline && one.quote !== one.headline) quotes.push(quoteLine(one));
  }
  return [...groups].map(([source, quotes]) => ({ source, quotes }));
}
