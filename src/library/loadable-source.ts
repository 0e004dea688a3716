// A source read by itself, in rows for a database: articles with their zone and facts, passages with their terms.
import { understood } from '../corpus/corrections.js';
import { parsePage } from '../corpus/parse-page.js';
import type { Article, Page, Source } from '../corpus/types.js';
import type { GivenAlias } from '../facts/given-aliases.js';
import { layGroundwork } from '../knowledge/groundwork.js';
import { buildKnowledge } from '../knowledge/knowledge.js';
import { type CountedTerms, countedTerms } from '../search/counted-terms.js';
import { articlePassages } from '../search/passages.js';
import type { ByKind } from '../search/ranking.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import { createLibrary } from './library.js';
import type { FactRecord, Library } from './records.js';

export interface LoadableSentence extends Span {
  /** As printed. */
  readonly text: string;
  /** With an editor's corrections. */
  readonly understood: string;
}

export interface LoadablePassage {
  /** Folded. */
  readonly head: string;
  readonly terms: ByKind<CountedTerms>;
  readonly sentences: readonly LoadableSentence[];
}

export interface LoadableArticle {
  readonly id: string;
  readonly headline: string;
  readonly date: string | null;
  readonly newspaper: string | null;
  /** Whole name of the zone that it is about. */
  readonly zone: string | null;
  /** Other names of the zone. */
  readonly aliases: readonly string[];
  readonly facts: readonly FactRecord[];
  readonly passages: readonly LoadablePassage[];
}

/** A source with the names that an editor gives to what it prints. */
export interface LoadableText {
  readonly source: Source;
  readonly aliases: readonly GivenAlias[];
}

export function loadableTexts(
  sources: readonly Source[],
  aliases: readonly GivenAlias[],
): readonly LoadableText[] {
  return sources.map((source) => {
    const printed = `${source.record?.title ?? ''}\n${source.text}`;
    const own = aliases.filter(({ alias, of }) => printed.includes(alias) || printed.includes(of));
    return { source, aliases: own.map(({ alias, of }) => ({ alias, of })) };
  });
}

/** What a text says by itself. */
export function textLibrary({ source, aliases }: LoadableText, segmenter: Segmenter): Library {
  return pageLibrary(parsePage(source, segmenter), aliases, segmenter);
}

function pageLibrary(page: Page, aliases: readonly GivenAlias[], segmenter: Segmenter): Library {
  const groundwork = layGroundwork([page], segmenter, { aliases });
  return createLibrary(buildKnowledge(groundwork, segmenter), () => false);
}

export function loadableArticles(
  { source, aliases }: LoadableText,
  segmenter: Segmenter,
): readonly LoadableArticle[] {
  const page = parsePage(source, segmenter);
  const library = pageLibrary(page, aliases, segmenter);
  const facts = library.facts({});
  return page.articles.map((node) => {
    const { id, headline, date, newspaper, zone } = library.article(node.id)!;
    return {
      id,
      headline,
      date,
      newspaper,
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
    const sentences = own.map((node) => ({ text: node.text, understood: understood(node), ...node.span }));
    return { head: passage.head, terms: countedTerms(passage, segmenter), sentences };
  });
}
