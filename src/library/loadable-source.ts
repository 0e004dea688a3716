// A source read by itself, in rows for a database: articles with their zone and facts, passages with their terms.
import { parsePage } from '../corpus/parse-page.js';
import type { Article, Source } from '../corpus/types.js';
import { buildKnowledge } from '../knowledge/knowledge.js';
import { type CountedTerms, countedTerms } from '../search/counted-terms.js';
import { articlePassages } from '../search/passages.js';
import type { ByKind } from '../search/ranking.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import { createLibrary } from './library.js';
import type { FactRecord } from './records.js';

export interface LoadablePassage {
  /** Folded. */
  readonly head: string;
  readonly terms: ByKind<CountedTerms>;
  /** As printed. */
  readonly sentences: readonly (Span & { readonly text: string })[];
}

export interface LoadableArticle {
  readonly id: string;
  readonly headline: string;
  readonly date: string | null;
  /** Whole name of the zone that it is about. */
  readonly zone: string | null;
  /** Other names of the zone. */
  readonly aliases: readonly string[];
  readonly facts: readonly FactRecord[];
  readonly passages: readonly LoadablePassage[];
}

export function loadableSource(source: Source, segmenter: Segmenter): readonly LoadableArticle[] {
  const page = parsePage(source, segmenter);
  const library = createLibrary(buildKnowledge([page], segmenter), () => false);
  const facts = library.facts({});
  return page.articles.map((node) => {
    const { id, headline, date, zone } = library.article(node.id)!;
    return {
      id,
      headline,
      date,
      zone,
      aliases: zone === null ? [] : library.zone(zone)!.aliases,
      facts: facts.filter(({ article }) => article === id),
      passages: passagesIn(node, segmenter),
    };
  });
}

function passagesIn(article: Article, segmenter: Segmenter): readonly LoadablePassage[] {
  const printed = article.sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ sentences }) => sentences),
  );
  let first = 0;
  return articlePassages(article).map((passage) => {
    const own = printed.slice(first, first + passage.sentences.length);
    first += own.length;
    const sentences = own.map(({ text, span }) => ({ text, ...span }));
    return { head: passage.head, terms: countedTerms(passage, segmenter), sentences };
  });
}
