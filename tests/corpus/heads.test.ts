import { describe, expect, it } from 'vitest';
import { body, fixture, page, paragraphsOf, parse } from './pages.js';

const BYLINE = '◎本报记者 何星辉';
const TEXT = '园区引进企业二十家，产值稳步增长。';

function heads(...lines: readonly string[]) {
  const { rubric, kicker, headline, deck } = page(...lines, BYLINE, TEXT).articles[0];
  return [rubric?.text ?? null, kicker?.text ?? null, headline.text, deck?.text ?? null];
}

describe('the heads of an article', () => {
  it.each([
    [['青山高新区：创新促发展'], [null, null, '青山高新区：创新促发展', null]],
    [['青山高新区 创新促发展'], [null, null, '青山高新区 创新促发展', null]],
    [['让成果走出实验室'], [null, null, '让成果走出实验室', null]],
    [
      ['园镜头', '让成果走出实验室'],
      ['园镜头', null, '让成果走出实验室', null],
    ],
    [
      ['去年产值增长30.5%', '青山高新区：创新促发展'],
      [null, '去年产值增长30.5%', '青山高新区：创新促发展', null],
    ],
    [
      ['一季度实现开门红', '新区跑出加速度'],
      [null, '一季度实现开门红', '新区跑出加速度', null],
    ],
    [
      ['让成果走出实验室', '——记青山高新区转化中心主任陈光'],
      [null, null, '让成果走出实验室', '——记青山高新区转化中心主任陈光'],
    ],
    [
      ['人物', '去年产值增长30.5%', '青山高新区：创新促发展', '——一个园区的三十年'],
      ['人物', '去年产值增长30.5%', '青山高新区：创新促发展', '——一个园区的三十年'],
    ],
    [
      ['青山高新区：创新促发展', '去年产值增长30.5%'],
      [null, null, '青山高新区：创新促发展', '去年产值增长30.5%'],
    ],
  ])('%j', (lines, expected) => {
    expect(heads(...lines)).toEqual(expected);
  });

  it.each([
    [['青山高新区下真功夫实现政务服务便', '利化'], '青山高新区下真功夫实现政务服务便利化'],
    [['青山高新区开通“企业服务直通', '车”'], '青山高新区开通“企业服务直通车”'],
    [['青山高新区：', '创新促发展'], '青山高新区：创新促发展'],
    [['青山高新区加快发展方式的', '绿色转型'], '青山高新区加快发展方式的绿色转型'],
  ])('a headline cut over two lines: %j', (lines, expected) => {
    expect(heads(...lines)).toEqual([null, null, expected, null]);
  });

  it('stand directly over an editor’s note, too', () => {
    const { articles } = page(TEXT, '让成果走出实验室', '编者按：本报今起推出系列报道。', BYLINE, TEXT);
    expect(articles.map(({ headline }) => headline.text)).toEqual(['', '让成果走出实验室']);
    expect(articles[1].bylines.map(({ text }) => text)).toEqual([BYLINE]);
  });

  it('stand over an editor’s note whose title has a line of its own', () => {
    const [, second] = page(
      TEXT,
      '让成果走出实验室',
      '编者按',
      '本报今起推出系列报道。',
      BYLINE,
      TEXT,
    ).articles;
    expect([second.headline.text, second.notes.map(({ text }) => text)]).toEqual([
      '让成果走出实验室',
      ['编者按'],
    ]);
  });

  it('stand over a note of publication', () => {
    const { articles } = page(
      '青山引进企业',
      '发布时间：2011-04-19',
      TEXT,
      '绿水优化服务',
      '发布时间：2011-04-20',
      TEXT,
    );
    expect(articles.map(({ headline, date }) => [headline.text, date?.day])).toEqual([
      ['青山引进企业', 19],
      ['绿水优化服务', 20],
    ]);
  });

  it('are known by their shape alone, with a doubt, where nobody signs', () => {
    const { articles, doubts } = parse(fixture('no-bylines.txt'));
    expect(articles.map(({ headline }) => headline.text)).toEqual([
      '云岭经开区：茶叶“触网”卖全国',
      '海宁湾开发区 冷链物流再添新仓',
    ]);
    expect(articles.map((article) => paragraphsOf(article).length)).toEqual([2, 1]);
    expect(doubts.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '1 unsure article start',
      '7 unsure article start',
    ]);
  });
});

describe('a headline without a zone in it', () => {
  it('shows by its two halves', () => {
    const { articles } = page('青山高新区：创新促发展', TEXT, '茶叶走出大山 香飘五洲四海', TEXT);
    expect(articles.map(({ headline }) => headline.text)).toEqual([
      '青山高新区：创新促发展',
      '茶叶走出大山 香飘五洲四海',
    ]);
  });
});

describe('section headings', () => {
  it.each([
    '优化营商环境',
    '如何留住人才？',
    '产值破百亿！',
    '要不要补链、强链？！',
    '一、强链补链',
    '（二）强链补链',
    '3. 强链补链',
    '减环节　压时限',
    '政府搭台，企业唱戏',
    '■优化营商环境',
    '“十二五”形成完整产业链',
  ])('%s', (heading) => {
    const [article] = body(heading, TEXT).articles;
    expect(article.sections.map((section) => section.heading?.text ?? null)).toEqual([null, heading]);
  });

  it('not a line that announces what somebody says', () => {
    const [article] = body('他说：', '“先听懂企业的话，再去找人。”').articles;
    expect(article.sections).toHaveLength(1);
    expect(paragraphsOf(article).map(({ text }) => text)).toContain('他说：');
  });

  it('not the lines that trail below the text', () => {
    const found = body('关于举办第三届评选的公告', '中国某某商圈');
    expect(found.articles[0].sections).toHaveLength(1);
    expect(found.doubts.map(({ rule }) => rule)).toEqual(['stray line', 'stray line']);
  });
});
