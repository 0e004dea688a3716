// The same hits as in memory, to the last digit of the score.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeptSearch } from '../../../src/search/kept-search.js';
import { corpusSearch } from '../../../src/store/corpus-search.js';
import { indexSources } from '../../../src/store/index-sources.js';
import { postgresSearch } from '../../../src/store/postgres/passage-search.js';
import { storedPassages } from '../../../src/store/postgres/passages.js';
import { describeOnPostgres } from '../../servers/postgres.js';
import { corpus, questions, searchCases } from '../search-cases.js';
import { type OpenedDatabases, openDatabases, segmenter } from './opened.js';

const RUNS = 25;

describeOnPostgres('the corpus search in PostgreSQL', (server) => {
  let databases: OpenedDatabases;
  beforeAll(() => {
    databases = openDatabases(server().url);
  });
  afterAll(() => databases?.close());

  searchCases(async (sources) => {
    await databases.load(sources);
    return postgresSearch(databases.searching.query, segmenter);
  });

  it('finds what memory finds, with the same scores', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(corpus, questions, fc.constantFrom(1, 5, 40), async (sources, asked, top) => {
        await databases.load(sources);
        const inMemory = corpusSearch(sources, indexSources(sources, segmenter), segmenter);
        const stored = postgresSearch(databases.searching.query, segmenter);
        for (const question of asked)
          expect(await stored(question, top), question).toEqual(await inMemory(question, top));
      }),
      { numRuns: RUNS },
    );
  });

  it('where everyday words are left out, more passages are looked at closer', async () => {
    const sources = await fc.sample(corpus, { seed: 7, numRuns: 20 }).find(({ length }) => length > 8)!;
    await databases.load(sources);
    const wanted: number[] = [];
    const passages = storedPassages(databases.searching.query);
    const counting: typeof passages = {
      about: async (terms) => {
        const known = await passages.about(terms);
        return {
          ...known,
          promising: (telling, kinds, most) => {
            wanted.push(most);
            return known.promising(telling, kinds, most);
          },
        };
      },
    };
    const hits = async (budget: number) =>
      openKeptSearch(counting, segmenter, budget)('贵阳高新区企业增长', 3);
    expect((await hits(1)).length).toBeGreaterThan(0);
    await hits(100_000);
    expect(wanted).toEqual([32, 8]);
  });
});
