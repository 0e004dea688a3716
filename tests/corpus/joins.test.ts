import { describe, expect, it } from 'vitest';
import { fragmentSign } from '../../src/corpus/fragment.js';
import { type Border, joinRule } from '../../src/corpus/join-rules.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import { allParagraphs, body, fixture, joins, parse } from './pages.js';

const LONG =
  '在环境监测行业，园区在建的人工智能产业园项目已列入全省重大建设项目，预计投产后将创造二十亿元产值，带动上下游企业';

const segmenter = createSegmenter();

/** A border that no rule has anything to say about: a heading and a text below other text. */
const PLAIN: Border = {
  before: { kind: 'short', text: '优化营商环境' },
  after: { kind: 'text', text: '园区给出了自己的办法，效果明显。' },
  open: null,
  ahead: 'text',
  lastHead: false,
  inBody: true,
  full: false,
  fullAfter: false,
  indented: null,
  segmenter,
  repeated: () => new Set(),
};
const short = (text: string) => ({ kind: 'short' as const, text });
const text = (line: string) => ({ kind: 'text' as const, text: line });

describe('the pieces of a paragraph are joined', () => {
  it.each<[string, Partial<Border>]>([
    ['line starts with closing punctuation', { after: text('，利润也是。') }],
    ['line ends inside a clause', { before: short('优化营商环境，') }],
    [
      'quotation closes after the break',
      { before: text('“园区去年的产值'), open: '“', after: text('增长较快。”他说。') },
    ],
    [
      'quotation closes after the break',
      { before: short('青山真空泵（青'), open: '（', after: text('岛）有限公司投产。') },
    ],
    ['number or Latin word runs across the break', { before: short('去年增长30.'), after: text('5%。') }],
    ['number or Latin word runs across the break', { before: short('去年投资30'), after: text('亿元。') }],
    [
      'word runs across the break',
      { before: short('园区内企业大自然科技股'), after: text('份有限公司投产。') },
    ],
    [
      'word runs across the break',
      { before: short('作为电池材料供'), after: text('应商，公司掌握了技术。') },
    ],
    ['line fills its column', { full: true }],
    ['line fills its column', { full: true, indented: false, before: text('园区去年引进企业。') }],
    ['line fills its column', { full: true, before: text('园区去年引进企业；') }],
    ['running text without an end', { before: text(LONG) }],
    ['running text without an end', { before: text(LONG), after: short('共同走向高端') }],
    ['short line is no heading', { before: short('园区引进的') }],
    [
      'headline goes on in the line above its byline',
      { before: short('青山高新区：'), after: short('创新'), lastHead: true },
    ],
  ])('%s: %j', (rule, change) => {
    expect(joinRule({ ...PLAIN, ...change })).toBe(rule);
    expect(joinRule(PLAIN)).toBe(null);
  });

  it('with the name of the rule at the break', () => {
    const breaks = allParagraphs(body('园区内企业大自然科技股', '份有限公司投产。')).flatMap(
      ({ breaks }) => breaks,
    );
    expect(breaks).toEqual([{ at: 11, skip: 2, rule: 'word runs across the break' }]);
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

describe('a short line is no heading', () => {
  const seam = { right: '园区企业', lastWord: '企业', nextWord: '园区', togetherElsewhere: () => false };

  it.each([
    ['ends with a word that needs another', { left: '园区引进的', lastWord: '的' }],
    ['begins as a paragraph does', { left: '日前，位于青山' }],
    ['three clauses', { left: '强产业，优环境，聚人才' }],
    ['first clause too short for a heading', { left: '此，产值税收齐增' }],
    ['last clause has only begun', { left: '加快能源结构绿色低碳转型，推进能源' }],
    ['next line begins with a word that needs another', { left: '园区企业', nextWord: '的' }],
    ['too long for a heading', { left: '园区企业'.repeat(9) }],
    ['begins as a paragraph does, without a comma', { left: '近日园区企业' }],
    ['words stand together elsewhere', { left: '园区企业', togetherElsewhere: () => true }],
  ])('%s', (sign, change) => {
    expect(fragmentSign({ ...seam, ...change }, true)).toBe(sign);
  });

  it.each([
    '优化营商环境',
    '政府搭台，企业唱戏',
    '抓项目，促发展',
    '立足自身优势，迈向“双碳”目标',
    '一、强链的',
    '在创新中前行',
  ])('but %s may be one', (left) => {
    expect(fragmentSign({ ...seam, left }, true)).toBe(null);
  });

  it('above all text only the surest signs count: a headline may be long', () => {
    expect(fragmentSign({ ...seam, left: '园区企业'.repeat(9) }, false)).toBe(null);
  });
});

describe('lines that stay apart', () => {
  const JOINED: Border = { ...PLAIN, before: text(LONG) };

  it.each<[string, Partial<Border>]>([
    ['a finished paragraph', { before: text(`${LONG}。`) }],
    [
      'a heading below a full line',
      { before: text(`${LONG}。`), full: true, indented: false, after: short('优化服务') },
    ],
    ['an indented line below a full one', { full: true, indented: true }],
    ['a dateline', { after: text('本报讯（记者 李明）南江启动建设。') }],
    ['a numbered heading', { after: short('一、强链补链') }],
    [
      'heads of the next article',
      { before: text(`${LONG}，`), after: short('去年产值增长30.5%'), ahead: 'article' },
    ],
    ['a deck', { before: short('让科技成果走出实验室的'), after: short('——记转化中心主任陈光') }],
    ['a numbered heading above', { before: short('一、强链补链的'), after: text('人才是关键。') }],
    ['another kind of line', { after: { kind: 'byline', text: '◎本报记者 李明' } }],
  ])('%s', (_name, change) => {
    expect(joinRule(JOINED)).not.toBe(null);
    expect(joinRule({ ...JOINED, ...change })).toBe(null);
  });

  it.each([
    ['a finished paragraph and the next', ['园区引进企业。', '园区产值增长。']],
    ['a heading and its text', ['打造低碳高质量发展样板区', '自去年以来，园区产值增长。']],
    ['two whole words that make a longer one', ['高标准推进园区建设', '项目建设激活力。']],
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
