// What programs may read of the corpus, made of the knowledge once.
import { printedSpan } from '../corpus/corrections.js';
import type { Doubt, Section } from '../corpus/types.js';
import type { Entity, Fact, ReadArticle, ReadSentence } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import { factRecord, timeText } from './fact-record.js';
import type {
  ArticleHead,
  ArticleRecord,
  Library,
  SearchRecord,
  SectionRecord,
  SentenceRecord,
  ZoneRecord,
} from './records.js';

export function createLibrary(knowledge: Knowledge, hasPicture: (zone: string) => boolean): Library {
  const { articles, zones } = knowledge;
  const zoneByName = new Map<string, Entity>();
  for (const zone of zones)
    for (const name of [zone.name, ...zone.aliases])
      if (!zoneByName.has(fold(name)) || name === zone.name) zoneByName.set(fold(name), zone);
  const zoneRecord = ({ id, name, aliases }: Entity): ZoneRecord => ({
    id: name,
    aliases,
    articles: knowledge.articlesAbout(id).map(articleHead),
    picture: hasPicture(name),
  });
  return {
    zones: () => zones.map(zoneRecord),
    zone: (name) => {
      const zone = zoneByName.get(fold(name));
      return zone ? zoneRecord(zone) : null;
    },
    facts: ({ zone, attribute }) => {
      const meant = zone === undefined ? null : zoneByName.get(fold(zone));
      if (meant === undefined) return [];
      const words = fold(attribute ?? '');
      return knowledge.facts
        .filter((fact) => meant === null || isAbout(knowledge, fact, meant.id))
        .map((fact) => factRecord(fact, knowledge))
        .filter((record) => words === '' || fold(String(record.attribute ?? '')).includes(words));
    },
    article: (id) => {
      const article = articles.find(({ node }) => node.id === id);
      return article ? articleRecord(knowledge, article) : null;
    },
    search: (words, top) =>
      knowledge.search
        .find(words, { top })
        .map(({ sentence, score }) => searchRecord(knowledge, knowledge.sentences[sentence], score)),
  };
}

/** Of an article about the zone, or with the zone as its subject. */
function isAbout({ articles, sentences }: Knowledge, { subject, sentence }: Fact, zone: string): boolean {
  return subject === zone || articles[sentences[sentence].article].zone === zone;
}

function articleHead({ node, source }: ReadArticle): ArticleHead {
  return {
    id: node.id,
    headline: node.headline.text,
    date: timeText(node.date),
    newspaper: source.newspaper,
    file: source.file,
  };
}

function articleRecord(knowledge: Knowledge, article: ReadArticle): ArticleRecord {
  const { node, source, zone } = article;
  const sentences = knowledge.sentences.slice(article.first, article.end);
  return {
    ...articleHead(article),
    zone: zone === null ? null : knowledge.entity(zone).name,
    url: source.url,
    rubric: node.rubric?.text ?? null,
    kicker: node.kicker?.text ?? null,
    deck: node.deck?.text ?? null,
    bylines: node.bylines.map(({ text }) => text),
    sections: node.sections.map((section) => sectionRecord(knowledge, section, sentences)),
    doubts: doubtsIn(knowledge, article),
  };
}

function sectionRecord(
  knowledge: Knowledge,
  section: Section,
  sentences: readonly ReadSentence[],
): SectionRecord {
  const paragraphs = section.paragraphs.map((paragraph) =>
    sentences
      .filter((sentence) => sentence.paragraph === paragraph)
      .map((sentence) => sentenceRecord(knowledge, sentence)),
  );
  return { anchor: `h${section.span.start}`, heading: section.heading?.text ?? null, paragraphs };
}

function sentenceRecord(knowledge: Knowledge, { index, node }: ReadSentence): SentenceRecord {
  const facts = knowledge.factsIn(index).map(({ id, type, span, doubt }) => ({
    id,
    type,
    ...printedSpan(node, span),
    doubt,
  }));
  return {
    anchor: anchorOf(node.span.start),
    text: node.text,
    span: node.span,
    truncated: node.truncated,
    facts,
  };
}

const anchorOf = (start: number) => `s${start}`;

/** A page's doubts belong to the article that they stand in; an archive's record is one article. */
function doubtsIn(knowledge: Knowledge, { node, source }: ReadArticle): readonly Doubt[] {
  const page = knowledge.pages.find((one) => one.source === source);
  const isInside = ({ span }: Doubt) => span.start >= node.span.start && span.end <= node.span.end;
  return (page?.doubts ?? []).filter(isInside);
}

function searchRecord({ articles }: Knowledge, { article, node }: ReadSentence, score: number): SearchRecord {
  const { start, end } = node.span;
  const { node: printed, source } = articles[article];
  const place = { article: printed.id, anchor: anchorOf(start), start, end, file: source.file };
  return { ...place, sentence: node.text, score };
}
