import { describe } from 'vitest';
import { openSegmenter } from '../../src/search/segmenter.js';
import { corpusSearch } from '../../src/store/corpus-search.js';
import { indexSources } from '../../src/store/index-sources.js';
import { searchCases } from './search-cases.js';

const segmenter = openSegmenter();

describe('the corpus search in memory', () => {
  searchCases(async (sources) => corpusSearch(sources, indexSources(sources, segmenter), segmenter));
});
