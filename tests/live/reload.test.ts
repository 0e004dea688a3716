// A corpus that changes while the bot answers: taken in whole, or refused while the old one goes on.
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQuestionFile } from '../../src/commands/question-file.js';
import { formatProblem } from '../../src/corpus/problem.js';
import { readCorpus } from '../../src/live/corpus-reading.js';
import { createLiveCorpus } from '../../src/live/live-corpus.js';
import { createReload, type ReloadParts } from '../../src/live/reload.js';
import { openBot } from '../../src/open.js';
import { createMemorySessions } from '../../src/state/memory/sessions.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { corpusStamp } from '../../src/store/corpus-stamp.js';
import { folderOf, LINJIANG, page, QINGSHAN, write } from './changing-folder.js';

const SESSIONS = { max: 10, ttl: 60_000 };
const painter = { png: async () => Buffer.from([1]) };

function liveOver(files: Readonly<Record<string, string>>, parts: Partial<ReloadParts> = {}) {
  const dir = folderOf(files);
  const live = createLiveCorpus(
    openBot(readCorpusFolder(dir).sources, SESSIONS),
    createMemorySessions(SESSIONS),
    painter,
  );
  const reload = createReload({
    live,
    read: () => readCorpus(dir, () => {}),
    stamp: () => corpusStamp(dir),
    golden: () => null,
    ...parts,
  });
  const headline = (question: string) => {
    const answer = live.bot.lookup(question);
    return answer.type === 'found' || answer.type === 'unknown' ? answer.headline : answer.type;
  };
  return { dir, live, reload, headline };
}

const ENTERPRISES = '青山高新区引进了多少家企业';
const FACTORIES = '临江经开区建成了多少标准厂房';

describe('a changed corpus', () => {
  it('answers when it was read whole, in bot, library and pictures', async () => {
    const { dir, live, reload, headline } = liveOver({ 'a.txt': QINGSHAN });
    write(dir, { 'b.txt': LINJIANG });
    expect(headline(FACTORIES)).not.toContain('12万');
    expect(live.library.zone('临江经开区')).toBeNull();
    const { bot } = live;
    await expect(reload()).resolves.toMatchObject({ type: 'swapped' });
    expect(headline(FACTORIES)).toContain('12万平方米');
    expect(headline(ENTERPRISES)).toContain('20家');
    expect(live.library.zones().map(({ id }) => id)).toEqual(['青山高新区', '临江经开区']);
    expect(live.pictures.cardOf('临江经开区')).not.toBeNull();
    expect(live.bot).toBe(bot);
  });

  it('goes on with the old one until then', async () => {
    const { dir, reload, headline } = liveOver({ 'a.txt': QINGSHAN });
    write(dir, { 'a.txt': QINGSHAN.replace('20家', '25家') });
    const done = reload();
    expect(headline(ENTERPRISES)).toContain('20家');
    await done;
    expect(headline(ENTERPRISES)).toContain('25家');
  });

  it.each([
    ['bad UTF-8', { 'b.txt': Buffer.from('一行\n\xff\n', 'latin1') }, 'b.txt:2: not UTF-8'],
    ['a broken archive', { 'b.jsonl': '{"id":1,"text":"一"}\n{"id":2,"te' }, 'b.jsonl:2: not JSON'],
    ['a broken manifest', { 'manifest.json': '{"pages":[\n}' }, 'manifest.json:2: not JSON'],
  ])('with %s is refused with file and line, and the old one goes on', async (_, files, problem) => {
    const { dir, reload, headline } = liveOver({ 'a.txt': QINGSHAN });
    write(dir, files);
    const done = await reload();
    expect(done.type === 'refused' ? done.problems.map(formatProblem) : []).toEqual([
      expect.stringContaining(problem),
    ]);
    expect(headline(ENTERPRISES)).toContain('20家');
  });

  it('that is gone altogether is refused', async () => {
    const { dir, reload, headline } = liveOver({ 'a.txt': QINGSHAN });
    rmSync(dir, { recursive: true });
    await expect(reload()).resolves.toMatchObject({ type: 'refused' });
    expect(headline(ENTERPRISES)).toContain('20家');
  });

  it('that changes while it is read is not taken', async () => {
    const { dir, reload, headline } = liveOver(
      { 'a.txt': QINGSHAN },
      {
        read: async () => {
          const reading = await readCorpus(dir, () => {});
          appendFileSync(join(dir, 'a.txt'), '又一行。');
          return reading;
        },
      },
    );
    await expect(reload()).resolves.toEqual({ type: 'unsettled' });
    expect(headline(ENTERPRISES)).toContain('20家');
  });

  it('is read once for all who ask while another reading runs', async () => {
    let read = 0;
    const { dir, reload } = liveOver(
      { 'a.txt': QINGSHAN },
      {
        read: () => {
          read += 1;
          return readCorpus(dir, () => {});
        },
      },
    );
    const first = reload();
    await Promise.resolve();
    await Promise.all([first, reload(), reload()]);
    expect(read).toBe(2);
  });

  it('after a bug in one reading the next one works', async () => {
    let fails = true;
    const { dir, reload, headline } = liveOver(
      { 'a.txt': QINGSHAN },
      { read: async () => (fails ? Promise.reject(new Error('bug')) : readCorpus(dir, () => {})) },
    );
    write(dir, { 'a.txt': QINGSHAN.replace('20家', '25家') });
    await expect(reload()).rejects.toThrow('bug');
    expect(headline(ENTERPRISES)).toContain('20家');
    fails = false;
    await reload();
    expect(headline(ENTERPRISES)).toContain('25家');
  });
});

