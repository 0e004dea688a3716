// One source → Page. The passes, in order: lines → blocks → articles → sections → doubts.
import { findDates, type PartialDate } from '../text/date.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import { type ArticleDraft, readArticles, readRecord } from './articles.js';
import { type Block, joinBlocks } from './blocks.js';
import { datelineOf, readAuthor, readByline, readDateline } from './byline.js';
import { sliceJoined } from './column-breaks.js';
import { withCorrections } from './corrections.js';
import { articleDoubts, type Finding } from './doubts.js';
import { bodyLineKind, lineKind } from './line-kind.js';
import { lineAt, readLines } from './lines.js';
import { readParagraph } from './paragraph.js';
import type { Article, Headline, Line, Page, Paragraph, Section, Source } from './types.js';

const asLine = ({ span, text }: Block): Line => ({ span, text });

/** From the first to the last of the nodes; they are many on a hostile page, too many to spread into a call. */
function around(nodes: readonly { readonly span: Span }[]): Span {
  let { start, end } = nodes[0].span;
  for (const { span } of nodes) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return { start, end };
}

function readSections(body: readonly Block[], firstSkip: number): readonly Section[] {
  const sections: { heading: Line | null; paragraphs: Paragraph[] }[] = [];
  body.forEach((block, index) => {
    if (block.kind === 'short') sections.push({ heading: asLine(block), paragraphs: [] });
    else {
      if (sections.length === 0) sections.push({ heading: null, paragraphs: [] });
      sections.at(-1)!.paragraphs.push(readParagraph(block, index === 0 ? firstSkip : 0));
    }
  });
  return sections.map(({ heading, paragraphs }) => ({
    type: 'section',
    span: around([...(heading ? [heading] : []), ...paragraphs]),
    heading,
    paragraphs,
  }));
}

function dateIn(lines: readonly Block[]): PartialDate | null {
  const dates = lines.flatMap(({ text }) => findDates(text));
  return dates.find(({ date }) => date.year !== null)?.date ?? null;
}

function readArticle(draft: ArticleDraft, source: Source, id: string, printed: PartialDate | null): Article {
  const first = draft.body[0];
  const wire = first?.kind === 'text' ? datelineOf(first.text) : null;
  const dateline = wire === null ? null : sliceJoined(first, 0, wire.length);
  const sections = readSections(draft.body, wire?.length ?? 0);
  const bylines = draft.bylines.map(asLine);
  const notes = draft.notes.map(asLine);
  const heads = [draft.rubric, draft.kicker, draft.headline, draft.deck].filter((block) => block !== null);
  const headline: Headline = source.record
    ? { text: source.record.title, span: null }
    : { text: draft.headline?.text ?? '', span: draft.headline?.span ?? null };
  return {
    type: 'article',
    id,
    span: around([...heads, ...bylines, ...notes, ...sections]),
    rubric: draft.rubric && asLine(draft.rubric),
    kicker: draft.kicker && asLine(draft.kicker),
    headline,
    deck: draft.deck && asLine(draft.deck),
    bylines,
    people: [
      ...draft.bylines.flatMap(readByline),
      ...draft.notes.flatMap(readAuthor),
      ...(dateline ? readDateline(dateline) : []),
    ],
    dateline: dateline && asLine(dateline),
    notes,
    date: dateIn(draft.notes.filter(({ text }) => /时间|日期/u.test(text))) ?? source.date ?? printed,
    sections,
  };
}

function draftDoubts(draft: ArticleDraft, article: Article): readonly Finding[] {
  if (!draft.unsure || article.sections.length === 0) return [];
  const what = draft.headline
    ? `「${draft.headline.text}」 was taken for a headline, though no byline follows`
    : 'an article without a headline';
  return [{ rule: 'unsure article start', span: draft.headline?.span ?? article.span, message: what }];
}

/** The file's stem, which page articles are numbered under: 「page.txt」 → 「page#1」. */
function stem(file: string): string {
  return file.replace(/\.[^.]+$/u, '');
}

/** Parses one source. Never throws on odd text: what cannot be placed becomes furniture with a doubt. */
export function parsePage(source: Source, segmenter: Segmenter): Page {
  const lines = readLines(source.text);
  const blocks = joinBlocks(lines, source.record ? bodyLineKind : lineKind, segmenter);
  const { articles: drafts, furniture } = source.record ? readRecord(blocks) : readArticles(blocks);
  const printed = dateIn(furniture.filter(({ kind }) => kind === 'furniture'));
  const articles = drafts.map((draft, index) =>
    readArticle(draft, source, source.record?.id ?? `${stem(source.file)}#${index + 1}`, printed),
  );
  const fileLine = (offset: number) => source.line - 1 + lineAt(lines, offset);
  const findings: Finding[] = [
    ...articles.flatMap((article, index) => [
      ...draftDoubts(drafts[index], article),
      ...articleDoubts(article, segmenter),
    ]),
    ...furniture.filter(({ kind }) => kind !== 'credit' && kind !== 'furniture').map(strayDoubt),
  ].sort((a, b) => a.span.start - b.span.start);
  const page: Page = {
    type: 'page',
    source,
    span: { start: 0, end: source.text.length },
    articles,
    furniture: furniture.map(asLine),
    doubts: findings.map((finding) => ({
      ...finding,
      line: fileLine(finding.span.start),
    })),
  };
  return withCorrections(page, fileLine);
}

function strayDoubt({ span, text }: Block): Finding {
  return { rule: 'stray line', span, message: `「${text.slice(0, 30)}」 belongs to no article` };
}
