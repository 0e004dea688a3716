// Loading a corpus again and again leaves what loading it once would, and nobody sees half of it.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Source } from '../../../src/corpus/types.js';
import { type LoadableText, loadableArticles, loadableTexts } from '../../../src/library/loadable-source.js';
import { describeOnPostgres } from '../../servers/postgres.js';
import { sourceOf } from '../../source.js';
import { corpus } from '../search-cases.js';
import { type OpenedDatabases, openDatabases, segmenter } from './opened.js';

const record = (id: string, text: string): Source =>
  sourceOf(text, { file: 'news.jsonl', line: Number(id), record: { id, title: '高新区' } });
const THREE = [record('1', '甲企业开工。'), record('2', '乙企业投产。'), record('3', '丙企业签约。')];

describeOnPostgres('loading a corpus into PostgreSQL', (server) => {
  let databases: OpenedDatabases;
  beforeAll(() => {
    databases = openDatabases(server().url);
  });
  afterAll(() => databases?.close());
  beforeEach(async () => void (await databases.load([])));

  const texts = async () =>
    (
      await databases.searching.query<{ text: string }>(
        `SELECT text FROM corpus_sentences JOIN corpus_passages AS passages ON passages.number = passage
         JOIN corpus_articles AS articles ON articles.number = article
         JOIN corpus_sources AS sources ON sources.number = source
         ORDER BY sources.place, passage, corpus_sentences.place`,
      )
    ).map(({ text }) => text);

  it('adds what is new, replaces what changed, removes what is gone', async () => {
    expect(await databases.load(THREE)).toEqual({ added: 3, replaced: 0, removed: 0, unchanged: 0 });
    expect(await databases.load(THREE)).toEqual({ added: 0, replaced: 0, removed: 0, unchanged: 3 });
    const [, second, third] = THREE;
    const changed = [third, { ...second, text: '乙企业停产。' }];
    expect(await databases.load(changed)).toEqual({ added: 0, replaced: 1, removed: 1, unchanged: 1 });
    expect(await texts()).toEqual(['丙企业签约。', '乙企业停产。']);
  });

  it('the statistics are those of the corpus, whatever was loaded before', { timeout: 120_000 }, async () => {
    const statistics = async () => ({
      size: await databases.loading.query('SELECT * FROM corpus_size'),
      terms: await databases.loading.query(
        'SELECT * FROM corpus_terms WHERE passages > 0 ORDER BY term, count',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(corpus, { minLength: 1, maxLength: 3 }), async (before) => {
        for (const sources of before) await databases.load(sources);
        const grown = await statistics();
        await databases.load([]);
        expect(await statistics()).toMatchObject({ size: [{ passages: '0', words: '0' }], terms: [] });
        await databases.load(before.at(-1)!);
        expect(await statistics()).toEqual(grown);
      }),
      { numRuns: 10 },
    );
  });

  it('a source that cannot be read leaves the corpus as it was', async () => {
    await databases.load(THREE);
    const read = (text: LoadableText) => {
      if (text.source.record?.id === '2') throw new Error('broken');
      return loadableArticles(text, segmenter);
    };
    const changed = THREE.map((source) => ({ ...source, text: `${source.text}又一句。` }));
    await expect(databases.load(changed, { read })).rejects.toThrow('broken');
    expect(await texts()).toEqual(['甲企业开工。', '乙企业投产。', '丙企业签约。']);
    await databases.load(changed);
    expect(await texts()).toHaveLength(6);
  });

  it('who reads meanwhile sees a source as it was or as it is', async () => {
    await databases.load(THREE);
    const changed = THREE.map((source) => ({ ...source, text: source.text.replace('企业', '公司') }));
    const seen = new Set<string>();
    let isDone = false;
    const reading = (async () => {
      while (!isDone) seen.add((await texts()).join(''));
    })();
    await databases.load(changed);
    isDone = true;
    await reading;
    seen.add((await texts()).join(''));
    const [before, after] = [THREE, changed].map((sources) => sources.map(({ text }) => text).join(''));
    expect([...seen].filter((text) => text !== before && text !== after)).toEqual([]);
    expect(seen).toContain(after);
  });

  it.each([
    ['U+0000', '企业\0开工。'],
    ['half of a character', '企业\ud842开工。'],
    ['too long a paragraph', Array.from({ length: 3000 }, (_, at) => `x${at}`.padEnd(400, 'y')).join(' ')],
  ])('%s is refused with file and line', async (_, text) => {
    await expect(databases.load([record('7', text)])).rejects.toThrow(/^news\.jsonl:7: .*expected/u);
    expect(await texts()).toEqual([]);
  });

  it('a name that an editor gives has what prints it loaded anew, and nothing else', async () => {
    const zones = ['青岛高新区引进企业。', '贵阳高新区引进企业。'].map((text, at) =>
      record(String(at), text),
    );
    await databases.load(zones);
    const texts = loadableTexts(zones, [{ alias: '岛城高新区', of: '青岛高新区' }]);
    expect(await databases.load(zones, { texts })).toMatchObject({ replaced: 1, unchanged: 1 });
    const [named] = await databases.searching.query<{ id: string }>(
      `SELECT id FROM corpus_articles JOIN corpus_zone_names ON article = number WHERE name = '岛城高新区'`,
    );
    expect(named.id).toBe('0');
  });

  it('two do not load at once', async () => {
    const read = async () => {
      await expect(databases.load(THREE)).rejects.toThrow('another process loads');
    };
    await databases.loading.session(async (query) => {
      await query('SELECT pg_advisory_lock(7210542)');
      await read();
      await query('SELECT pg_advisory_unlock(7210542)');
    });
    expect((await databases.load(THREE)).added).toBe(3);
  });

  it('after the server was killed, the next load goes on', { timeout: 60_000 }, async () => {
    const read = (text: LoadableText) => {
      if (text.source.record?.id === '3') void server().kill('SIGKILL');
      return loadableArticles(text, segmenter);
    };
    await server().kill('SIGKILL');
    await expect(databases.load(THREE, { read })).rejects.toThrow('PostgreSQL is not reached');
    await server().restart();
    expect(await databases.load(THREE)).toMatchObject({ added: 3 });
    expect(await texts()).toHaveLength(3);
  });
});
