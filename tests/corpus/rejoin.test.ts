// Every position of every long paragraph as a column end: how many of the cuts does the parser undo?
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/corpus/types.js';
import { allParagraphs, devTexts, joins, parse, REAL_PAGE, readText } from './pages.js';

const LONG = 60;
/** Cuts are tried with this much of the page around them: enough context for every rule, and fast. */
const CONTEXT = 400;
const TARGET = 0.95;

const texts = [readText(REAL_PAGE), ...devTexts().map(({ text }) => text)];
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;

function neighbourhood(text: string, { span }: Paragraph): { readonly start: number; readonly end: number } {
  return {
    start: Math.max(0, text.lastIndexOf('\n', Math.max(0, span.start - CONTEXT))),
    end: span.end + CONTEXT,
  };
}

function isRejoined(text: string, paragraph: Paragraph, at: number, end: string): boolean {
  const around = neighbourhood(text, paragraph);
  const cut = at - around.start;
  const page = parse(text.slice(around.start, at) + end + text.slice(at, around.end));
  return allParagraphs(page).some(
    ({ span }) => span.start === paragraph.span.start - around.start && span.end > cut + end.length,
  );
}

describe.each([
  ['a line end', '\n'],
  ['a blank line', '\n\n'],
])('a paragraph cut by %s', (name, end) => {
  it(`is joined again in at least ${share(TARGET, 1)} of all cuts`, { timeout: 120_000 }, () => {
    let cuts = 0;
    let rejoined = 0;
    for (const text of texts) {
      for (const paragraph of allParagraphs(parse(text)).filter((each) => each.text.length >= LONG)) {
        for (let at = paragraph.span.start + 1; at < paragraph.span.end; at += 1) {
          if (/\s/u.test(text[at - 1] + text[at])) continue;
          cuts += 1;
          if (isRejoined(text, paragraph, at, end)) rejoined += 1;
        }
      }
    }
    console.info(`cut by ${name}: ${rejoined} of ${cuts} cuts undone (${share(rejoined, cuts)})`);
    expect(rejoined / cuts).toBeGreaterThanOrEqual(TARGET);
  });
});

describe('a line end at a true border of two paragraphs', () => {
  const paragraphs = texts
    .flatMap((text) => allParagraphs(parse(text)))
    .filter(({ sentences }) => !sentences.at(-1)!.truncated);
  const headings = texts.flatMap((text) =>
    parse(text).articles.flatMap(({ sections }) => sections.flatMap(({ heading }) => heading?.text ?? [])),
  );
  const withBody = (...lines: readonly string[]) =>
    joins(parse(['青山高新区：创新促发展', '◎本报记者 何星辉', ...lines].join('\n\n')));

  it('joins no paragraph to another', () => {
    const wrong = paragraphs.flatMap((paragraph, index) =>
      withBody(paragraph.text, paragraphs[(index * 7 + 3) % paragraphs.length].text),
    );
    expect(wrong).toEqual([]);
  });

  it('joins no heading to any paragraph', () => {
    const wrong = headings.flatMap((heading) =>
      paragraphs.flatMap(({ text }) => withBody('园区引进企业。', heading, text)),
    );
    expect(wrong).toEqual([]);
  });

  it('joins the lines of a page no otherwise when blank lines are put between or taken away', () => {
    for (const text of texts) {
      expect(joins(parse(text.replace(/\n/gu, '\n\n')))).toEqual(joins(parse(text)));
      expect(joins(parse(text.replace(/\n\s*\n/gu, '\n')))).toEqual(joins(parse(text)));
    }
  });
});
