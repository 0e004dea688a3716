// Keeping a corpus from the command line: nothing is written that was not checked with the rest of the folder.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/commands/args.js';
import { isKeeping } from '../../src/commands/keeping-syntax.js';
import { keepCorpus } from '../../src/keeping/keep-corpus.js';
import { folderOf, LINJIANG, QINGSHAN, write } from '../live/changing-folder.js';

interface Told {
  readonly good: boolean | null;
  /** On standard output, line by line. */
  readonly said: readonly string[];
  /** On standard error, and the one line of a refusal. */
  readonly noticed: readonly string[];
}

async function keep(dir: string, ...argv: string[]): Promise<Told> {
  const said: string[] = [];
  const noticed: string[] = [];
  const { command } = parseCommandLine(argv);
  if (!isKeeping(command)) throw new Error('no command of keeping');
  const telling = {
    say: (text: string) => said.push(...text.split('\n')),
    notice: (text: string) => noticed.push(text),
    onProgress: () => {},
    today: '2026-11-30',
    user: '王',
  };
  const good = await keepCorpus(command, dir, telling).catch((error: Error) => {
    expect(['UsageError', 'CorpusFileError']).toContain(error.name);
    noticed.push(error.message);
    return null;
  });
  return { good, said, noticed: noticed.map((line) => line.replaceAll(`${dir}/`, '')) };
}

const contentOf = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]));

describe('corpus check', () => {
  it('counts what there is, doubts by rule', async () => {
    const dir = folderOf({ 'a.txt': QINGSHAN, 'b.txt': `${LINJIANG}\n\n此处“引文没有收尾。` });
    const { good, said, noticed } = await keep(dir, 'corpus', 'check');
    expect({ good, noticed }).toEqual({ good: true, noticed: [] });
    expect(said).toEqual([
      `${dir}: 2 files, 2 articles, 2 zones, 4 facts`,
      expect.stringMatching(/^1 doubts: mark left open 1; see/u),
    ]);
  });

  it('names every problem with file and line', async () => {
    const dir = folderOf({
      'a.txt': QINGSHAN,
      'b.jsonl': '{"id":1,"text":"一"}\n{"id":1,"text":"二"}\n',
      'manifest.json': '{"pages": [\n{"file": "a.txt", "date": "今年"}]}',
      'editor.jsonl': '\n\n{"alias":"甲"}',
      'golden.jsonl': '{"q":"问"}',
    });
    write(dir, { 'c.txt': Buffer.from('a\n\xff', 'latin1') });
    const { good, said, noticed } = await keep(dir, 'corpus', 'check');
    expect(good).toBe(false);
    expect(said).toEqual([`${dir}: 5 problems`]);
    expect(noticed).toEqual([
      expect.stringContaining('manifest.json:2: pages[0].date: expected a date'),
      expect.stringContaining('editor.jsonl:3: '),
      expect.stringContaining('b.jsonl:2: id "1" already stands in line 1'),
      expect.stringContaining('c.txt:2: not UTF-8'),
      expect.stringContaining('golden.jsonl:1: expected at least one of all, none'),
    ]);
  });

  it('of a folder that is not there says so', async () => {
    const { good, noticed } = await keep('/nowhere', 'corpus', 'check');
    expect({ good, noticed }).toEqual({
      good: false,
      noticed: ['/nowhere: no such folder, expected a corpus'],
    });
  });
});

