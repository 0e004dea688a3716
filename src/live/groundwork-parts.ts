// A groundwork in parts, each of some pages: handed from thread to thread one by one, none of them holds up the answers.
import type { Groundwork } from '../knowledge/groundwork.js';

export type Part = Pick<Groundwork, 'pages' | 'articles' | 'sentences' | 'facts' | 'folded'>;
export type Rest = Pick<Groundwork, 'entities' | 'index'>;

/** What belongs together stays in one part: sentences and the paragraphs of their pages are the same objects there. */
export function* partsOf(groundwork: Groundwork, sentencesEach: number): Generator<Part> {
  const { pages, articles, sentences, facts, folded } = groundwork;
  let from = { page: 0, article: 0, fact: 0, sentence: 0 };
  let article = 0;
  for (const [index, page] of pages.entries()) {
    article += page.articles.length;
    const sentence = article === 0 ? 0 : articles[article - 1].end;
    if (sentence - from.sentence < sentencesEach && index < pages.length - 1) continue;
    let fact = from.fact;
    while (fact < facts.length && facts[fact].sentence < sentence) fact += 1;
    yield {
      pages: pages.slice(from.page, index + 1),
      articles: articles.slice(from.article, article),
      sentences: sentences.slice(from.sentence, sentence),
      facts: facts.slice(from.fact, fact),
      folded: folded.slice(from.sentence, sentence),
    };
    from = { page: index + 1, article, fact, sentence };
  }
}

/** The same groundwork again. */
export function groundworkOf(parts: readonly Part[], rest: Rest): Groundwork {
  return {
    pages: parts.flatMap(({ pages }) => pages),
    articles: parts.flatMap(({ articles }) => articles),
    sentences: parts.flatMap(({ sentences }) => sentences),
    facts: parts.flatMap(({ facts }) => facts),
    folded: parts.flatMap(({ folded }) => folded),
    ...rest,
  };
}
