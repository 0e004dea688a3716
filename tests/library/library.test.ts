import { describe } from 'vitest';
import { parsePage } from '../../src/corpus/parse-page.js';
import { layGroundwork } from '../../src/knowledge/groundwork.js';
import { buildKnowledge } from '../../src/knowledge/knowledge.js';
import { createLibrary } from '../../src/library/library.js';
import { openSegmenter } from '../../src/search/segmenter.js';
import { libraryCases } from './library-cases.js';

describe('the library in memory', () => {
  libraryCases(async (sources) => {
    const segmenter = openSegmenter();
    const pages = sources.map((source) => parsePage(source, segmenter));
    return createLibrary(buildKnowledge(layGroundwork(pages, segmenter), segmenter), () => false);
  });
});