describe('corpus add', () => {
  const setting = () => {
    const dir = folderOf({
      'a.txt': QINGSHAN,
      'golden.jsonl': '{"q":"青山高新区引进了多少家企业","all":[["20家"]]}',
    });
    const from = folderOf({ 'b.txt': LINJIANG });
    return { dir, from, file: join(from, 'b.txt') };
  };

  it('shows the difference and puts the file in its place', async () => {
    const { dir, file } = setting();
    const { good, said, noticed } = await keep(dir, 'corpus', 'add', file);
    expect({ good, noticed }).toEqual({ good: true, noticed: [] });
    expect(said).toEqual([
      'articles +1 -0, zones +1 -0, facts +2 -0, 0 changed, 0 only moved',
      '+ article b#1 「临江经开区：项目建设提速」',
      '+ zone 临江经开区',
      expect.stringContaining('+ fact b#1 临江经开区 标准厂房: 12万平方米'),
      expect.stringContaining('+ fact b#1 临江经开区 临江经开区已建成标准厂房'),
      'golden answers: 1 asked, 0 moved',
      `written: ${join(dir, 'b.txt')}`,
    ]);
    expect(Object.keys(contentOf(dir))).toEqual(['a.txt', 'b.txt', 'golden.jsonl']);
    expect(contentOf(dir)['b.txt']).toBe(LINJIANG);
  });

  it('into an empty folder', async () => {
    const { file } = setting();
    const dir = folderOf({});
    expect(await keep(dir, 'corpus', 'add', file)).toMatchObject({ good: true, noticed: [] });
    expect(contentOf(dir)).toEqual({ 'b.txt': LINJIANG });
  });

  it('says in the manifest what it is told, and that of others stays', async () => {
    const { dir, file } = setting();
    const listed = { file: 'a.txt', newspaper: '试刊', rubric: null };
    write(dir, { 'manifest.json': JSON.stringify({ pages: [listed] }) });
    await keep(dir, 'corpus', 'add', file, '--newspaper', '江报', '--date', '2023-04');
    expect(JSON.parse(contentOf(dir)['manifest.json'])).toEqual({
      pages: [listed, { file: 'b.txt', newspaper: '江报', date: '2023-04' }],
    });
  });

  it('with --dry-run writes nothing', async () => {
    const { dir, file } = setting();
    const before = contentOf(dir);
    const { good, said } = await keep(dir, 'corpus', 'add', file, '--dry-run', '--newspaper', '江报');
    expect(good).toBe(true);
    expect(said.at(-1)).toBe('dry run: nothing was written');
    expect(contentOf(dir)).toEqual(before);
  });

  it('with --replace takes the place of the file, and golden answers that move are shown', async () => {
    const { dir, from } = setting();
    write(from, { 'a.txt': QINGSHAN.replace('20家', '25家') });
    const { good, said } = await keep(dir, 'corpus', 'add', join(from, 'a.txt'), '--replace');
    expect(good).toBe(true);
    expect(said).toContainEqual(expect.stringMatching(/^~ fact .*20家.* → .*25家/u));
    expect(said).toContainEqual(
      expect.stringMatching(/引进了多少家企业 \(no longer right\): .*20家 → .*25家/u),
    );
    expect(contentOf(dir)['a.txt']).toContain('25家');
  });

  const refused: readonly (readonly [
    what: string,
    make: (from: string) => readonly string[],
    message: string,
  ])[] = [
    ['a name that is taken', (from) => named(from, 'a.txt', LINJIANG), 'a.txt is there already'],
    [
      'a name that differs in capitals alone',
      (from) => named(from, 'A.TXT', LINJIANG),
      'a.txt is there already',
    ],
    [
      'the same words',
      (from) => named(from, 'x.txt', `\uFEFF${QINGSHAN}\r\n`),
      'x.txt says the same as a.txt',
    ],
    [
      'the same words in an archive',
      (from) => named(from, 'x.jsonl', JSON.stringify({ id: 1, text: QINGSHAN })),
      'x.jsonl:1 says the same as a.txt',
    ],
    [
      'two files with the same words',
      (from) => [...named(from, 'x.txt', LINJIANG), ...named(from, 'y.txt', LINJIANG)],
      'y.txt says the same as x.txt',
    ],
    ['an archive of another kind', (from) => named(from, 'x.zip', 'PK'), 'unpack it first'],
    ['a file of another kind', (from) => named(from, 'x.pdf', '%PDF'), 'expected a .txt page or a .jsonl'],
    ['the golden questions', (from) => named(from, 'golden.jsonl', '{}'), 'expected a .txt page or a .jsonl'],
    [
      'a name with a control character',
      (from) => named(from, 'x\n.txt', LINJIANG),
      'expected a name without',
    ],
    ['a name with a backslash', (from) => named(from, '..\\x.txt', LINJIANG), 'expected a name without'],
    ['an empty file', (from) => named(from, 'x.txt', ''), 'is empty'],
    ['a file that is not there', (from) => [join(from, 'none.txt')], 'cannot be read'],
    [
      'a symbolic link',
      (from) => {
        symlinkSync('/etc/hostname', join(from, 'x.txt'));
        return [join(from, 'x.txt')];
      },
      'is a symbolic link',
    ],
    [
      'a folder',
      (from) => {
        mkdirSync(join(from, 'x.txt'));
        return [join(from, 'x.txt')];
      },
      'expected a file',
    ],
    [
      'a huge file',
      (from) => {
        const files = named(from, 'x.txt', 'a');
        truncateSync(files[0], 600 * 2 ** 20);
        return files;
      },
      'larger than 500 MiB',
    ],
    [
      'what is not UTF-8',
      (from) => named(from, 'x.txt', Buffer.from('a\n\xff', 'latin1')),
      'x.txt:2: not UTF-8',
    ],
    ['a broken archive', (from) => named(from, 'x.jsonl', '{"id":1,'), 'x.jsonl:1: not JSON'],
  ];

  it.each(refused)('refuses %s in one line, and writes nothing', async (_, make, message) => {
    const { dir, from } = setting();
    const before = contentOf(dir);
    const { good, noticed } = await keep(dir, 'corpus', 'add', ...make(from));
    expect(good).not.toBe(true);
    expect(noticed).toEqual([expect.stringContaining(message)]);
    expect(contentOf(dir)).toEqual(before);
  });

  it('to a folder with a problem of its own tells that, and writes nothing', async () => {
    const { dir, file } = setting();
    write(dir, { 'manifest.json': '{' });
    const before = contentOf(dir);
    const { good, noticed } = await keep(dir, 'corpus', 'add', file);
    expect(good).toBe(false);
    expect(noticed).toEqual([expect.stringContaining('manifest.json:1: not JSON')]);
    expect(contentOf(dir)).toEqual(before);
  });
});

