// Everything that the bot knows, built once and read only.
import { understood } from '../corpus/corrections.js';
import type { Page } from '../corpus/types.js';
import type { Entity, Fact, Facts, ReadArticle } from '../facts/types.js';
import { openSentenceSearch, type SentenceSearch } from '../search/sentence-search.js';
import { type PrintedAnswer, printedAnswer } from '../search/short-answer.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Groundwork } from './groundwork.js';
import { buildNameFinder, type NameFinder } from './names/name-finder.js';
import { createRespelling, type Respell } from './respelling.js';

export interface Knowledge extends Facts {
  readonly pages: readonly Page[];
  readonly names: NameFinder;
  /** Slips in words of a question that are no names. */
  readonly respell: Respell;
  readonly search: SentenceSearch;
  readonly segmenter: Segmenter;
  /** Zones that an article is about, in order of print. */
  readonly zones: readonly Entity[];
  readonly entity: (id: string) => Entity;
  /** Facts of a sentence. */
  readonly factsIn: (sentence: number) => readonly Fact[];
  readonly articlesAbout: (zone: string) => readonly ReadArticle[];
  /** By its file and id; null for an unknown one. */
  readonly articleIn: (file: string, id: string) => ReadArticle | null;
  /** Folded text of a sentence, of the same length as `text` where folding keeps lengths. */
  readonly folded: (sentence: number) => string;
  /** True where folded words are printed somewhere. */
  readonly hasText: (words: string) => boolean;
  /** Folded name and short forms of an entity. */
  readonly foldedNames: (id: string) => readonly string[];
  /** The words of a sentence that answer a question by themselves, as printed; null where folding moved them. */
  readonly shortAnswer: (question: string, sentence: number) => PrintedAnswer | null;
  /** Folded kicker, headline and section heading that a sentence stands under. */
  readonly foldedHeads: (sentence: number) => string;
}

/** All lookups over the groundwork. `plain` is the segmenter that it was read with. */
export function buildKnowledge(
  { pages, articles, sentences, entities, facts, folded, index }: Groundwork,
  plain: Segmenter,
): Knowledge {
  const segmenter = plain.keeping([...entities.values()].map(({ name }) => fold(name)));
  const bySentence = sentences.map((): Fact[] => []);
  for (const fact of facts) bySentence[fact.sentence].push(fact);
  const zoneIds = [...new Set(articles.flatMap(({ zone }) => (zone === null ? [] : [zone])))];
  const articleKey = (file: string, id: string) => `${file}\n${id}`;
  const articleAt = new Map(articles.map((one) => [articleKey(one.source.file, one.node.id), one]));
  const names = new Map([...entities].map(([id, { name, aliases }]) => [id, [name, ...aliases].map(fold)]));
  const heads = new Map(
    articles.flatMap(({ node: { kicker, headline, sections } }) =>
      sections.map((section) => [
        section,
        fold(
          [kicker, headline, section.heading].map((line) => (line === null ? '' : understood(line))).join(''),
        ),
      ]),
    ),
  );
  const printed = [...folded, ...new Set(heads.values())];
  const hasText = (words: string) => printed.some((text) => text.includes(words));
  const search = openSentenceSearch(index, plain);
  return {
    articles,
    sentences,
    entities,
    facts,
    pages,
    segmenter,
    names: buildNameFinder({ entities }, plain, hasText),
    respell: createRespelling(sentences, plain, hasText),
    search,
    zones: zoneIds.map((id) => entities.get(id)!),
    entity: (id) => entities.get(id)!,
    factsIn: (sentence) => bySentence[sentence],
    articlesAbout: (zone) => articles.filter((article) => article.zone === zone),
    articleIn: (file, id) => articleAt.get(articleKey(file, id)) ?? null,
    folded: (sentence) => folded[sentence],
    hasText,
    foldedNames: (id) => names.get(id)!,
    shortAnswer: (question, sentence) =>
      printedAnswer(search.shortAnswer(question, sentence), sentences[sentence].text, folded[sentence]),
    foldedHeads: (sentence) => heads.get(sentences[sentence].section)!,
  };
}
