// Replies within 2048 bytes: nothing is lost between two pages, nothing is cut in the middle of a character or a link,
// and no text becomes a link of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, Found } from '../../src/answer/types.js';
import { bytes, cut, shortened } from '../../src/channels/wechat/bytes.js';
import { LIMITS } from '../../src/channels/wechat/limits.js';
import { pagesOf, readerLinks } from '../../src/channels/wechat/pages.js';
import { answer, found, prose } from '../channels/any-answer.js';
import { corpusOpened } from '../corpus-opened.js';

const PLAIN = { taps: false, readerLink: null };
const LINKED = { taps: true, readerLink: readerLinks(new URL('https://bot.example/sub')) };

describe('pages', () => {
  it('are of at most 2048 bytes, and never empty', () => {
    const fit = fc.property(answer, fc.constantFrom(PLAIN, LINKED), (one, links) => {
      for (const page of pagesOf(one, links, ['您好。'])) {
        expect(bytes(page)).toBeLessThanOrEqual(LIMITS.text);
        expect(page.trim()).not.toBe('');
        expect(page).not.toMatch(/\p{Cs}/u);
      }
    });
    fc.assert(fit, { numRuns: 300 });
  });

  it('keep every link whole, and have no other tags', () => {
    const links = fc.property(answer, (one) => {
      for (const page of pagesOf(one, LINKED)) {
        const rest = page.replace(/<a href="[^"<>]+">[^<]+<\/a>/gu, '');
        expect(rest).not.toMatch(/<[a-z/!?]/iu);
      }
    });
    fc.assert(links, { numRuns: 300 });
  });

  it("keep every sentence of the evidence, with its source on the sentence's last page", () => {
    const kept = fc.property(found, (one) => {
      const pages = pagesOf(one, PLAIN);
      const bare = (text: string) => text.replace(/[\s＜<]/gu, '');
      const all = bare(pages.map((page) => page.replace(/\n\n（\d+\/\d+）回复「更多」继续$/u, '')).join(''));
      for (const { quote, headline } of one.evidence)
        if (bytes(quote) < 600 && quote !== headline) expect(all).toContain(bare(quote));
    });
    fc.assert(kept, { numRuns: 200 });
  });

  it('a block of several pages is cut, and its source stands below each part', () => {
    const one: Evidence = {
      quote: '这是一句话。'.repeat(300),
      start: 0,
      end: 1800,
      file: 'page.txt',
      newspaper: '科技日报',
      article: 'page#1',
      headline: '标题',
      section: null,
      date: null,
      truncated: false,
    };
    const long: Found = {
      type: 'found',
      kind: 'passage',
      headline: '很长',
      items: [],
      evidence: [one],
      zone: null,
      verdict: null,
      notes: [],
      suggestions: [],
    };
    const pages = pagesOf(long, LINKED);
    expect(pages.length).toBe(3);
    for (const page of pages) {
      expect(bytes(page)).toBeLessThanOrEqual(LIMITS.text);
      expect(page).toMatch(
        /。」?\n——《科技日报》「标题」 <a href="https:\/\/bot.example\/sub\/read\/page%231#s0">/u,
      );
    }
  });

  it('links give way before a second page comes', () => {
    const suggestions = ['一', '二', '三'].map((sign) => sign.repeat(60));
    const lines = ['园'.repeat(400)];
    const [page, ...more] = pagesOf({ type: 'guide', lines, suggestions }, LINKED);
    expect(more).toEqual([]);
    expect(page).not.toContain('weixin://');
  });

  it('a question that a link would garble is written without one', () => {
    const [page] = pagesOf(
      { type: 'ask', question: '哪一个？', choices: ['/zone 贵阳', '贵阳', 'a&b'] },
      LINKED,
    );
    expect(page).toBe(
      '哪一个？\n\n请选一个（回复序号即可）：\n1. /zone 贵阳\n2. <a href="weixin://bizmsgmenu?msgmenucontent=贵阳&msgmenuid=2">贵阳</a>\n3. a&b',
    );
  });

  it("a user's own tag comes back as words", () => {
    const headline = '没有提到「<a href="https://evil.example">贵阳</a>」。';
    const [page] = pagesOf({ type: 'guide', lines: [headline], suggestions: [] }, LINKED);
    expect(page).toBe('没有提到「＜a href="https://evil.example">贵阳＜/a>」。');
    expect(pagesOf({ type: 'guide', lines: ['3 < 5'], suggestions: [] }, LINKED)).toEqual(['3 < 5']);
  });

  it('links to the reader begin where the public address ends', () => {
    const link = LINKED.readerLink!;
    const one = { article: 'a#1', start: 7 } as Evidence;
    expect(link(one)).toBe('https://bot.example/sub/read/a%231#s7');
    expect(readerLinks(new URL('https://bot.example'))!(one)).toBe('https://bot.example/read/a%231#s7');
  });
});

describe('cutting', () => {
  it('loses nothing and keeps what a reader sees as one character', () => {
    const whole = fc.property(prose, fc.integer({ min: 40, max: 500 }), (text, room) => {
      const parts = cut(text, room);
      expect(parts.join('')).toBe(text);
      for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(room);
    });
    fc.assert(whole, { numRuns: 300 });
    expect(cut('👨‍👩‍👧‍👦'.repeat(3), 30)).toEqual(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']);
  });

  it('falls between sentences', () => {
    expect(cut('第一句。「第二句。」第三句', 20)).toEqual(['第一句。', '「第二句。」', '第三句']);
  });

  it('marks what is shortened', () => {
    expect(shortened('短', 10)).toBe('短');
    expect(shortened('一二三四五', 10)).toBe('一二…');
  });
});

describe('a zone card of two pages', () => {
  it('has every figure on the page of its sentence', () => {
    const answer = corpusOpened().bot.lookup('/zone 贵阳') as Found;
    const pages = pagesOf(answer, LINKED);
    expect(pages.length).toBeGreaterThan(1);
    const figures = answer.items.filter(({ text }) => /\d/u.test(text));
    expect(figures.length).toBeGreaterThan(3);
    for (const { label, text } of figures) {
      const page = pages.find((one) => one.includes(`${label}：${text}`));
      expect([text, page]).toEqual([text, expect.stringMatching(new RegExp(`「[^」]*${text}`, 'u'))]);
    }
  });
});
