// The program as people and other programs meet it: real processes, their output, their notices and their exit codes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { AnswerRecord } from '../src/answer/types.js';

// Each process loads a dictionary, and on a busy machine four at a time take long.
vi.setConfig({ testTimeout: 120_000 });

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));
const PAGE = 'keji-ribao-yuanqu-2023-spring.txt';
const printed = readFileSync(join(CORPUS, PAGE), 'utf8');

const work = mkdtempSync(join(tmpdir(), 'zonebot-cli-'));
afterAll(() => rmSync(work, { recursive: true }));

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Each process loads a dictionary: no more at a time than a small machine has room for. */
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function zonebot(args: readonly string[], input: string | Uint8Array = ''): Promise<Run> {
  if (running >= AT_ONCE) await new Promise<void>((free) => waiting.push(free));
  running += 1;
  // Nothing of the tester's own settings; and no .env, for the folder is another one.
  const env = { PATH: process.env.PATH };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: work, env });
  const out = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      out[stream] += text;
    });
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  running -= 1;
  waiting.shift()?.();
  return { status, ...out };
}

let folders = 0;
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  const dir = join(work, `corpus${folders}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
const jsonLines = (rows: readonly unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const undone = (text: string) => text.replace(/\s*[\r\n]\s*/gu, '');
/** Results only, no notices. */
const clean = { status: 0, stderr: '' };
const wrongUse = { status: 2, stdout: '' };

const ARCHIVE = jsonLines([
  {
    id: 'a-17',
    title: '青山高新区：创新促发展',
    text: '去年，青山高新区引进企业20家。青山高新区总投资30亿元。',
    date: '2011-03',
    source: '青山日报',
  },
  { id: 18, title: '', text: '绿水开发区今年将新建厂房5万平方米。' },
]);

describe.concurrent('answers', () => {
  it('ask: the answer, the sentence, the source', async ({ expect }) => {
    const run = await zonebot(['ask', '贵阳高新区有多少家研发机构？']);
    expect(run).toMatchObject(clean);
    expect(lines(run.stdout)[0]).toContain('278家');
    expect(run.stdout).toContain('「目前，贵阳高新区已聚集各类研发机构（平台）278家');
    expect(run.stdout).toContain('《科技日报》「贵阳高新区：新型工业化成发展“助推器”」');
  });

  it('ask: words without quotation marks are one question', async ({ expect }) => {
    const run = await zonebot(['ask', '/zone', '贵阳']);
    expect(run).toMatchObject(clean);
    expect(run.stdout).toContain('30.5%');
  });

  it('explain: how an answer came about', async ({ expect }) => {
    const run = await zonebot(['explain', '清岛高新区有哪些企业？']);
    expect(run).toMatchObject(clean);
    for (const part of ['text 「', 'expects ', 'corrected', 'terms ', 'intent ', 'answer ', `${PAGE}:`]) {
      expect(run.stdout).toContain(part);
    }
  });

  it('chat in a pipe: questions echoed, replies under them, no colour, no greeting', async ({ expect }) => {
    const run = await zonebot([], '/zone 贵阳\n有多少小巨人企业？\n\n研发机构呢\n/quit\n从不问到\n');
    expect(run).toMatchObject(clean);
    const asked = lines(run.stdout).filter((line) => line.startsWith('> '));
    expect(asked).toEqual(['> /zone 贵阳', '> 有多少小巨人企业？', '> 研发机构呢']);
    const [, , enterprises, institutes] = run.stdout.split(/^> .*$/mu);
    expect(enterprises).toContain('12户');
    expect(institutes).toContain('278家');
    expect(run.stdout).not.toMatch(/\u001b/u);
  });
});

describe.concurrent('ask --jsonl', () => {
  const KEYS = ['kind', 'text', 'headline', 'items', 'verdict', 'zone', 'citations', 'suggestions'];
  const CITATION = ['quote', 'start', 'end', 'file', 'article', 'section', 'date'];

  it('one line for each line, in order, with exactly the keys of the contract', async ({ expect }) => {
    const asked = [
      { id: 'a', session: 's1', text: '贵阳高新区有多少家研发机构？' },
      { id: 2, session: 's2', text: '奔腾产业园总投资是50亿元吗' },
      { id: 'c', session: 's3', text: '推荐一部电影' },
      { id: 'd', session: 's4', text: '/zonne' },
      { id: 'e', session: 's5', text: '你好' },
      { id: 'f', session: 's6', text: '目前有哪些园区的资料' },
    ];
    const run = await zonebot(['ask', '--jsonl'], jsonLines(asked));
    expect(run).toMatchObject(clean);
    const replies: { id: unknown; session: unknown; answer: AnswerRecord }[] = lines(run.stdout).map((line) =>
      JSON.parse(line),
    );
    expect(replies.map(({ id, session }) => ({ id, session }))).toEqual(
      asked.map(({ id, session }) => ({ id, session })),
    );
    for (const reply of replies) {
      expect(Object.keys(reply)).toEqual(['id', 'session', 'answer']);
      expect(Object.keys(reply.answer).sort()).toEqual([...KEYS].sort());
      for (const citation of reply.answer.citations) {
        expect(Object.keys(citation).sort()).toEqual([...CITATION].sort());
        expect(undone(printed.slice(citation.start, citation.end))).toBe(citation.quote);
        expect(citation).toMatchObject({ file: PAGE, date: null });
      }
    }
    const answers = replies.map(({ answer }) => answer);
    expect(answers.map(({ kind }) => kind)).toEqual([
      'fact',
      'verdict',
      'refusal',
      'clarification',
      'help',
      'list',
    ]);
    expect(answers[0]).toMatchObject({ zone: '贵阳高新区', verdict: null, items: [] });
    expect(answers[0].citations[0]).toMatchObject({ section: '以科技创新推动企业成长壮大' });
    expect(answers[1]).toMatchObject({ verdict: 'no' });
    expect(answers[3]).toMatchObject({ headline: '您要找的是不是 /zone？', citations: [] });
    expect(answers[4]).toMatchObject({ headline: null });
    expect(answers[5].items).toHaveLength(5);
  });

  it('one session is one conversation, and knows nothing of the others', async ({ expect }) => {
    const run = await zonebot(
      ['ask', '--jsonl'],
      jsonLines([
        { id: 1, session: 'x', text: '/zone 贵阳' },
        { id: 2, session: 'y', text: '/zone 青岛' },
        { id: 3, session: 'x', text: '研发机构呢' },
        { id: 4, session: 'y', text: '研发机构呢' },
        { id: 5, text: '研发机构呢' },
      ]),
    );
    const zones = lines(run.stdout).map((line) => JSON.parse(line).answer);
    expect(zones[2]).toMatchObject({ zone: '贵阳高新区' });
    expect(zones[2].text).toContain('278家');
    expect(zones[3].text).not.toContain('接着上文，按贵阳');
    expect(zones[4].text).not.toContain('接着上文');
  });

  it('a bad line is named on stderr with its number; the others are answered; exit 2', async ({ expect }) => {
    const run = await zonebot(
      ['ask', '--jsonl'],
      `${jsonLines([{ id: 1, text: '你好' }, '{"id": 2,', { id: 3 }, '', { id: 5, text: '贵阳高新区怎么样' }])}\n`,
    );
    expect(run.status).toBe(2);
    expect(lines(run.stdout).map((line) => JSON.parse(line).id)).toEqual([1, 5]);
    expect(lines(run.stderr)).toHaveLength(2);
    expect(lines(run.stderr)[0]).toMatch(/^line 2: not JSON/u);
    expect(lines(run.stderr)[1]).toMatch(/^line 3: text: /u);
  });

  it('answers from another corpus, whose ids stay what they are', async ({ expect }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    const run = await zonebot(
      ['ask', '--jsonl', '--corpus', dir],
      jsonLines([{ id: 1, session: 1, text: '青山高新区总投资多少' }]),
    );
    expect(run).toMatchObject(clean);
    const { answer } = JSON.parse(run.stdout);
    expect(answer.headline).toContain('30亿元');
    expect(answer.citations).toEqual([
      {
        quote: '青山高新区总投资30亿元。',
        start: 16,
        end: 29,
        file: 'news.jsonl',
        article: 'a-17',
        section: null,
        date: '2011-03',
      },
    ]);
  });
});

describe.concurrent('search', () => {
  it('--jsonl: the best sentences first, with their place', async ({ expect }) => {
    const run = await zonebot(
      ['search', '--jsonl', '--top', '3'],
      jsonLines([
        { id: 'q1', text: '电子印章' },
        { id: 2, text: 'zzzz' },
      ]),
    );
    expect(run).toMatchObject(clean);
    const [first, second] = lines(run.stdout).map((line) => JSON.parse(line));
    expect(Object.keys(first)).toEqual(['id', 'hits']);
    expect(first.id).toBe('q1');
    expect(first.hits).toHaveLength(3);
    for (const hit of first.hits) {
      expect(Object.keys(hit)).toEqual(['article', 'sentence', 'answer', 'score', 'start', 'end', 'file']);
      expect(undone(printed.slice(hit.start, hit.end))).toBe(hit.sentence);
    }
    const scores = first.hits.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(first.hits[0].sentence).toContain('电子印章');
    expect(first.hits[0].sentence).toContain(first.hits[0].answer);
    expect(first.hits.slice(1).every(({ answer }: { answer: unknown }) => answer === null)).toBe(true);
    expect(second).toEqual({ id: 2, hits: [] });
  });

  it("--jsonl on an archive gives the archive's own ids", async ({ expect }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    const run = await zonebot(
      ['search', '--jsonl', '--corpus', dir],
      jsonLines([{ id: 1, text: '新建厂房' }]),
    );
    expect(JSON.parse(run.stdout).hits[0]).toMatchObject({
      article: '18',
      sentence: '绿水开发区今年将新建厂房5万平方米。',
      start: 0,
      file: 'news.jsonl',
    });
  });

  it('for people', async ({ expect }) => {
    const run = await zonebot(['search', '绿色工厂', '--top', '2']);
    expect(run).toMatchObject(clean);
    expect(lines(run.stdout)).toHaveLength(2);
    expect(lines(run.stdout)[0]).toMatch(/绿色工厂/u);
  });
});

// Several processes one after the other: time enough for a busy machine.
describe.concurrent('index build', { timeout: 60_000 }, () => {
  const SECOND = '{"id":19,"title":"白水经开区开工","text":"白水经开区新厂房4月奠基。"}\n';
  const firstHit = ({ stdout }: Run) => JSON.parse(lines(stdout)[0]).hits[0]?.sentence;
  const search = (dir: string, text: string) =>
    zonebot(['search', '--jsonl', '--corpus', dir], jsonLines([{ id: 1, text }]));

  it('writes one file, from which search answers as without it', async ({ expect }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    const before = await search(dir, '新建厂房');
    const run = await zonebot(['index', 'build', dir]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /zonebot\.index: 2 sources, 2 of them indexed now; \d+ sentences, [\d.]+ MB\n$/u,
    );
    expect(await search(dir, '新建厂房')).toEqual(before);
  });

  it('adds what is new behind the old, on disk and in memory', async ({ expect }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    await zonebot(['index', 'build', '--corpus', dir]);
    writeFileSync(join(dir, 'older.jsonl'), SECOND);
    const found = await search(dir, '厂房什么时候奠基');
    expect(found).toMatchObject(clean);
    expect(firstHit(found)).toBe('白水经开区新厂房4月奠基。');
    expect((await zonebot(['index', 'build', dir])).stdout).toContain('3 sources, 1 of them indexed now');
  });

  it('damaged or outdated, it is refused by name, and the question is answered all the same', async ({
    expect,
  }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    await zonebot(['index', 'build', dir]);
    const file = join(dir, 'zonebot.index');
    const bytes = readFileSync(file);
    bytes[bytes.length - 100] ^= 1;
    writeFileSync(file, bytes);
    const damaged = await search(dir, '新建厂房');
    expect(damaged.stderr).toContain('zonebot.index is damaged');
    expect(firstHit(damaged)).toContain('新建厂房');
    const rebuilt = await zonebot(['index', 'build', dir]);
    expect(rebuilt.stderr).toContain('is damaged');
    expect(rebuilt).toMatchObject({ status: 0 });
    writeFileSync(join(dir, 'news.jsonl'), SECOND);
    const outdated = await zonebot(['ask', '--corpus', dir, '白水经开区的厂房什么时候奠基']);
    expect(outdated.stderr).toContain('zonebot.index is outdated');
    expect(outdated.stdout).toContain('4月');
  });

  it('where nothing can be written, says so', async ({ expect }) => {
    const dir = folder({ 'news.jsonl': ARCHIVE });
    mkdirSync(join(dir, 'zonebot.index.new'));
    const run = await zonebot(['index', 'build', dir]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/zonebot\.index: cannot be written/u);
  });
});

describe.concurrent('what was read', () => {
  it('corpus report: five articles, four joins, each doubt with its line', async ({ expect }) => {
    const run = await zonebot(['corpus', 'report']);
    expect(run).toMatchObject(clean);
    expect(run.stdout).toMatch(/5 articles/u);
    expect(run.stdout).toContain('joins: 4');
    expect(run.stdout).toContain('青岛市｜金旭');
    expect(run.stdout).toMatch(/\.txt:\d+ .*and/u);
  });

  it('facts --json: a fact a line, its text equal to the source', async ({ expect }) => {
    const run = await zonebot(['facts', '--json']);
    expect(run).toMatchObject(clean);
    const facts = lines(run.stdout).map((line) => JSON.parse(line));
    expect(facts.length).toBeGreaterThan(50);
    for (const { span, text, file } of facts) {
      expect(file).toBe(PAGE);
      expect(undone(printed.slice(span.start, span.end))).toBe(text);
    }
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(new Set(facts.map(({ type }) => type))).toEqual(
      new Set(['post', 'quote', 'quantity', 'list', 'act']),
    );
  });

  it('facts: for people', async ({ expect }) => {
    const run = await zonebot(['facts']);
    expect(run).toMatchObject(clean);
    expect(run.stdout).toContain('贵阳高新区：新型工业化成发展“助推器”');
  });

  it('measure: shares of each kind, and the misses', async ({ expect }) => {
    const questions = join(work, 'questions.jsonl');
    writeFileSync(
      questions,
      jsonLines([
        { id: 'q1', kind: 'number', q: '贵阳高新区有多少家研发机构？', all: [['278家']] },
        { id: 'q2', kind: 'number', q: '贵阳高新区有多少家研发机构？', all: [['九千家']] },
        { id: 'q3', kind: 'refuse', q: '推荐一部电影', refuse: true },
      ]),
    );
    const run = await zonebot(['measure', questions]);
    expect(run).toMatchObject(clean);
    expect(run.stdout).toMatch(/2\s+50\.0\s+50\.0\s+50\.0\s+100\.0\s+number/u);
    expect(run.stdout).toMatch(/1\s+100\.0\s+100\.0\s+0\.0\s+-\s+refuse/u);
    expect(run.stdout).toContain('misses: 1');
    expect(run.stdout).toContain('citations that do not match: 0');
  });

  it('help and version', async ({ expect }) => {
    const [help, version] = await Promise.all([zonebot(['help']), zonebot(['--version'])]);
    expect(help).toMatchObject(clean);
    expect(help.stdout).toContain('ask --jsonl');
    expect(version).toMatchObject(clean);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});

describe.concurrent('a broken corpus: one clear line with file and line, the good files named, exit 2', () => {
  const GOOD = '青山高新区：创新促发展\n◎本报记者 王健高\n青山高新区引进企业20家。\n';
  const GBK = Uint8Array.from([0xc7, 0xe0, 0xb5, 0xba, 0x0a]);

  it.each<[string, Readonly<Record<string, string | Uint8Array>>, RegExp]>([
    [
      'a manifest that is no JSON',
      { 'a.txt': GOOD, 'manifest.json': '{"pages": [\n  {"file": "a.txt",}\n]}' },
      /manifest\.json:2: not JSON/u,
    ],
    [
      'a manifest with a wrong date',
      { 'a.txt': GOOD, 'manifest.json': '{"pages": [\n  {"file": "a.txt", "date": "soon"}\n]}' },
      /manifest\.json:2: pages\[0\]\.date: expected/u,
    ],
    [
      'a manifest that names a missing file',
      { 'a.txt': GOOD, 'manifest.json': '{"pages": [\n\n  {"file": "b.txt"}\n]}' },
      /manifest\.json:3: names "b\.txt"/u,
    ],
    [
      'a file that is not UTF-8',
      { 'a.txt': GOOD, 'bad.txt': Buffer.concat([Buffer.from('第一行\n'), GBK]) },
      /bad\.txt:2: not UTF-8/u,
    ],
    [
      'a bad line in an archive',
      { 'a.txt': GOOD, 'b.jsonl': `${ARCHIVE}\n{"id": 3,\n` },
      /b\.jsonl:3: not JSON/u,
    ],
    [
      'an archive line without text',
      { 'a.txt': GOOD, 'b.jsonl': `${ARCHIVE}\n{"id": 3}\n` },
      /b\.jsonl:3: text: /u,
    ],
  ])('%s', async (_what, files, problem) => {
    const dir = folder(files);
    const run = await zonebot(['ask', '--corpus', dir, '青山高新区怎么样']);
    expect(run).toMatchObject(wrongUse);
    const [first, second, ...more] = lines(run.stderr);
    expect(first).toMatch(problem);
    expect(first).toContain(dir);
    expect(second).toMatch(/^read without a problem: a\.txt/u);
    expect(more).toEqual([]);
  });

  it('every problem has its line', async ({ expect }) => {
    const dir = folder({ 'a.txt': GOOD, 'x.txt': GBK, 'y.jsonl': '{"id":1}\nno\n' });
    const run = await zonebot(['corpus', 'report', '--corpus', dir]);
    expect(run).toMatchObject(wrongUse);
    expect(lines(run.stderr).map((line) => line.replace(`${dir}/`, '').split(': ')[0])).toEqual([
      'x.txt:1',
      'y.jsonl:1',
      'y.jsonl:2',
      'read without a problem',
    ]);
  });

  it.each([
    ['a folder that is not there', join(work, 'nowhere'), /nowhere: no such folder/u],
    ['a folder without a page', folder({ 'readme.md': '' }), /no corpus file here/u],
  ])('%s', async (_what, dir, problem) => {
    const run = await zonebot(['ask', '--jsonl', '--corpus', dir], '{"id":1,"text":"你好"}');
    expect(run).toMatchObject(wrongUse);
    expect(lines(run.stderr)).toHaveLength(1);
    expect(run.stderr).toMatch(problem);
  });
});

describe.concurrent('wrong use: one clear line, exit 2', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['an unknown command', ['aks', '你好'], /unknown command "aks"; did you mean ask\?/u],
    ['a question without ask', ['贵阳高新区怎么样'], /zonebot ask "贵阳高新区怎么样"/u],
    ['constructor', ['constructor'], /unknown command "constructor"/u],
    ['an unknown option', ['ask', '--jsnl'], /unknown option --jsnl/u],
    ['no question', ['ask'], /expected a question/u],
    ['--top without sense', ['search', 'x', '--top', '0'], /--top/u],
    ['--corpus without a folder', ['ask', 'x', '--corpus'], /--corpus/u],
    ['no such question file', ['measure', 'no-such.jsonl'], /no-such\.jsonl/u],
  ])('%s', async (_what, args, problem) => {
    const run = await zonebot(args);
    expect(run).toMatchObject(wrongUse);
    expect(lines(run.stderr)).toHaveLength(1);
    expect(run.stderr).toMatch(/^zonebot: /u);
    expect(run.stderr).toMatch(problem);
  });
});
