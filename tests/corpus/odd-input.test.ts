import { describe, expect, it } from 'vitest';
import { body, paragraphsOf, parse } from './pages.js';

const PAGE = ['青山高新区：创新促发展', '◎本报记者 何星辉', '园区引进企业。', '优化营商环境', '产值增长。'];
const outline = (text: string) =>
  parse(text).articles.map(({ headline, people, sections }) => [
    headline.text,
    people.map(({ name }) => name),
    sections.map(({ heading, paragraphs }) => [
      heading?.text ?? null,
      paragraphs.map((paragraph) => paragraph.text),
    ]),
  ]);

describe('odd files', () => {
  const plain = outline(PAGE.join('\n'));

  it.each([
    ['CRLF', PAGE.join('\r\n')],
    ['old Macintosh line ends', PAGE.join('\r')],
    ['a byte order mark', `\uFEFF${PAGE.join('\n')}`],
    ['full-width blanks', PAGE.map((line) => `　　${line}　`).join('\n')],
    ['tabs', PAGE.map((line) => `\t${line}\t`).join('\n\n')],
    ['lines of blanks', PAGE.join('\n 　\t\n\n')],
  ])('%s change nothing', (_name, text) => {
    expect(outline(text)).toEqual(plain);
    expect(plain[0][0]).toBe('青山高新区：创新促发展');
  });

  it.each(['', '\n\n', '\uFEFF', ' 　\t'])('an empty file %j has no article', (text) => {
    expect(parse(text)).toMatchObject({ articles: [], furniture: [], doubts: [] });
  });

  it('a file of one word is a headline without text', () => {
    expect(outline('高新区')).toEqual([['高新区', [], []]]);
  });

  it('a page that begins inside a text has an article without a headline, and says so', () => {
    const { articles, doubts } = parse('园区引进企业二十家。\n\n产值增长。');
    expect(articles.map(({ headline }) => headline)).toEqual([{ text: '', span: null }]);
    expect(doubts.map(({ rule }) => rule)).toEqual(['unsure article start']);
  });

  it('half-width punctuation ends clauses and sentences, too', () => {
    const [article] = body(
      '为完善机制,高新区将供应商纳入联系库,',
      '目前涉及企业106家;范围还在扩大.',
    ).articles;
    expect(paragraphsOf(article)[1].sentences.map(({ text }) => text)).toEqual([
      '为完善机制,高新区将供应商纳入联系库,目前涉及企业106家;',
      '范围还在扩大.',
    ]);
  });

  it('an archive record is body only: nothing is furniture, and its id and title stay', () => {
    const record = { id: 'a-7', title: '青山高新区引进企业' };
    const page = parse('4月3日，园区引进企业。\n第4版\n优化营商环境\n产值增长。', { record });
    expect(page.furniture).toEqual([]);
    expect(page.articles.map(({ id, headline }) => [id, headline])).toEqual([
      ['a-7', { text: record.title, span: null }],
    ]);
  });
});