function named(from: string, name: string, content: string | Uint8Array): readonly string[] {
  write(from, { [name]: content });
  return [join(from, name)];
}

describe('corpus golden', () => {
  const QUESTION = '青山高新区引进了多少家企业';

  it('notes the present answer, or the refusal, a line each', async () => {
    const dir = folderOf({ 'a.txt': QINGSHAN, 'golden.jsonl': '{"q":"甲","refuse":true}' });
    expect(await keep(dir, 'corpus', 'golden', QUESTION)).toMatchObject({ good: true });
    expect(await keep(dir, 'corpus', 'golden', '苏州工业园区有多少家企业')).toMatchObject({ good: true });
    const lines = contentOf(dir)['golden.jsonl'].trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { q: '甲', refuse: true },
      { q: QUESTION, all: [[expect.stringContaining('20家')]] },
      { q: '苏州工业园区有多少家企业', refuse: true },
    ]);
    expect(await keep(dir, 'corpus', 'check')).toMatchObject({ good: true, noticed: [] });
  });

  it('notes a question once, and none that is asked back or greeted', async () => {
    const dir = folderOf({ 'a.txt': QINGSHAN });
    await keep(dir, 'corpus', 'golden', QUESTION);
    expect((await keep(dir, 'corpus', 'golden', QUESTION)).noticed).toEqual([
      'golden.jsonl has this question already',
    ]);
    expect((await keep(dir, 'corpus', 'golden', '你好')).noticed).toEqual([
      expect.stringContaining('expected a question that is answered or refused'),
    ]);
  });
});

describe('alias and corpus correct', () => {
  it('are dated lines of the editor, with who did it', async () => {
    const dir = folderOf({ 'a.txt': QINGSHAN.replace('总投资', '总设资') });
    await keep(dir, 'alias', 'add', '北岭国家高新区', '青山高新区');
    await keep(dir, 'corpus', 'correct', 'a.txt', '总设资', '总投资', '--by', '李');
    await keep(dir, 'alias', 'remove', '北岭国家高新区');
    const lines = contentOf(dir)['editor.jsonl'].trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { on: '2026-11-30', by: '王', alias: '北岭国家高新区', of: '青山高新区' },
      { on: '2026-11-30', by: '李', file: 'a.txt', printed: '总设资', correct: '总投资' },
      { on: '2026-11-30', by: '王', alias: '北岭国家高新区', of: null },
    ]);
    expect(await keep(dir, 'corpus', 'check')).toMatchObject({ good: true, noticed: [] });
  });

  it.each([
    [['alias', 'add', '北岭高新区', '没有的高新区'], '「没有的高新区」: expected the name of one zone'],
    [['alias', 'add', '青山国家高新区', '青山高新区'], '「青山国家高新区」 means 青山高新区 already'],
    [['alias', 'add', '临江高新', '青山高新区'], null],
    [['alias', 'add', '临江', '青山高新区'], '「临江」 means 临江经开区 already'],
    [['alias', 'remove', '没有的别名'], '「没有的别名」 is no alias in editor.jsonl'],
    [
      ['corpus', 'correct', 'a.txt', '没有的', '有的'],
      '「没有的」 is not corrected: it does not stand in a.txt',
    ],
    [['corpus', 'correct', 'a.txt', '高新区', '区'], 'it stands 2 times in a.txt'],
    [['corpus', 'correct', 'a.txt', '企业', '企业'], 'expected other words than the printed ones'],
  ])('%j → %s', async (argv, message) => {
    const dir = folderOf({ 'a.txt': QINGSHAN, 'b.txt': LINJIANG });
    const { good, noticed } = await keep(dir, ...argv);
    expect(noticed).toEqual(message === null ? [] : [expect.stringContaining(message)]);
    expect(good).toBe(message === null ? true : null);
    expect(Object.hasOwn(contentOf(dir), 'editor.jsonl')).toBe(message === null);
  });
});
