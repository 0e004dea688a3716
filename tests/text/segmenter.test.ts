import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSegmenter, wordAcross } from '../../src/text/segmenter.js';

const segmenter = createSegmenter();

describe('cut', () => {
  it('words in order', () => {
    expect(segmenter.cut('贵阳高新区的新型工业化发展')).toEqual(
      expect.arrayContaining(['贵阳', '新型', '工业化', '发展']),
    );
  });

  it('joined they give back the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(fc.constantFrom(...'青岛高新区企业发展2022年%，。“”aB \n'), { maxLength: 60 })
        .map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(segmenter.cut(text).join('')).toBe(text);
        expect(segmenter.cutKnown(text).join('')).toBe(text);
        expect(
          segmenter
            .tag(text)
            .map(({ word }) => word)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing of nothing', () => {
    expect(segmenter.cut('')).toEqual([]);
    expect(segmenter.tag('')).toEqual([]);
  });

  it('cut makes up words that the dictionary lacks, cutKnown does not', () => {
    const text = '侯乔坤介绍了振华新材料';
    const known = segmenter.cutKnown(text);
    expect(segmenter.cut(text).length).toBeLessThan(known.length);
    expect(segmenter.cut(text)).toContain('侯乔坤');
    expect(known).not.toContain('侯乔坤');
  });
});

it('tag says what sort of word it is', () => {
  const tags = new Map(segmenter.tag('青岛获得278家企业').map(({ word, tag }) => [word, tag]));
  expect(tags.get('青岛')).toBe('ns');
  expect(tags.get('获得')).toBe('v');
  expect(tags.get('278')).toBe('m');
  expect(tags.get('企业')).toBe('n');
});

describe('keeping', () => {
  const name = '崂应海纳光电环保集团';

  it('never cuts a name in pieces, wherever it stands', () => {
    const keeping = segmenter.keeping([name]);
    expect(segmenter.cut(`${name}在建`)).not.toContain(name);
    for (const text of [`${name}在建`, `由${name}建设`, name]) {
      expect(keeping.cut(text)).toContain(name);
      expect(keeping.cutKnown(text)).toContain(name);
      expect(keeping.tag(text)).toContainEqual({ word: name, tag: 'nz' });
      expect(keeping.cut(text).join('')).toBe(text);
    }
  });

  it('keeps the earlier names too, even those that were given one by one', () => {
    const twice = segmenter.keeping(new Set([name]).values()).keeping(['绿茵景观']);
    expect(twice.cut(`${name}在建`)).toContain(name);
    expect(twice.cut('引进绿茵景观')).toContain('绿茵景观');
  });

  it('leaves the segmenter that it was made from as it was', () => {
    segmenter.keeping([name]).cut(`${name}在建`);
    expect(segmenter.cut(`${name}在建`)).not.toContain(name);
  });
});

describe('wordAcross', () => {
  it.each([
    ['贵阳高新区内企业大自然科技股', '份有限公司是传统企业', '股份'],
    ['新能源汽车动力电池材料供', '应商，公司已掌握', '供应商'],
    ['青岛市', '金旭环境工程有限公司', null],
    ['全过程监管等方式，', '统筹推进资源循环', null],
    ['', '发展', null],
    ['发展', '', null],
  ])('%s｜%s → %s', (left, right, word) => {
    const found = wordAcross(segmenter, left, right);
    if (word === null) expect(found).toBeNull();
    else expect(found).toContain(word);
  });
});
