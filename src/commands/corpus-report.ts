// What `zonebot corpus report` prints: every article found, every column break undone, and every doubt with its place.
import { sourceSpan } from '../corpus/column-breaks.js';
import { lineAt, readLines } from '../corpus/lines.js';
import type { Article, Doubt, Page, Section } from '../corpus/types.js';
import { formatDate } from '../text/date.js';

/** A column break that was undone; `line` is that of its second half. */
interface Join {
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

/** Everything the report says of one file: a page, or all records of an archive. */
interface FileReport {
  readonly file: string;
  readonly pages: readonly Page[];
  readonly articles: readonly Article[];
  readonly joins: readonly Join[];
  readonly furniture: readonly { readonly line: number; readonly text: string }[];
  readonly doubts: readonly Doubt[];
}

/** Characters shown on either side of a join. */
const CONTEXT = 8;

/** The report, without a line feed at the end. */
export function formatCorpusReport(pages: readonly Page[]): string {
  const files = [...new Set(pages.map(({ source }) => source.file))].map((file) =>
    reportOf(
      file,
      pages.filter(({ source }) => source.file === file),
    ),
  );
  return [...files.flatMap((file) => [...fileLines(file), '']), ...totalLines(files)].join('\n');
}

function reportOf(file: string, pages: readonly Page[]): FileReport {
  return {
    file,
    pages,
    articles: pages.flatMap(({ articles }) => articles),
    joins: pages.flatMap(joinsOf),
    furniture: pages.flatMap((page) => {
      const line = lineFinder(page);
      return page.furniture.map(({ span, text }) => ({ line: line(span.start), text }));
    }),
    doubts: pages.flatMap(({ doubts }) => doubts),
  };
}

/** The line of the file for an offset of the source's text. An archive record stands on one line, whatever is in it. */
function lineFinder({ source }: Page): (offset: number) => number {
  if (source.record) return () => source.line;
  const lines = readLines(source.text);
  return (offset) => lineAt(lines, offset) + source.line - 1;
}

function joinsOf(page: Page): readonly Join[] {
  const line = lineFinder(page);
  const paragraphs = page.articles.flatMap(({ sections }) =>
    sections.flatMap((section) => section.paragraphs),
  );
  return paragraphs.flatMap((paragraph) =>
    paragraph.breaks.map(({ at, rule }) => ({
      line: line(sourceSpan(paragraph, at, at + 1).start),
      text: aroundJoin(paragraph.text, at),
      rule,
    })),
  );
}

/** 「…监管等方式，｜统筹推进资源循…」 */
function aroundJoin(text: string, at: number): string {
  const before = [...text.slice(0, at)];
  const after = [...text.slice(at)];
  const head = before.length > CONTEXT ? `…${before.slice(-CONTEXT).join('')}` : before.join('');
  const tail = after.length > CONTEXT ? `${after.slice(0, CONTEXT).join('')}…` : after.join('');
  return `「${head}｜${tail}」`;
}

function fileLines(report: FileReport): readonly string[] {
  const { file, pages, articles, joins, furniture, doubts } = report;
  return [
    [file, ...given(pages)].join('  '),
    ...articles.flatMap((article) => ['', ...articleLines(article)]),
    '',
    ...block(
      'joins',
      joins.map(({ line, text, rule }) => `${file}:${line}  ${text}  ${rule}`),
    ),
    ...block(
      'furniture',
      furniture.map(({ line, text }) => `${file}:${line}  ${text}`),
    ),
    ...block(
      'doubts',
      doubts.map(({ line, rule, message }) => `${file}:${line} ${rule}: ${message}`),
    ),
  ];
}

/** What the manifest or the archive says of the file as a whole. */
function given(pages: readonly Page[]): readonly string[] {
  const names = pages.flatMap(({ source: { newspaper, rubric } }) => [newspaper, rubric]);
  return [...new Set(names.filter((name) => name !== null))];
}

function block(label: string, lines: readonly string[]): readonly string[] {
  return [`  ${label}: ${lines.length}`, ...lines.map((line) => `    ${line}`)];
}

function articleLines(article: Article): readonly string[] {
  const { id, rubric, kicker, headline, deck, people, date, sections } = article;
  const fields: readonly (readonly [label: string, value: string | null])[] = [
    ['rubric', rubric?.text ?? null],
    ['kicker', kicker?.text ?? null],
    ['headline', headline.text || '(none)'],
    ['deck', deck?.text ?? null],
    ['people', people.map(({ name, role }) => `${name} (${role})`).join(', ') || '(none)'],
    ['date', (date && formatDate(date)) || '(unknown)'],
    ['sections', String(sections.length)],
  ];
  return [
    `  article   ${id}`,
    ...fields.flatMap(([label, value]) => (value === null ? [] : [`    ${label.padEnd(8)}  ${value}`])),
    ...sections.map(sectionLine),
  ];
}

function sectionLine({ heading, paragraphs }: Section): string {
  const sentences = paragraphs.reduce((sum, paragraph) => sum + paragraph.sentences.length, 0);
  const size = [count(paragraphs.length, 'paragraph'), count(sentences, 'sentence')].join(', ');
  return `      ${size.padEnd(28)}  ${heading?.text ?? '(no heading)'}`;
}

function totalLines(files: readonly FileReport[]): readonly string[] {
  const sum = (of: (file: FileReport) => number) => files.reduce((total, file) => total + of(file), 0);
  const sections = files.flatMap(({ articles }) => articles.flatMap((article) => article.sections));
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const parts = [
    count(files.length, 'file'),
    count(
      sum(({ articles }) => articles.length),
      'article',
    ),
    count(sections.length, 'section'),
    count(paragraphs.length, 'paragraph'),
    count(sentences.length, 'sentence'),
    count(
      sum(({ joins }) => joins.length),
      'join',
    ),
    count(
      sum(({ furniture }) => furniture.length),
      'line of furniture',
      'lines of furniture',
    ),
    count(
      sum(({ doubts }) => doubts.length),
      'doubt',
    ),
  ];
  return [`total: ${parts.join(', ')}`];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
