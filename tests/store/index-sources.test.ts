import { describe, expect, it } from 'vitest';
import { indexPieces } from '../../src/search/index-file.js';
import { openSegmenter } from '../../src/search/segmenter.js';
import { buildSourcesIndex } from '../../src/store/index-builder.js';
import { type IndexedSources, indexSources, mergedSources } from '../../src/store/index-sources.js';
import { sourceOf } from '../source.js';

const segmenter = openSegmenter();
const TEXTS = ['甲区：开工', '乙区：投产\n\n第一段。还有一句。', '', '丙区：签约\n\n10个项目签约。'];
const sources = TEXTS.map((text, at) => sourceOf(text, { file: `${at}.txt` }));

describe('the index of sources', () => {
  it('of the first ones, with those of the others behind, is that of all', () => {
    const all = indexSources(sources, segmenter);
    for (let cut = 0; cut <= sources.length; cut += 1) {
      const parts = [sources.slice(0, cut), sources.slice(cut)] as const;
      const [first, second] = parts.map((part) => indexSources(part, segmenter));
      expect(mergedSources(first, second)).toEqual(all);
    }
  });

  it('tells of each source once, in whatever way it is built', async () => {
    let told = 0;
    const { counts } = indexSources(sources, segmenter, () => {
      told += 1;
    });
    expect(told).toBe(sources.length);
    expect(counts).toHaveLength(sources.length);
    const progress: number[] = [];
    const built = await buildSourcesIndex(sources, segmenter, (done, of) => progress.push(done / of));
    expect(progress.at(-1)).toBe(1);
    expect(built.counts).toEqual(counts);
  });

  it('built by several threads is the one that a single thread builds', { timeout: 60_000 }, async () => {
    // The threads run what was compiled.
    const built = new URL('../../dist/store/', import.meta.url);
    const { buildSourcesIndex: build } = await import(new URL('index-builder.js', built).href);
    const many = Array.from({ length: 300 }, (_, at) =>
      sourceOf(`${at}区：开工\n\n${`第${at}批项目已经开工，总投资${at}亿元。`.repeat(220)}`, {
        file: `${at}.txt`,
      }),
    );
    // By their checksums: arrays of such a size take minutes to tell apart.
    const checksum = ({ data, counts }: IndexedSources) =>
      Buffer.from(indexPieces(data, counts)[1]).toString('hex');
    expect(checksum(await build(many, segmenter))).toBe(checksum(indexSources(many, segmenter)));
  });
});