describe('conversations over a change', () => {
  it('go on about what is still there', async () => {
    const { dir, live, reload } = liveOver({ 'a.txt': QINGSHAN });
    live.bot.reply('me', ENTERPRISES);
    write(dir, { 'b.txt': LINJIANG });
    await reload();
    expect(live.bot.reply('me', '总投资呢')).toMatchObject({ headline: expect.stringContaining('30亿元') });
    expect(live.bot.reply('me', '出处')).toMatchObject({ type: 'found' });
  });

  it('cite nothing that is not printed so any more, and remember what they were about', async () => {
    const { dir, live, reload } = liveOver({ 'a.txt': QINGSHAN });
    live.bot.reply('me', ENTERPRISES);
    write(dir, { 'a.txt': QINGSHAN.replace('20家', '25家') });
    await reload();
    expect(live.bot.reply('me', '出处')).toMatchObject({ type: 'guide' });
    expect(live.bot.reply('me', '总投资呢')).toMatchObject({ headline: expect.stringContaining('30亿元') });
  });

  it('begin anew where the zone is gone', async () => {
    const { dir, live, reload } = liveOver({ 'a.txt': QINGSHAN, 'b.txt': LINJIANG });
    live.bot.reply('me', ENTERPRISES);
    rmSync(join(dir, 'a.txt'));
    await reload();
    expect(live.bot.reply('me', '出处')).toMatchObject({ type: 'guide' });
  });
});

describe('what the operator learns', () => {
  it('which facts, articles and zones came, went or changed', async () => {
    const { dir, reload } = liveOver({ 'a.txt': QINGSHAN, 'b.txt': LINJIANG });
    rmSync(join(dir, 'b.txt'));
    write(dir, {
      'a.txt': QINGSHAN.replace('20家', '25家'),
      'c.txt': page('东湖高新区', '东湖高新区去年新增专利300件。'),
    });
    const done = await reload();
    expect(done.type === 'swapped' ? done.difference : null).toEqual({
      articles: {
        added: ['c#1 「东湖高新区：项目建设提速」'],
        removed: ['b#1 「临江经开区：项目建设提速」'],
      },
      zones: { added: ['东湖高新区'], removed: ['临江经开区'] },
      facts: {
        added: [expect.stringMatching(/^c#1 东湖高新区 .*300件 \(\w{12}\)$/u)],
        removed: [
          expect.stringMatching(/^b#1 临江经开区 标准厂房: 12万平方米 \(\w{12}\)$/u),
          expect.stringMatching(/^b#1 临江经开区 临江经开区已建成标准厂房12万平方米 \(\w{12}\)$/u),
        ],
        changed: [{ was: expect.stringContaining('20家'), is: expect.stringContaining('25家') }],
        moved: 0,
      },
    });
  });

  it('words before a fact only move it', async () => {
    const { dir, reload } = liveOver({ 'a.txt': QINGSHAN });
    write(dir, { 'a.txt': QINGSHAN.replace('目前，', '日前，记者走进园区。目前，') });
    const done = await reload();
    expect(done.type === 'swapped' ? done.difference.facts : null).toEqual({
      added: [],
      removed: [],
      changed: [],
      moved: 2,
    });
  });

  it('which golden answers moved, and whether they are still right', async () => {
    const lines = [
      { q: ENTERPRISES, all: [['20家']] },
      { q: FACTORIES, all: [['12万平方米']] },
      { q: '青山高新区总投资多少', all: [['30亿元']] },
    ];
    const golden = readQuestionFile('golden.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const { dir, reload } = liveOver({ 'a.txt': QINGSHAN }, { golden: () => golden });
    write(dir, { 'a.txt': QINGSHAN.replace('20家', '25家'), 'b.txt': LINJIANG });
    const done = await reload();
    expect(done.type === 'swapped' ? done.golden : null).toEqual({
      asked: 3,
      moved: [
        {
          question: ENTERPRISES,
          was: expect.stringContaining('20家'),
          is: expect.stringContaining('25家'),
          right: 'no longer',
        },
        {
          question: FACTORIES,
          was: expect.any(String),
          is: expect.stringContaining('12万平方米'),
          right: 'now',
        },
      ],
    });
  });
});
