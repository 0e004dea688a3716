import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/corpus/types.js';
import { contains, type Span } from '../../src/text/span.js';
import { allParagraphs, devTexts, fixture, leaves, parse, printed, REAL_PAGE, readText } from './pages.js';

const texts = [readText(REAL_PAGE), fixture('hard-wrapped.txt'), ...devTexts().map(({ text }) => text)];
const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');

/** For each UTF-16 unit, how many leaves cover it. */
function coverage(page: Page): readonly number[] {
  const times: number[] = new Array(page.source.text.length).fill(0);
  for (const { start, end } of leaves(page)) for (let at = start; at < end; at += 1) times[at] += 1;
  return times;
}

function expectInOrder(parent: Span, children: readonly { readonly span: Span }[]): void {
  children.forEach(({ span }, index) => {
    expect(contains(parent, span)).toBe(true);
    expect(span.start).toBeLessThan(span.end);
    if (index > 0) expect(span.start).toBeGreaterThanOrEqual(children[index - 1].span.end);
  });
}

function expectSound(text: string, page = parse(text)): void {
  const { source } = page;
  const wrong = coverage(page).flatMap((times, at) => {
    const blank = /\s/u.test(text[at]);
    return times === 1 || (times === 0 && blank) ? [] : [`${at} ${JSON.stringify(text[at])} ×${times}`];
  });
  expect(wrong).toEqual([]);
  expectInOrder(page.span, page.articles);
  for (const article of page.articles) {
    expectInOrder(article.span, article.sections);
    for (const section of article.sections) expectInOrder(section.span, section.paragraphs);
  }
  for (const paragraph of allParagraphs(page)) {
    expectInOrder(paragraph.span, paragraph.sentences);
    for (const sentence of paragraph.sentences) {
      expect(printed(source.text, paragraph, sentence)).toBe(sentence.text);
      expect(paragraph.text).toContain(sentence.text);
    }
  }
  expect(JSON.parse(JSON.stringify(page))).toEqual(page);
}

const piece = fc.constantFrom(
  ...'园区发展青岛，。！？；：、“”‘’（）()《》【】「」——……◎□●记者 通讯员 本报讯 张三　\n\r\t\uFEFF%％0159.,;!?"aZ-图摄版第',
);
const cutLine = fc
  .tuple(fc.constantFrom(...lines), fc.nat({ max: 60 }), fc.constantFrom('\n', '\n\n', '\r\n'))
  .map(([line, at, end]) => line.slice(0, at) + end + line.slice(at));
const shuffledPage = fc
  .array(fc.oneof(fc.constantFrom(...lines), cutLine), { maxLength: 25 })
  .chain((parts) => fc.constantFrom('\n', '\n\n').map((end) => parts.join(end)));

describe('for any text, the leaves cover every visible character once, nodes nest, and JSON keeps the page', () => {
  it('any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => expectSound(text)),
      { numRuns: 300 },
    );
  });

  it('lone surrogates and control characters', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (units) => expectSound(units.join(''))),
      { numRuns: 200 },
    );
  });

  it('strings of what the rules look at', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (parts) => expectSound(parts.join(''))),
      { numRuns: 400 },
    );
  });

  it('lines of real pages shuffled, dropped and cut', () => {
    fc.assert(
      fc.property(shuffledPage, (text) => expectSound(text)),
      { numRuns: 300 },
    );
  });

  it('the same as an archive record', () => {
    const record = { id: '1', title: '' };
    fc.assert(
      fc.property(shuffledPage, (text) => expectSound(text, parse(text, { record }))),
      { numRuns: 150 },
    );
  });

  it.each(texts.map((text, index) => [index, text] as const))('text %i itself', (_index, text) =>
    expectSound(text),
  );
});

describe('never hangs', () => {
  const SIZE = 100_000;
  const LIMIT_MS = 3_000;
  it.each([
    '多少',
    '记者',
    '◎记者张三\n',
    '。\n',
    '园\n',
    '“',
    '“\n',
    '"“',
    '第4版 ',
    '（记者',
    '一、\n',
    '，\n',
    '园区引进企业，产值增长\n',
    '本报讯（记者\n',
    '; ',
    'a ',
    '\u3000',
  ])('%j a hundred thousand characters long', (unit) => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length));
    const start = performance.now();
    parse(text);
    expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  });
});
