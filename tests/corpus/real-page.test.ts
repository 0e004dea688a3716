import { describe, expect, it } from 'vitest';
import { allParagraphs, joins, paragraphsOf, parse, REAL_PAGE, readText } from './pages.js';

const text = readText(REAL_PAGE);
const page = parse(text);
const [qingdao, binhai, xiangyang, kaifeng, guiyang] = page.articles;

const people = ({ people }: typeof qingdao) => people.map(({ name, role }) => `${role} ${name}`);
const headings = ({ sections }: typeof qingdao) => sections.map(({ heading }) => heading?.text ?? null);

describe('the page in corpus/', () => {
  it('has five articles with their headlines as printed', () => {
    expect(page.articles.map(({ headline }) => headline.text)).toEqual([
      '青岛高新区： 立足自身优势，迈向“双碳”目标',
      '天津滨海高新区靶向发力 打造靓丽文化名片',
      '湖北襄阳高新区 下真功夫实现政务服务便利化',
      '开封市城乡一体化示范区 项目建设激活发展动力',
      '贵阳高新区：新型工业化成发展“助推器”',
    ]);
  });

  it('gives the kicker to the article below it, and the damaged rubric to Binhai', () => {
    expect(page.articles.map(({ kicker }) => kicker?.text ?? null)).toEqual([
      null,
      null,
      null,
      null,
      '2022年规模以上工业增加值增长30.5%',
    ]);
    expect(page.articles.map(({ rubric }) => rubric?.text ?? null)).toEqual([
      null,
      '园镜头',
      null,
      null,
      null,
    ]);
    expect(page.articles.every(({ deck }) => deck === null)).toBe(true);
  });

  it('reads who wrote each article, by byline or dateline', () => {
    expect(page.articles.map(people)).toEqual([
      ['记者 王健高', '记者 宋迎迎', '通讯员 肖玲玲'],
      ['记者 陈曦'],
      ['记者 吴纯新'],
      ['实习记者 孙越', '通讯员 杜镇江'],
      ['作者 易颖', '记者 何星辉'],
    ]);
    expect(binhai.dateline?.text).toBe('科技日报讯（记者陈曦）');
    expect(paragraphsOf(binhai)[0].text.slice(0, 4)).toBe('4月3日');
  });

  it('finds the section headings', () => {
    expect(headings(qingdao)).toEqual([
      null,
      '鼓励企业实施生态化改造',
      '以创新驱动绿色高质量发展',
      '打造低碳高质量发展样板区',
    ]);
    expect([binhai, xiangyang, kaifeng].map(headings)).toEqual([[null], [null], [null]]);
    expect(headings(guiyang)).toEqual([
      null,
      '大数据推动传统企业转型升级',
      '以科技创新推动企业成长壮大',
      '优化营商环境为新型工业化保驾护航',
    ]);
  });

  it('undoes the four column breaks, and not one more', () => {
    expect(joins(page)).toEqual([
      '等方式，｜统筹推进',
      '，青岛市｜金旭环境',
      '然科技股｜份有限公',
      '池材料供｜应商，公',
    ]);
  });

  it('marks the one sentence that breaks off', () => {
    const broken = allParagraphs(page).flatMap(({ sentences }) =>
      sentences.filter(({ truncated }) => truncated),
    );
    expect(broken.map((sentence) => sentence.text)).toEqual([
      '“没想到半小时就拿到了营业执照，贵阳高新区行政审批局的服务贴心又',
    ]);
  });

  it('notes each doubtful spot with its line, and repairs none', () => {
    expect(page.doubts.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '60 damaged rubric',
      '66 foreign debris',
      '94 doubled word',
      '144 text breaks off',
    ]);
    expect(text.slice(page.doubts[1].span.start, page.doubts[1].span.end)).toBe('and');
  });

  it('keeps the photo credit as furniture, and invents no date', () => {
    expect(page.furniture.map((line) => line.text)).toEqual(['视觉中国供图']);
    expect(page.articles.every(({ date }) => date === null)).toBe(true);
  });
});
