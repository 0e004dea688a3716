// A conversation that began over another corpus: it goes on as far as this one knows what it was about.
import { printedIn } from '../answer/evidence.js';
import type { Evidence } from '../answer/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Session } from './session.js';

type Known = Pick<Knowledge, 'entities' | 'articleIn'>;

/** Null where something is gone that it speaks of. What it would cite otherwise than it is printed now, it forgets. */
export function knownSession(session: Session, knowledge: Known): Session | null {
  const { last, zones, entities: named, person, evidence, shown } = session;
  const slots = [...zones, ...named, ...(last?.zones ?? []), ...(last?.entities ?? [])];
  const ids = [...slots.flatMap(({ value }) => value), ...(person === null ? [] : [person])];
  if (!ids.every((id) => knowledge.entities.has(id))) return null;
  const stands = (one: Evidence) => isPrinted(one, knowledge);
  if ([...evidence, ...(shown?.evidence ?? [])].every(stands)) return session;
  return {
    ...session,
    evidence: evidence.filter(stands),
    shown: shown?.evidence.every(stands) ? shown : null,
  };
}

function isPrinted(evidence: Evidence, { articleIn }: Known): boolean {
  const article = articleIn(evidence.file, evidence.article);
  if (article === null) return false;
  const { headline, newspaper, date } = printedIn(article);
  return (
    evidence.headline === headline &&
    evidence.newspaper === newspaper &&
    JSON.stringify(evidence.date) === JSON.stringify(date) &&
    isJoinedFrom(article.source.text.slice(evidence.start, evidence.end), evidence.quote)
  );
}

/** The words in the same order, from the first character to the last: what was left out in between is a column break. */
function isJoinedFrom(printed: string, quote: string): boolean {
  let met = 0;
  for (let at = 0; at < printed.length && met < quote.length; at += 1)
    if (printed[at] === quote[met]) met += 1;
  return met === quote.length && printed[0] === quote[0] && printed.at(-1) === quote.at(-1);
}
