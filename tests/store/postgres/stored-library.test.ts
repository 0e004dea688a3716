// The library of a corpus in PostgreSQL; and what a server makes of it that is killed and comes back.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../../src/channels/log.js';
import { createLibrary } from '../../../src/library/library.js';
import { readCorpusFolder } from '../../../src/store/corpus-folder.js';
import { openServedLibrary } from '../../../src/stored-corpus.js';
import { corpusOpened } from '../../corpus-opened.js';
import { libraryCases } from '../../library/library-cases.js';
import { describeOnPostgres } from '../../servers/postgres.js';
import { sourceOf } from '../../source.js';
import { type OpenedDatabases, openDatabases } from './opened.js';

describeOnPostgres('the library in PostgreSQL', (server) => {
  let databases: OpenedDatabases;
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) }, { level: 'info', secrets: [] });
  const memory = createLibrary(corpusOpened().knowledge, () => true);
  /** As the server opens it. */
  const open = () => openServedLibrary(server().url, memory, log);
  beforeAll(() => {
    databases = openDatabases(server().url);
  });
  afterAll(() => databases?.close());

  libraryCases(async (sources) => {
    await databases.load(sources);
    const served = open();
    afterAll(served.close);
    return served.library;
  });

  it('tells the same of an article as memory does, and knows the pictures of the bot', async () => {
    await databases.load(readCorpusFolder('corpus').sources);
    const { library, close } = open();
    const [stored, known] = [await library.zones(), memory.zones()];
    expect(stored.map(({ id, articles, picture }) => ({ id, articles, picture }))).toEqual(
      known.map(({ id, articles, picture }) => ({ id, articles, picture })),
    );
    const ids = known.flatMap(({ articles }) => articles.map(({ id }) => id));
    for (const id of ids) expect(await library.article(id)).toEqual(memory.article(id));
    await close();
  });

  it('an article that the bot cites and PostgreSQL lacks is found in memory', async () => {
    await databases.load([sourceOf('只有一句。', { record: { id: 'B-1', title: '乙' } })]);
    const { library, close } = open();
    const [{ articles }] = memory.zones();
    expect((await library.article(articles[0].id))?.id).toBe(articles[0].id);
    expect((await library.article('B-1'))?.headline).toBe('乙');
    await close();
  });

  it('while no corpus is loaded, memory answers', async () => {
    await databases.load([]);
    const { library, engines, close } = open();
    expect(await library.zones()).toEqual(memory.zones());
    expect(engines().get('postgres')).toBe(true);
    await close();
  });

  it('while the server is away memory answers, and it is said', { timeout: 60_000 }, async () => {
    await databases.load([sourceOf('量子实验室揭牌。', { record: { id: 'C-1', title: '丙' } })]);
    const { library, engines, close } = open();
    const first = async () => (await library.search('量子实验室揭牌', 1))[0]?.article;
    expect(await first()).toBe('C-1');
    await server().kill('SIGKILL');
    expect(await first()).not.toBe('C-1');
    expect(engines().get('postgres')).toBe(false);
    expect(lines.join('')).toContain('PostgreSQL is away');
    expect(lines.join('')).not.toContain('only-for-tests');
    await close();
    await server().restart();
  });
});
