import { describe, expect, it } from 'vitest';
import { allParagraphs, body, fixture, joins, parse } from './pages.js';

const LONG =
  '在环境监测行业，园区在建的人工智能产业园项目已列入全省重大建设项目，预计投产后将创造二十亿元产值，带动上下游企业';

describe('the pieces of a paragraph are joined', () => {
  it.each([
    ['inside a clause', [`${LONG}，`, '共同发展。'], '游企业，｜共同发展'],
    ['inside a word', ['园区内企业大自然科技股', '份有限公司是一个典型。'], '然科技股｜份有限公'],
    ['inside a number', ['园区去年的产值增长30.', '5%。'], '长30.｜5%。'],
    ['before closing punctuation', ['园区去年的产值增长较快', '，利润也是。'], '增长较快｜，利润也'],
    ['inside a quotation', ['“园区去年的产值', '增长较快。”他说。'], '年的产值｜增长较快'],
    ['inside brackets', ['青山真空泵（青', '岛）有限公司投产。'], '空泵（青｜岛）有限'],
    [
      'after a company’s bracket',
      ['在建的青山真空泵（青岛）', '有限公司项目投产，效益好。'],
      '（青岛）｜有限公司',
    ],
    ['after a word that needs another', ['园区引进的', '企业越来越多。'], '区引进的｜企业越来'],
    ['where a paragraph has only begun', ['日前，位于青山', '高新区的外资企业投产。'], '位于青山｜高新区的'],
    ['text with text', [LONG, '共同发展，效果明显。'], '下游企业｜共同发展'],
  ])('%s', (_name, pieces, join) => {
    expect(joins(body(...pieces))).toEqual([join]);
  });

  it('a piece without punctuation between two others', () => {
    expect(joins(body(LONG, '共同走向高端', '并形成完整链条。'))).toEqual([
      '下游企业｜共同走向',
      '走向高端｜并形成完',
    ]);
  });

  it('every line of a hard-wrapped column, up to the paragraph’s end', () => {
    const page = parse(fixture('hard-wrapped.txt'));
    expect(allParagraphs(page).map(({ text }) => `${text.slice(0, 6)}…${text.slice(-6)}`)).toEqual([
      '“以前办一张…工作日以内。',
      '据介绍，该区…交一次材料。',
      '截至3月底，…占三成以上。',
      '“我们还将继…长周正表示。',
      '临江高新区围…资58亿元。',
    ]);
    expect(page.articles[0].sections.map(({ heading }) => heading?.text ?? null)).toEqual([
      null,
      '减环节　压时限',
      '一、强链补链',
    ]);
  });
});

describe('lines that stay apart', () => {
  it.each([
    ['a finished paragraph and the next', ['园区引进企业。', '园区产值增长。']],
    ['a heading and its text', ['打造低碳高质量发展样板区', '自去年以来，园区产值增长。']],
    ['a heading whose last character makes a word by accident', ['打造创新高地', '下一步，园区将引进企业。']],
    ['a colon and the quotation that it announces', ['园区负责人王健表示：', '“今年要引进更多企业。”']],
    ['a question as a heading', ['人才怎么留', '园区给出了自己的办法，效果明显。']],
    ['numbered headings', ['一、强链补链', '围绕新材料，园区引进企业。']],
    [
      'a list whose lines are equally long',
      ['1、塑料管道行业优秀供应商评价', '2、电线电缆行业优秀供应商评价', '3、电力设备行业优秀供应商评价'],
    ],
  ])('%s', (_name, lines) => {
    expect(joins(body(...lines))).toEqual([]);
  });

  it('a text that breaks off and the heads of the next article', () => {
    const found = body(
      LONG,
      '去年产值增长30.5%',
      '绿水高新区：服务优环境',
      '□ 本报记者 李明',
      '窗口全年无休。',
    );
    expect(joins(found)).toEqual([]);
    expect(found.articles.map(({ headline }) => headline.text)).toEqual([
      '青山高新区：创新促发展',
      '绿水高新区：服务优环境',
    ]);
    expect(found.doubts.map(({ rule }) => rule)).toEqual(['text breaks off']);
  });
});
