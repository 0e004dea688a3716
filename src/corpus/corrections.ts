// Reading errors of the print, corrected by an editor: 「园镜头」 should read 「园区镜头」. The print stays what is cited; the
// corrected words are what is understood and searched.
import { contains, type Span } from '../text/span.js';
import type { Article, Correction, Doubt, Page, SourceCorrection } from './types.js';

/** Words as printed, with what should stand there. */
export interface Correctable {
  readonly text: string;
  readonly corrections?: readonly Correction[];
}

/** The words as they are meant. */
export function understood({ text, corrections = [] }: Correctable): string {
  return corrections.reduceRight(
    (words, { span, correct }) => words.slice(0, span.start) + correct + words.slice(span.end),
    text,
  );
}

/** Where the printed words stand that a span of the understood ones comes from; a corrected word has them all. */
export function printedSpan({ corrections = [] }: Correctable, { start, end }: Span): Span {
  return { start: printedOffset(corrections, start, 'start'), end: printedOffset(corrections, end, 'end') };
}

function printedOffset(corrections: readonly Correction[], at: number, side: keyof Span): number {
  let shift = 0;
  for (const { span, correct } of corrections) {
    const start = span.start + shift;
    const end = start + correct.length;
    if (at < end && at > start) return span[side];
    if (at <= start) break;
    shift += correct.length - (span.end - span.start);
  }
  return at - shift;
}

/** Words in a text that may be broken up by line ends. */
export function wordsPattern(words: string): RegExp {
  const characters = [...words.replace(/\s+/gu, '')];
  return new RegExp(
    characters.map((char) => char.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')).join('\\s*'),
    'gu',
  );
}

/** The page with the corrections of its source where they belong, each told as a doubt. */
export function withCorrections(page: Page, lineAt: (offset: number) => number): Page {
  const given = page.source.corrections ?? [];
  if (given.length === 0) return page;
  const placed = new Set<SourceCorrection>();
  const correct = <Node extends Correctable & { readonly span: Span | null }>(node: Node): Node => {
    const own = given.filter(({ span }) => node.span !== null && contains(node.span, span));
    const corrections = own.flatMap((one) => {
      const match = wordsPattern(one.printed).exec(node.text);
      if (!match) return [];
      placed.add(one);
      return [{ span: { start: match.index, end: match.index + match[0].length }, correct: one.correct }];
    });
    return corrections.length === 0 ? node : { ...node, corrections };
  };
  const articles = page.articles.map((article) => correctedArticle(article, correct));
  const doubts = given.map((one): Doubt => {
    const message = placed.has(one)
      ? `「${one.printed}」 is read as 「${one.correct}」, as corrected`
      : `「${one.printed}」 is not corrected: expected words of one sentence or one line of a head`;
    return { rule: 'correction', span: one.span, line: lineAt(one.span.start), message };
  });
  const all = [...page.doubts, ...doubts].sort((a, b) => a.span.start - b.span.start);
  return { ...page, articles, doubts: all };
}

function correctedArticle(
  article: Article,
  correct: <Node extends Correctable & { readonly span: Span | null }>(node: Node) => Node,
): Article {
  const { rubric, kicker, headline, deck, bylines, notes, sections } = article;
  return {
    ...article,
    rubric: rubric && correct(rubric),
    kicker: kicker && correct(kicker),
    headline: correct(headline),
    deck: deck && correct(deck),
    bylines: bylines.map(correct),
    notes: notes.map(correct),
    sections: sections.map((section) => ({
      ...section,
      heading: section.heading && correct(section.heading),
      paragraphs: section.paragraphs.map((paragraph) => ({
        ...paragraph,
        sentences: paragraph.sentences.map(correct),
      })),
    })),
  };
}
