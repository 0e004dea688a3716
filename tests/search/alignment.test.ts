import { describe, expect, it } from 'vitest';
import { aligner } from '../../src/search/alignment.js';
import { buildIndex } from '../../src/search/index-data.js';
import { sentenceIndex } from '../../src/search/sentence-search.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const SENTENCE = '青山图书馆于1921年由李大可创办,藏书60万册。';
const segmenter = createSegmenter();
const { weigh } = sentenceIndex(buildIndex([{ head: '', sentences: [SENTENCE] }], segmenter), segmenter);
const aligned = (question: string, span: string) => {
  const start = SENTENCE.indexOf(span);
  return aligner(weigh(question), SENTENCE)(start, start + span.length);
};

describe('alignment', () => {
  it('counts what stands beside the asking word and beside the span alike', () => {
    expect(aligned('图书馆于哪一年由李大可创办?', '1921年')).toMatchObject({ sameBefore: 4, sameBehind: 6 });
    expect(aligned('图书馆于哪一年由李大可创办?', '1921')).toMatchObject({ sameBefore: 4, sameBehind: 0 });
    expect(aligned('藏书多少万册?', '60')).toMatchObject({ sameBefore: 2, sameBehind: 2 });
  });

  it('measures how far the words beside the asking word are', () => {
    expect(aligned('青山图书馆由谁创办?', '李大可')).toMatchObject({ gapBefore: 7, gapBehind: 0 });
    expect(aligned('谁写书法?', '李大可')).toMatchObject({ gapBefore: -1, gapBehind: 40 });
  });

  it('weighs what stands on the same side as in the question', () => {
    const { before, behind } = aligned('青山图书馆由谁创办?', '李大可');
    expect(before.before).toBeGreaterThan(before.behind);
    expect(behind.behind).toBeGreaterThan(behind.before);
    const other = aligned('青山图书馆由谁创办?', '60');
    expect(other.behind.behind).toBe(0);
    expect(other.behind.before).toBe(behind.behind);
  });
});
