// What programs may read of a corpus, whatever engine holds it.
import { expect, it } from 'vitest';
import type { Source } from '../../src/corpus/types.js';
import type { OpenLibrary } from '../../src/library/records.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { sourceOf } from '../source.js';

const QINGDAO = '青岛高新区招商';
const SOURCES: readonly Source[] = [
  ...readCorpusFolder('corpus').sources,
  sourceOf(
    '本报讯 青岛高新区2023年引进企业85家，总投资120亿元。\n\n海洋设备公司总经理王海说：“我们来对了。”',
    {
      file: 'archive.jsonl',
      line: 1,
      newspaper: '新区日报',
      record: { id: 'A-1', title: QINGDAO },
    },
  ),
];

/** `open` gives a library of these sources and no others. */
export function libraryCases(open: (sources: readonly Source[]) => Promise<OpenLibrary>): void {
  const library = () => open(SOURCES);

  it('zones in the order of print, each with its articles', async () => {
    const zones = await (await library()).zones();
    expect(zones.length).toBeGreaterThan(4);
    const [first] = zones;
    expect(first.articles[0].file).toBe(SOURCES[0].file);
    const qingdao = zones.filter(({ articles }) => articles.some(({ id }) => id === 'A-1'));
    expect(qingdao).toHaveLength(1);
    expect(qingdao[0].articles.find(({ id }) => id === 'A-1')).toEqual({
      id: 'A-1',
      headline: QINGDAO,
      date: null,
      newspaper: '新区日报',
      file: 'archive.jsonl',
    });
  });

  it('a zone by its whole name or any other; none by a name that is unknown', async () => {
    const { zones, zone } = await library();
    for (const known of await zones()) {
      expect(await zone(known.id)).toEqual(known);
      for (const alias of known.aliases) expect((await zone(alias))?.aliases).toContain(alias);
    }
    expect(await zone('火星高新区')).toBeNull();
  });

  it('facts of a zone, by words of their attribute', async () => {
    const { facts } = await library();
    const all = await facts({});
    expect(all.length).toBeGreaterThan(50);
    const some = await facts({ zone: '青岛高新区', attribute: '投资' });
    expect(some.map(({ article }) => article)).toContain('A-1');
    expect(all).toEqual(expect.arrayContaining([...some]));
    expect(await facts({ zone: '火星高新区' })).toEqual([]);
    expect(await facts({ attribute: '%_' })).toEqual([]);
  });

  it('an article as it is printed, with its facts', async () => {
    const { article, zones } = await library();
    const record = await article('A-1');
    expect(record).toMatchObject({ headline: QINGDAO, zone: '青岛高新区', newspaper: '新区日报' });
    const sentences = record!.sections.flatMap(({ paragraphs }) => paragraphs.flat());
    expect(sentences.map(({ text }) => text)[1]).toBe('海洋设备公司总经理王海说：“我们来对了。”');
    expect(sentences.flatMap(({ facts }) => facts).length).toBeGreaterThan(1);
    for (const { articles } of await zones())
      for (const { id } of articles) expect((await article(id))?.id).toBe(id);
    expect(await article('A-2')).toBeNull();
  });

  it('search, with the anchor of each sentence in its article', async () => {
    const { search, article } = await library();
    const hits = await search('青岛高新区引进了多少家企业', 3);
    expect(hits[0]).toMatchObject({ article: 'A-1', file: 'archive.jsonl' });
    for (const { article: id, anchor, sentence } of hits) {
      const sections = (await article(id))!.sections;
      const printed = sections.flatMap(({ paragraphs }) => paragraphs.flat());
      expect(printed.find((one) => one.anchor === anchor)?.text).toBe(sentence);
    }
  });
}
