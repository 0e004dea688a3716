// Pages → Facts: names first, then what is said about them.
import { understood } from '../corpus/corrections.js';
import type { Article, Page } from '../corpus/types.js';
import { findDates } from '../text/date.js';
import { findQuantities } from '../text/quantity.js';
import type { Segmenter } from '../text/segmenter.js';
import { withBackReferences } from './back-references.js';
import { type ArticleViews, buildGazetteer, type Gazetteer } from './gazetteer.js';
import type { GivenAlias } from './given-aliases.js';
import type { FactContext } from './rules/context.js';
import { FACT_RULES } from './rules/index.js';
import { viewSentence } from './tokens.js';
import type { Fact, Facts, ReadArticle, ReadSentence } from './types.js';

/** How many sentences back a rule looks for what 「该公司」 or 「他」 means. */
const REACH = 8;

export interface ReadResult extends Facts {
  readonly gazetteer: Gazetteer;
}

export interface ReadingOptions {
  /** Names that no page prints, or that no rule would find. */
  readonly aliases?: readonly GivenAlias[];
  readonly onProgress?: (done: number, of: number) => void;
}

/** Times that each article is gone through: for its words, its mentions, its facts. */
const PASSES = 3;

/** Reads entities and facts from parsed pages. */
export function readFacts(
  pages: readonly Page[],
  segmenter: Segmenter,
  { aliases = [], onProgress = () => {} }: ReadingOptions = {},
): ReadResult {
  const nodes = pages.flatMap((page) => page.articles.map((node) => ({ node, source: page.source })));
  let done = 0;
  const step = () => {
    done += 1;
    onProgress(done, PASSES * nodes.length);
  };
  const view = (text: string) => viewSentence(text, segmenter);
  const views = nodes.map(({ node }): ArticleViews => {
    step();
    return {
      heads: [node.headline, node.kicker, node.deck]
        .filter((line) => line !== null && line.text !== '')
        .map((line) => view(understood(line!))),
      body: sentencesOf(node).map(({ node: sentence }) => view(understood(sentence))),
      writers: node.people.map(({ name }) => name),
    };
  });
  const gazetteer = buildGazetteer(views, view, aliases);
  const articles: ReadArticle[] = [];
  const sentences: ReadSentence[] = [];
  nodes.forEach(({ node, source }, index) => {
    const first = sentences.length;
    step();
    sentencesOf(node).forEach((place, order) => {
      const text = understood(place.node);
      const dates = findDates(text);
      sentences.push({
        ...place,
        index: first + order,
        text,
        article: index,
        view: views[index].body[order],
        mentions: withBackReferences(
          views[index].body[order],
          gazetteer.link(text),
          sentences
            .slice(Math.max(first, first + order - REACH))
            .map(({ mentions }) => mentions)
            .toReversed(),
          gazetteer.entities,
        ),
        quantities: findQuantities(text),
        dates,
      });
    });
    articles.push({ index, node, source, zone: gazetteer.articleZones[index], first, end: sentences.length });
  });
  return {
    articles,
    sentences,
    entities: gazetteer.entities,
    facts: factsOf(articles, sentences, gazetteer, step),
    gazetteer,
  };
}

function sentencesOf(article: Article) {
  return article.sections.flatMap((section) =>
    section.paragraphs.flatMap((paragraph) =>
      paragraph.sentences.map((node) => ({ section, paragraph, node })),
    ),
  );
}

function factsOf(
  articles: readonly ReadArticle[],
  sentences: readonly ReadSentence[],
  { entities }: Gazetteer,
  onArticle: () => void,
): readonly Fact[] {
  const facts = new Map<string, Fact>();
  for (const article of articles) {
    onArticle();
    let lastSpeaker: string | null = null;
    for (let index = article.first; index < article.end; index += 1) {
      const before = sentences.slice(Math.max(article.first, index - REACH), index).reverse();
      const context: FactContext = { sentence: sentences[index], before, article, entities, lastSpeaker };
      for (const fact of FACT_RULES.flatMap((rule) => rule.read(context))) {
        if (!facts.has(fact.id)) facts.set(fact.id, fact);
        if (fact.type === 'quote') lastSpeaker = fact.subject;
      }
    }
  }
  return [...facts.values()];
}
