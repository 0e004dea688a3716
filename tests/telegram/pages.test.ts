import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Evidence, Found } from '../../src/answer/types.js';
import { keyboardOf } from '../../src/channels/telegram/keyboard.js';
import { PAGE_MAX, pagesOf } from '../../src/channels/telegram/pages.js';
import { FIRST_SIDE, type Reply } from '../../src/channels/telegram/reply.js';

function evidence(quote: string, headline = '青山高新区提速'): Evidence {
  const place = {
    start: 0,
    end: quote.length,
    file: 'page.txt',
    article: 'page#1',
    section: null,
    date: null,
  };
  return { quote, headline, newspaper: '科技日报', truncated: false, ...place };
}

function found(items: readonly string[], sentences: readonly Evidence[], headline = '名单'): Found {
  const [first = evidence('无'), ...rest] = sentences;
  return {
    type: 'found',
    kind: 'list',
    headline,
    items: items.map((text) => ({ label: null, text })),
    evidence: [first, ...rest],
    zone: null,
    verdict: null,
    notes: [],
    suggestions: [],
  };
}

const companies = Array.from({ length: 30 }, (_, at) => `第${at + 1}号机床公司`);
const sentences = companies.map((name) => evidence(`园区引进了${name}。`));

describe('pages of a reply', () => {
  it('a short answer is one page', () => {
    expect(pagesOf(found(companies.slice(0, 12), sentences.slice(0, 12)))).toHaveLength(1);
  });

  it('a long list is leafed through, each page with the sentences of its own entries', () => {
    const pages = pagesOf(found(companies, sentences));
    expect(pages).toHaveLength(3);
    pages.forEach(({ text }, page) => {
      const own = companies.slice(page * 10, page * 10 + 10);
      expect(companies.filter((name) => text.includes(`\n${name}\n`))).toEqual(own);
      expect(companies.filter((name) => text.includes(`引进了${name}`))).toEqual(own);
    });
  });

  it('entries that no sentence has word for word keep all the evidence', () => {
    const pages = pagesOf(found(companies.with(3, '甲、乙'), sentences.slice(0, 2)));
    expect(pages.every(({ text }) => text.includes('引进了第1号机床公司'))).toBe(true);
  });

  it('however long the texts are: whole, short enough, and no fact without its citation', () => {
    const prose = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 });
    const answers = fc.record({
      headline: fc.string({ unit: 'grapheme', maxLength: 80 }),
      items: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 40 }),
      quotes: fc.array(prose, { minLength: 1, maxLength: 6 }),
      source: fc.string({ maxLength: 900 }),
    });
    fc.assert(
      fc.property(answers, ({ headline, items, quotes, source }) => {
        const answer: Answer = found(
          items,
          quotes.map((quote) => evidence(quote, source)),
          headline,
        );
        for (const { text, entities } of pagesOf(answer)) {
          expect(text.length).toBeLessThanOrEqual(PAGE_MAX);
          expect(/\p{Cs}/u.test(text)).toBe(false);
          const quoted = entities.filter(({ type }) => type === 'expandable_blockquote');
          // Below each quote stands its source.
          for (const { offset, length } of quoted)
            expect(text.slice(offset + length, offset + length + 7)).toBe('\n——《科技日');
        }
        expect(pagesOf(answer)[0].text).toContain('——《科技日报》');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the keyboard', () => {
  const reply: Reply = {
    question: null,
    tabs: [
      { label: '‹ 返回', pages: pagesOf(found(companies, sentences)) },
      { label: '出处', pages: pagesOf(found(['甲'], sentences)) },
    ],
    offers: ['青山高新区怎么样？'],
    picture: null,
    copy: null,
    share: null,
    vote: null,
  };
  const labels = (tab: number, page: number) =>
    keyboardOf(
      reply,
      { tab, page },
      { owner: '1:2', language: 'zh', sign: (_, content) => JSON.stringify(content) },
    ).markup.inline_keyboard.map((row) => row.map(({ text }) => text));

  it.each([
    [0, 0, [['青山高新区怎么样？'], ['2/3 ›'], ['出处']]],
    [0, 1, [['青山高新区怎么样？'], ['‹ 1/3', '3/3 ›'], ['出处']]],
    [0, 2, [['青山高新区怎么样？'], ['‹ 2/3'], ['出处']]],
    [1, 0, [['青山高新区怎么样？'], ['‹ 返回']]],
  ])('of tab %i, page %i', (tab, page, expected) => expect(labels(tab, page)).toEqual(expected));

  it('keeps the reply for its buttons, and nothing where there are none', () => {
    const options = {
      owner: '1:2',
      language: 'zh',
      sign: (_: string, content: unknown) => JSON.stringify(content),
    } as const;
    const kinds = keyboardOf(reply, FIRST_SIDE, options).keepsakes.map(({ kind }) => kind);
    expect(kinds).toEqual(['reply']);
    const bare = { ...reply, tabs: [{ label: '', pages: [reply.tabs[1].pages[0]] }], offers: [] };
    expect(keyboardOf(bare, FIRST_SIDE, options)).toEqual({ markup: { inline_keyboard: [] }, keepsakes: [] });
  });
});
