import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/corpus/sentences.js';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    [['园区引进企业。', '产值增长！', '原因何在？', '一是服务；', '二是人才。']],
    [['“先听懂企业的话。再去找人。”他说。']],
    [['“先听懂企业的话。”', '“再去找人。”他说。']],
    [['钢板切割完成。', '“效率高。”王健介绍。']],
    [['"先听懂企业的话。"他说。', '园区引进企业。']],
    [['产能达到500MW;', '项目已开工;', '产值1.3亿元。']],
    [['项目（一期。二期）已开工。']],
    [['园区引进企业……', '产值增长。']],
    [['他问：“真的吗？”', '“真的。”']],
    [['没有句号的一行']],
    [['园区引进企业。', '（下转第二版）']],
  ])('%j', (sentences) => {
    expect(split(sentences.join(''))).toEqual(sentences);
  });

  it('cuts inside a quotation that is too long to be shown as evidence', () => {
    const quotation = `“${'园区引进企业二十家，产值稳步增长。'.repeat(12)}”他说。`;
    expect(split(quotation).length).toBeGreaterThan(10);
    expect(split(quotation).join('')).toBe(quotation);
  });

  it('drops the blanks between sentences from their spans', () => {
    expect(split('　园区引进企业。　产值增长。 ')).toEqual(['园区引进企业。', '产值增长。']);
  });
});
