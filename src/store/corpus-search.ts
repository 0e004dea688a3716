// Search without facts: hits of an index, with the sentence as it is printed; a page is parsed when one of its sentences is hit.
import { LRUCache } from 'lru-cache';
import { understood } from '../corpus/corrections.js';
import { parsePage } from '../corpus/parse-page.js';
import type { Article, Page, Sentence, Source } from '../corpus/types.js';
import { openSentenceSearch } from '../search/sentence-search.js';
import { printedAnswer } from '../search/short-answer.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import type { IndexedSources } from './index-sources.js';

export interface SearchHit {
  /** Id of the article. */
  readonly article: string;
  /** As printed. */
  readonly sentence: string;
  /** Of the first hit: the words that answer by themselves; null where none do. */
  readonly answer: string | null;
  readonly score: number;
  /** In the text of the article's source. */
  readonly start: number;
  readonly end: number;
  readonly file: string;
}

/** The best sentences first, `top` of them at most. */
export type CorpusSearch = (text: string, top: number) => Promise<readonly SearchHit[]>;

const PAGES_KEPT = 200;

export function corpusSearch(
  sources: readonly Source[],
  { data, counts }: IndexedSources,
  segmenter: Segmenter,
): CorpusSearch {
  const search = openSentenceSearch(data, segmenter);
  const firsts = [0];
  for (const count of counts) firsts.push(firsts.at(-1)! + count);
  const pages = new LRUCache<number, Page>({ max: PAGES_KEPT });
  const pageOf = (source: number): Page => {
    const page = pages.get(source) ?? parsePage(sources[source], segmenter);
    pages.set(source, page);
    return page;
  };
  return async (text, top) =>
    search.find(text, { top }).map(({ sentence, score }, order) => {
      const source = firsts.findLastIndex((first) => first <= sentence);
      const { article, node } = sentencesOf(pageOf(source))[sentence - firsts[source]];
      const short = order === 0 ? search.shortAnswer(text, sentence) : null;
      return {
        article: article.id,
        sentence: node.text,
        answer: printedAnswer(short, understood(node), fold(understood(node)))?.text ?? null,
        score,
        start: node.span.start,
        end: node.span.end,
        file: sources[source].file,
      };
    });
}

function sentencesOf({ articles }: Page): readonly { readonly article: Article; readonly node: Sentence }[] {
  return articles.flatMap((article) =>
    article.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ sentences }) => sentences.map((node) => ({ article, node }))),
    ),
  );
}
