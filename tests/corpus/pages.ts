// What the parser's tests share: a page from a few lines, and the leaves of its tree.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePage } from '../../src/corpus/parse-page.js';
import type { Article, Line, Page, Paragraph, Source } from '../../src/corpus/types.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import type { Span } from '../../src/text/span.js';
import { sourceOf } from '../source.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const segmenter = createSegmenter();

export const REAL_PAGE = join(root, 'corpus/keji-ribao-yuanqu-2023-spring.txt');
export const DEV_FOLDER = join(root, '../shared/corpus-dev');

export const readText = (path: string) => readFileSync(path, 'utf8');
export const fixture = (name: string) => readText(join(root, 'tests/fixtures/pages', name));

/** The texts that nobody may ship; empty where ../shared is absent. */
export function devTexts(): readonly { readonly name: string; readonly text: string }[] {
  if (!existsSync(DEV_FOLDER)) return [];
  const names = readdirSync(DEV_FOLDER).filter((name) => name.endsWith('.txt'));
  return names.map((name) => ({ name, text: readText(join(DEV_FOLDER, name)) }));
}

export function parse(text: string, more: Partial<Source> = {}): Page {
  return parsePage(sourceOf(text, more), segmenter);
}

/** Lines with a blank line between, as the real page has them. */
export const page = (...lines: readonly string[]) => parse(lines.join('\n\n'));

/** A page of one signed article with this body. */
export const body = (...lines: readonly string[]) =>
  page('青山高新区：创新促发展', '◎本报记者 何星辉', '去年，园区引进企业二十家，产值稳步增长。', ...lines);

export const paragraphsOf = (article: Article): readonly Paragraph[] =>
  article.sections.flatMap(({ paragraphs }) => paragraphs);

export const allParagraphs = ({ articles }: Page): readonly Paragraph[] => articles.flatMap(paragraphsOf);

/** Every join of the page: 「等方式，｜统筹推进」. */
export function joins(of: Page): readonly string[] {
  return allParagraphs(of).flatMap(({ text, breaks }) =>
    breaks.map(({ at }) => `${text.slice(Math.max(0, at - 4), at)}｜${text.slice(at, at + 4)}`),
  );
}

const present = (lines: readonly (Line | null)[]) => lines.filter((line) => line !== null);

function headLines({
  rubric,
  kicker,
  headline,
  deck,
  bylines,
  dateline,
  notes,
  sections,
}: Article): readonly Span[] {
  const lines = [
    rubric,
    kicker,
    deck,
    ...bylines,
    dateline,
    ...notes,
    ...sections.map(({ heading }) => heading),
  ];
  return [...present(lines).map(({ span }) => span), ...(headline.span ? [headline.span] : [])];
}

/** A span without what its column breaks skip. */
function withoutBreaks(
  { span }: { readonly span: Span },
  { span: whole, breaks }: Paragraph,
): readonly Span[] {
  const spans: Span[] = [];
  let { start } = span;
  let skipped = whole.start;
  for (const { at, skip } of breaks) {
    const gap = skipped + at;
    skipped += skip;
    if (gap <= start || gap >= span.end) continue;
    spans.push({ start, end: gap });
    start = gap + skip;
  }
  return [...spans, { start, end: span.end }];
}

/** The spans that no other span lies in; a sentence is cut at the breaks inside. */
export function leaves(of: Page): readonly Span[] {
  const sentences = allParagraphs(of).flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence) => withoutBreaks(sentence, paragraph)),
  );
  return [...of.articles.flatMap(headLines), ...of.furniture.map(({ span }) => span), ...sentences];
}

/** The source at a paragraph's sentence, its column breaks undone. */
export function printed(source: string, paragraph: Paragraph, sentence: { readonly span: Span }): string {
  return withoutBreaks(sentence, paragraph)
    .map(({ start, end }) => source.slice(start, end))
    .join('');
}
