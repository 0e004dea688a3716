// What PostgreSQL cannot hold of a source, found before anything of it is written.
import type { Source } from '../../corpus/types.js';
import type { LoadableArticle } from '../../library/loadable-source.js';
import { vectorOf } from './lexeme.js';

/** PostgreSQL's text ends at U+0000 and is well-formed. */
const UNFIT = /[\p{Cs}\0]/u;
/** Bytes of a passage's terms. */
const LONGEST = 2 ** 20;

/** 「a.txt:1: …」; null for a source that fits. */
export function misfit(
  { file, line, text, record, newspaper }: Source,
  articles: readonly LoadableArticle[],
): string | null {
  if ([text, record?.id, record?.title, newspaper].some((part) => UNFIT.test(part ?? '')))
    return `${file}:${line}: PostgreSQL cannot hold U+0000 or half of a character, expected a text without them`;
  const passages = articles.flatMap((article) => article.passages);
  if (passages.some(({ terms }) => Buffer.byteLength(vectorOf(terms)) >= LONGEST))
    return `${file}:${line}: a paragraph is too long for PostgreSQL, expected less than some 100,000 different words`;
  return null;
}
