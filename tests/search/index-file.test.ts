import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex, mergedIndex, type Passage } from '../../src/search/index-data.js';
import { IndexFileError, indexPieces, readIndex } from '../../src/search/index-file.js';
import { openSentenceSearch } from '../../src/search/sentence-search.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const segmenter = createSegmenter();
const words = ['电子印章', '上线', '研发机构', '278家', '开发区', '2023年', '企业', '，', ' '];
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(''));
const passage: fc.Arbitrary<Passage> = fc.record({
  head: sentence,
  sentences: fc.array(sentence, { maxLength: 4 }),
});
const corpus = fc.array(passage, { maxLength: 6 });

const bytesOf = (passages: readonly Passage[], about: unknown = null) =>
  new Uint8Array(Buffer.concat(indexPieces(buildIndex(passages, segmenter), about)));

const SMALL: readonly Passage[] = [
  { head: '襄阳高新区', sentences: ['3月29日，电子印章正式上线。', '企业获得了便捷的服务。'] },
  { head: '', sentences: ['全区已聚集研发机构278家。'] },
];

describe('an index', () => {
  it('of two corpora put together is that of the whole', () => {
    fc.assert(
      fc.property(corpus, corpus, (first, second) => {
        const merged = mergedIndex(buildIndex(first, segmenter), buildIndex(second, segmenter));
        expect(merged).toEqual(buildIndex([...first, ...second], segmenter));
      }),
    );
  });

  it('read from its bytes is the one that was written, with what was said about it', () => {
    fc.assert(
      fc.property(corpus, fc.json(), (passages, about) => {
        const read = readIndex(bytesOf(passages, about));
        expect(read.data).toEqual(buildIndex(passages, segmenter));
        expect(read.about).toEqual(about);
      }),
    );
  });

  it('answers from its bytes as it did before', () => {
    const fresh = openSentenceSearch(buildIndex(SMALL, segmenter), segmenter);
    const read = openSentenceSearch(readIndex(bytesOf(SMALL)).data, segmenter);
    for (const question of ['电子印章什么时候上线', '研发机构有多少家', '量子', ''])
      expect(read.find(question, { top: 5 })).toEqual(fresh.find(question, { top: 5 }));
  });

  it('with any single byte changed, or cut short anywhere, is refused', () => {
    const bytes = bytesOf(SMALL);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] ^= 1 << (at % 8);
      expect(() => readIndex(damaged), `byte ${at}`).toThrow(IndexFileError);
    }
    for (let length = 0; length < bytes.length; length += 7)
      expect(() => readIndex(bytes.subarray(0, length)), `${length} bytes`).toThrow(IndexFileError);
  });

  it('of another version is refused by its number', () => {
    const { data } = readIndex(bytesOf(SMALL));
    const [magic, , start, ...arrays] = indexPieces(data, null);
    const other = Buffer.from(
      Buffer.from(start).toString('latin1').replace('"version":1', '"version":9'),
      'latin1',
    );
    const digest = createHash('sha256');
    for (const piece of [other, ...arrays]) digest.update(piece);
    const bytes = Buffer.concat([magic, digest.digest(), other, ...arrays]);
    expect(() => readIndex(new Uint8Array(bytes))).toThrow('version 9, expected 1');
  });
});
