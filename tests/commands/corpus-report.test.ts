import { describe, expect, it } from 'vitest';
import { formatCorpusReport } from '../../src/commands/corpus-report.js';
import { parsePage } from '../../src/corpus/parse-page.js';
import type { Article, Page, Paragraph } from '../../src/corpus/types.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import { sourceOf } from '../source.js';

const TEXT = '标题\n◎本报记者 张三\n通过生态修复、全过程监管等方式，\n\n统筹推进资源循环利用。\n第4版';

const source = sourceOf(TEXT, { file: 'a.txt', newspaper: '科技日报', rubric: '园区' });

/** The line of TEXT that holds `text`. */
function line(text: string) {
  const start = TEXT.indexOf(text);
  return { span: { start, end: start + text.length }, text };
}

const start = TEXT.indexOf('通过');
const end = TEXT.indexOf('\n第4版');
const span = { start, end };
const printed = TEXT.slice(start, end).replace('\n\n', '');

const paragraph: Paragraph = {
  type: 'paragraph',
  span,
  text: printed,
  breaks: [{ at: printed.indexOf('统筹'), skip: 2, rule: 'line ends inside a clause' }],
  sentences: [{ type: 'sentence', span, text: printed, truncated: false }],
};

const article: Article = {
  type: 'article',
  id: 'a#1',
  span: { start: 0, end },
  rubric: null,
  kicker: null,
  headline: line('标题'),
  deck: null,
  bylines: [line('◎本报记者 张三')],
  people: [{ name: '张三', role: '记者', span: line('张三').span }],
  dateline: null,
  notes: [],
  date: null,
  sections: [{ type: 'section', span, heading: null, paragraphs: [paragraph] }],
};

const page: Page = {
  type: 'page',
  source,
  span: { start: 0, end: TEXT.length },
  articles: [article],
  furniture: [line('第4版')],
  doubts: [
    { rule: 'stray line', span: line('第4版').span, line: 6, message: '「第4版」 belongs to no article' },
  ],
};

it('the report of a page, as it is printed', () => {
  expect(formatCorpusReport([page])).toBe(`\
a.txt  科技日报  园区

  article   a#1
    headline  标题
    people    张三 (记者)
    date      (unknown)
    sections  1
      1 paragraph, 1 sentence       (no heading)

  joins: 1
    a.txt:5  「…过程监管等方式，｜统筹推进资源循环…」  line ends inside a clause
  furniture: 1
    a.txt:6  第4版
  doubts: 1
    a.txt:6 stray line: 「第4版」 belongs to no article

total: 1 file, 1 article, 1 section, 1 paragraph, 1 sentence, 1 join, 1 line of furniture, 1 doubt`);
});

it('what an article has is shown, what it lacks is left out', () => {
  const date = { year: 2023, month: 4, day: null };
  const rich = {
    ...article,
    rubric: line('标题'),
    kicker: line('标题'),
    headline: { text: '', span: null },
    date,
  };
  const report = formatCorpusReport([{ ...page, articles: [rich] }]);
  expect(report).toContain('    rubric    标题\n    kicker    标题\n    headline  (none)\n');
  expect(report).toContain('    date      2023年4月\n');
});

it('the records of an archive are one file; each record stands on its line', () => {
  const record = (id: string, at: number): Page => ({
    ...page,
    source: { ...source, file: 'b.jsonl', line: at, record: { id, title: '' } },
    articles: [{ ...article, id }],
    furniture: [],
    doubts: [],
  });
  const report = formatCorpusReport([record('x', 3), record('y', 8)]);
  expect(report.match(/^b\.jsonl {2}/gmu)).toHaveLength(1);
  expect(report).toMatch(/b\.jsonl:3 {2}「.*\n.*b\.jsonl:8 {2}「/u);
  expect(report).toContain('total: 1 file, 2 articles');
});

it('an empty corpus has a report too', () => {
  expect(formatCorpusReport([])).toContain('total: 0 files, 0 articles');
});

describe('the page in corpus/', () => {
  const segmenter = createSegmenter();
  const pages = readCorpusFolder('corpus').sources.map((each) => parsePage(each, segmenter));
  const report = formatCorpusReport(pages);

  it('every join is shown where its second half stands in the file', () => {
    const joins = [...report.matchAll(/:(?<at>\d+) {2}「[^｜]*｜(?<tail>[^」…]*)/gu)];
    expect(joins).toHaveLength(4);
    const lines = pages[0].source.text.split('\n');
    for (const { groups } of joins) {
      expect(lines[Number(groups?.at) - 1].trimStart().startsWith(groups?.tail ?? '-')).toBe(true);
    }
  });

  it('five articles', () => {
    expect(report).toMatch(/^total: 1 file, 5 articles,/mu);
  });
});
