// A sentence cut where facts begin and end, so that each piece can be marked with the narrowest fact that covers it.
import type { ArticleRecord, FactType, MarkedFact, SentenceRecord } from '../../../library/records.js';

type Doubt = ArticleRecord['doubts'][number];

export interface MarkedPiece {
  readonly text: string;
  readonly fact: MarkedFact | null;
}

const lengthOf = ({ start, end }: MarkedFact): number => end - start;

export function piecesOf({ text, facts }: SentenceRecord): readonly MarkedPiece[] {
  const borders = [0, ...facts.flatMap(({ start, end }) => [start, end]), text.length];
  const cuts = [...new Set(borders)].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const covering = facts.filter((fact) => fact.start <= start && start < fact.end);
    const [narrowest] = [...covering].sort((a, b) => lengthOf(a) - lengthOf(b));
    return { text: text.slice(start, cuts[index + 1]), fact: narrowest ?? null };
  });
}

export function sentencesOf({ sections }: ArticleRecord): readonly SentenceRecord[] {
  return sections.flatMap(({ paragraphs }) => paragraphs.flat());
}

/** The sentence that an anchor names, or that stands where it points to; null for a heading or nothing. */
export function sentenceAt(article: ArticleRecord, anchor: string | null): SentenceRecord | null {
  const [, digits] = /^s(\d+)$/u.exec(anchor ?? '') ?? [];
  if (digits === undefined) return null;
  const at = Number(digits);
  return sentencesOf(article).find(({ span }) => span.start <= at && at < span.end) ?? null;
}

/** Doubts of the print that touch a sentence. */
export function doubtsIn({ span }: SentenceRecord, doubts: readonly Doubt[]): readonly Doubt[] {
  return doubts.filter((doubt) => doubt.span.start < span.end && span.start < doubt.span.end);
}

const TYPES: readonly FactType[] = ['quantity', 'post', 'quote', 'list', 'act'];

/** Types that are marked somewhere in the article, for its legend. */
export function typesIn(article: ArticleRecord): readonly FactType[] {
  const marked = new Set(sentencesOf(article).flatMap(({ facts }) => facts.map(({ type }) => type)));
  return TYPES.filter((type) => marked.has(type));
}
