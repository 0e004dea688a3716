// The corpus search over PostgreSQL.
import type { Query } from '../../postgres/database.js';
import { openKeptSearch } from '../../search/kept-search.js';
import { printedAnswer } from '../../search/short-answer.js';
import type { Segmenter } from '../../text/segmenter.js';
import type { CorpusSearch } from '../corpus-search.js';
import { storedPassages } from './passages.js';

/** Postings of words and of pairs that a question may cost: half a microsecond each. */
export const POSTINGS_READ = 20_000;

export function postgresSearch(query: Query, segmenter: Segmenter): CorpusSearch {
  const search = openKeptSearch(storedPassages(query), segmenter, POSTINGS_READ);
  return async (text, top) =>
    (await search(text, top)).map(({ passage, place, score, short }) => {
      const { text: sentence, understood, start, end } = passage.sentences[place];
      const answer = printedAnswer(short, understood, passage.texts[place])?.text ?? null;
      return { article: passage.article, sentence, answer, score, start, end, file: passage.file };
    });
}
