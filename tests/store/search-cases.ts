// What every corpus search owes, whatever engine finds the passages.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Source } from '../../src/corpus/types.js';
import type { CorpusSearch } from '../../src/store/corpus-search.js';
import { sourceOf } from '../source.js';

const record = (id: string, title: string, text: string) =>
  sourceOf(text, { file: 'news.jsonl', line: Number(id), record: { id, title } });

const SOURCES: readonly Source[] = [
  record('1', '襄阳高新区下真功夫', '3月29日，电子印章正式上线。\n\n这让企业获得了更加便捷的服务。'),
  record('2', '贵阳高新区创新', '目前，全区已聚集各类研发机构278家。规模以上工业增加值增长30.5%。'),
  record('3', '', '“今日头条”等一批龙头企业在此集聚，𠮷野家也在其中。'),
  sourceOf('青岛高新区：项目开工\n\n本报讯 昨日，真空泵项目在园区开工，总投资2亿元。', { file: 'page.txt' }),
];

/** Made-up news, of few words, so that many sentences are alike. */
const word = fc.constantFrom(
  ...[
    '贵阳',
    '青岛',
    '高新区',
    '园区',
    '企业',
    '投资',
    '增长',
    '2023年',
    '278家',
    '30.5%',
    '开工',
    'AI',
    '𠮷',
  ],
);
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(''));
const paragraph = fc
  .array(phrase, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.map((text) => `${text}。`).join(''));
const article = fc.record({
  title: fc.oneof(phrase, fc.constant('')),
  text: fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n')),
});

export const corpus: fc.Arbitrary<readonly Source[]> = fc
  .array(article, { maxLength: 12 })
  .map((articles) => articles.map(({ title, text }, at) => record(String(at + 1), title, text)));
export const questions = fc.array(
  fc.oneof(
    phrase,
    phrase.map((text) => `${text}有多少家？`),
  ),
  { minLength: 1, maxLength: 5 },
);

/** `open` gives a search over these sources and no others. */
export function searchCases(open: (sources: readonly Source[]) => Promise<CorpusSearch>): void {
  it.each([
    ['电子印章什么时候上线的', '1', '3月29日，电子印章正式上线。'],
    ['研发机构有多少家', '2', '目前，全区已聚集各类研发机构278家。'],
    ['哪些龙头企业集聚', '3', '“今日头条”等一批龙头企业在此集聚，𠮷野家也在其中。'],
    ['𠮷野家', '3', '“今日头条”等一批龙头企业在此集聚，𠮷野家也在其中。'],
  ])('「%s」 finds article %s', async (question, id, sentence) => {
    const [first] = await (await open(SOURCES))(question, 3);
    expect(first).toMatchObject({ article: id, file: 'news.jsonl', sentence });
  });

  it('each hit stands in its source where it says', async () => {
    const texts = new Map(SOURCES.map((source) => [source.record?.id, source.text]));
    const hits = await (await open(SOURCES))('高新区企业投资', 20);
    expect(hits.length).toBeGreaterThan(1);
    for (const { article: id, file, start, end, sentence } of hits)
      if (file === 'news.jsonl') expect(texts.get(id)?.slice(start, end)).toBe(sentence);
  });

  it('of the first hit alone it gives the words that answer', async () => {
    const [first, ...others] = await (await open(SOURCES))('贵阳高新区有多少家研发机构', 3);
    expect(first.answer).toContain('278家');
    expect(others.map(({ answer }) => answer)).toEqual(others.map(() => null));
  });

  it('finds a sentence by its corrected words, and shows it as printed', async () => {
    const printed = '规模以上企业共45家，总设资30亿元。';
    const at = printed.indexOf('设资');
    const correction = { span: { start: at, end: at + 2 }, printed: '设资', correct: '投资' };
    const source = { ...record('9', '', printed), corrections: [correction] };
    const [hit] = await (await open([...SOURCES.slice(0, 1), source]))('总投资多少', 1);
    expect(hit).toMatchObject({ article: '9', sentence: printed });
  });

  it('finds nothing for words that no sentence has, nor in no corpus', async () => {
    const search = await open(SOURCES);
    expect(await search('量子纠缠', 5)).toEqual([]);
    expect(await search('', 5)).toEqual([]);
    expect(await search("'\\ & | ! :*", 5)).toEqual([]);
    expect(await (await open([]))('高新区', 5)).toEqual([]);
  });

  it('gives as many as are asked for, where there are so many', async () => {
    const many = Array.from({ length: 40 }, (_, at) => record(String(at + 1), '', `第${at}批项目开工。`));
    const search = await open(many);
    expect(await search('项目开工', 1)).toHaveLength(1);
    expect((await search('项目开工', 1000)).length).toBe(40);
  });
}
