import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/corpus/parse-page.js';
import { buildIndex, type Passage } from '../../src/search/index-data.js';
import { passagesOf } from '../../src/search/passages.js';
import { openSentenceSearch } from '../../src/search/sentence-search.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import { sourceOf } from '../source.js';

const segmenter = createSegmenter();

const PASSAGES: readonly Passage[] = [
  {
    head: '襄阳高新区 下真功夫',
    sentences: ['3月29日,电子印章正式上线。', '这让企业获得了更加便捷的服务。'],
  },
  {
    head: '贵阳高新区 创新',
    sentences: ['目前,全区已聚集各类研发机构278家。', '规模以上工业增加值增长30.5%。'],
  },
  { head: '', sentences: ['今日头条等一批龙头企业在此集聚。'] },
];

const { find, rarity } = openSentenceSearch(buildIndex(PASSAGES, segmenter), segmenter);
const first = (text: string) => find(text, { top: 1 })[0]?.sentence;

describe('sentence search', () => {
  it.each([
    ['电子印章什么时候上线的', 0],
    ['研发机构有多少家', 2],
    ['工业增加值增长了多少', 3],
    ['有哪些龙头企业集聚', 4],
  ])('「%s」 finds sentence %i', (question, sentence) => {
    expect(first(question)).toBe(sentence);
  });

  it('finds a sentence by the headline of its passage', () => {
    expect([2, 3]).toContain(first('贵阳高新区'));
  });

  it('finds nothing for words that no sentence has', () => {
    expect(find('量子纠缠', { top: 5 })).toEqual([]);
    expect(find('', { top: 5 })).toEqual([]);
  });

  it('in a given scope every sentence is ranked, with a word in common or without', () => {
    const hits = find('量子纠缠', { top: 9, accepts: (sentence) => sentence < 2 });
    expect(hits.map(({ sentence }) => sentence).sort()).toEqual([0, 1]);
  });

  it('knows how rare a word is', () => {
    expect(rarity('研发机构')).toBeGreaterThan(0);
    expect(rarity('量子')).toBe(0);
  });

  it('answers whatever is asked with sentences that exist, each once, best first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const hits = find(text, { top: 10 });
        expect(new Set(hits.map(({ sentence }) => sentence)).size).toBe(hits.length);
        expect(hits.every(({ sentence }) => sentence >= 0 && sentence < 5)).toBe(true);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });
});

describe('passages', () => {
  it('hold every sentence of an article once, in order; short paragraphs stand together', () => {
    const long = '这一段写得很长，'.repeat(40);
    const text = ['甲区：标题', '◎本报记者 何星辉', '第一段。还有一句。', '第二段。', `${long}完。`].join(
      '\n\n',
    );
    const [article] = parsePage(sourceOf(text), segmenter).articles;
    const passages = passagesOf(article, () => '标题');
    expect(passages.map(({ sentences }) => sentences.length)).toEqual([3, 1]);
    expect(passages.flatMap(({ sentences }) => sentences)[1]).toBe('还有一句。');
    expect(passages[0].head).toBe('标题');
  });
});
