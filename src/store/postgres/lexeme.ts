// A term of the index as PostgreSQL's tsvector holds it: 「3w园区」, the word 园区 that stands three times in a passage.
// How often is part of the lexeme, because PostgreSQL's index does not hold it: each count has postings of its own.
import { createHash } from 'node:crypto';
import type { CountedTerm, CountedTerms } from '../../search/counted-terms.js';
import type { ByKind } from '../../search/ranking.js';

export type TermKind = keyof ByKind<unknown>;

/**
 * 「w园区」: without the count. What PostgreSQL does not take is known by its digest: a word that is too long, and half of
 * a character, which a pair may hold.
 */
export function keyOf(kind: TermKind, term: string): string {
  const isFit = term.length <= LONGEST && !UNFIT.test(term);
  return `${kind[0]}${isFit ? term : `#${digestOf(term)}`}`;
}

const digestOf = (term: string) => createHash('sha256').update(Buffer.from(term, 'utf16le')).digest('base64');

export const lexemeOf = (count: number, key: string): string => `${count}${key}`;

/** A tsvector as text. At the place where PostgreSQL keeps a position stands how many sentences have the term. */
export function vectorOf(terms: ByKind<CountedTerms>): string {
  return (['words', 'pairs'] as const)
    .flatMap((kind) => [...terms[kind].terms].map(([term, counted]) => entryOf(keyOf(kind, term), counted)))
    .join(' ');
}

function entryOf(key: string, counted: CountedTerm): string {
  return `${queryOf(lexemeOf(counted.count, key))}:${sentencesWith(counted)}`;
}

/** How many sentences have the term, as far as a position can say. */
export const sentencesWith = ({ sentences }: CountedTerm): number => Math.min(MOST_SENTENCES, sentences);

/** A lexeme as a query for it alone. */
export const queryOf = (lexeme: string): string => `'${lexeme.replace(/['\\]/gu, '$&$&')}'`;

const UNFIT = /[\p{Cs}\0]/u;
/** In code units; PostgreSQL takes 2,046 bytes. */
const LONGEST = 500;
/** A position is 16,383 at most. */
const MOST_SENTENCES = 16_383;
