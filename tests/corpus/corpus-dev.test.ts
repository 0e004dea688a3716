import { describe, expect, it } from 'vitest';
import { DEV_FOLDER, devTexts, joins, paragraphsOf, parse } from './pages.js';

const HEADLINES: Readonly<Record<string, string>> = {
  'gh_hefei_pv_2011.txt': '太阳能光伏产业明年产值剑指千亿',
  'gh_linyi_jkq_2011.txt': '我临沂经济开发区40个项目奠基投资达200亿',
  'gh_tianjin_teda_2011.txt': '天津开发区邀国际买家来采购 免费帮企业拓市场',
  'gh_weihai_gxq_2011.txt': '威海高新区建立政府采购投标供应商准入机制',
  'gh_weinan_gxq_2011.txt': '渭南高新区“LED产品”亮相西洽会',
};
const ADVERTISEMENT = /招标机构评选|供应商评价推介|采购商圈/u;

const texts = devTexts();
if (texts.length === 0) console.warn(`skipped: the development texts are not there (${DEV_FOLDER})`);

describe.skipIf(texts.length === 0)('pages from the web, in ../shared/corpus-dev', () => {
  describe.each(texts)('$name', ({ name, text }) => {
    const page = parse(text, { file: name });
    const [article] = page.articles;

    it('is one article with its title', () => {
      expect(page.articles.map(({ headline }) => headline.text)).toEqual([HEADLINES[name]]);
    });

    it('is dated by its note', () => {
      const [, year, month, day] = /发布时间：(\d+)-(\d+)-(\d+)/u.exec(text)!.map(Number);
      expect(article.date).toEqual({ year, month, day });
    });

    it('keeps the advertisements below the text as furniture, each with a doubt', () => {
      const lines = text.split(/\r?\n/u);
      const advertised = lines.filter((line) => ADVERTISEMENT.test(line));
      const kept = page.furniture.map((line) => line.text);
      expect(kept.filter((line) => ADVERTISEMENT.test(line))).toEqual(advertised);
      expect(page.doubts.filter(({ rule }) => rule === 'stray line')).toHaveLength(advertised.length);
      expect(paragraphsOf(article).some((paragraph) => ADVERTISEMENT.test(paragraph.text))).toBe(false);
    });

    it('joins nothing, for nothing was cut', () => {
      expect(joins(page)).toEqual([]);
    });
  });
});
