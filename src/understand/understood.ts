// How a question was taken, in a line for operators: what kind of answer was looked for, about which zone.
import type { Answer, Evidence } from '../answer/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Expected, Query } from './query.js';

export interface Understood {
  /** Null where no question was read. */
  readonly kind: Expected | null;
  /** Of the corpus, or named in the question and unknown. */
  readonly zone: string | null;
  /** Refused, and what is printed near it is damaged or unclear: perhaps it was misread. */
  readonly isDoubtful: boolean;
}

export function understoodOf(query: Query | null, answer: Answer, knowledge: Knowledge): Understood {
  const nearest = answer.type === 'unknown' ? answer.nearest : [];
  const [slot] = query?.zones ?? [];
  return {
    kind: query?.expected ?? null,
    zone: query?.foreign[0] ?? (slot ? knowledge.entity(slot.value[0]).name : null),
    isDoubtful: nearest.some((evidence) => isDoubtful(evidence, knowledge)),
  };
}

/** The print breaks off in it, or the parser has noted a doubt there. */
function isDoubtful({ truncated, article, start, end }: Evidence, { pages }: Knowledge): boolean {
  return (
    truncated ||
    pages.some(
      ({ articles, doubts }) =>
        articles.some(({ id }) => id === article) &&
        doubts.some(({ span }) => span.start < end && start < span.end),
    )
  );
}
