import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/corpus/problem.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';

const PAGE = '青岛高新区：立足自身优势\n◎本报记者 王健高\n';
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zonebot-corpus-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
}

function manifest(...pages: unknown[]): string {
  return JSON.stringify({ pages }, null, 1);
}

/** The problems as main prints them, without the folder. */
function problems(): string[] {
  return readCorpusFolder(dir).problems.map((problem) => formatProblem(problem).replace(`${dir}/`, ''));
}

function fileNames(): string[] {
  return readCorpusFolder(dir).sources.map((source) => source.file);
}

describe('the corpus that is shipped', () => {
  const shipped = readCorpusFolder(fileURLToPath(new URL('../../corpus', import.meta.url)));

  it('is one page of 科技日报 without a date', () => {
    expect(shipped.problems).toEqual([]);
    expect(shipped.sources).toHaveLength(1);
    expect(shipped.sources[0]).toMatchObject({
      newspaper: '科技日报',
      rubric: '园区',
      date: null,
      record: null,
    });
  });
});

describe('what is read', () => {
  it('a page needs no manifest', () => {
    write({ 'a.txt': PAGE });
    expect(readCorpusFolder(dir)).toEqual({
      sources: [
        {
          file: 'a.txt',
          line: 1,
          text: PAGE,
          newspaper: null,
          rubric: null,
          date: null,
          url: null,
          record: null,
        },
      ],
      aliases: [],
      notices: [],
      problems: [],
    });
  });

  it('a manifest says what the page does not', () => {
    write({
      'a.txt': PAGE,
      'b.txt': PAGE,
      'manifest.json': manifest({
        file: 'b.txt',
        newspaper: '科技日报',
        rubric: '园区',
        date: '2023-04',
        url: 'u',
      }),
    });
    expect(readCorpusFolder(dir).sources).toMatchObject([
      { file: 'a.txt', newspaper: null },
      {
        file: 'b.txt',
        newspaper: '科技日报',
        rubric: '园区',
        date: { year: 2023, month: 4, day: null },
        url: 'u',
      },
    ]);
    expect(problems()).toEqual([]);
  });

  it('pages and archives may mix, in order of name; anything else is left alone', () => {
    write({
      'b.txt': PAGE,
      'a.jsonl': '{"id": "x1", "text": "正文。"}\n',
      'README.md': 'x',
      'readme.txt': 'x',
      '.hidden.txt': 'x',
      'notes.json': '{',
      'folder.txt/inner.txt': 'x',
    });
    expect(fileNames()).toEqual(['a.jsonl', 'b.txt']);
    expect(problems()).toEqual([]);
  });

  it('keeps every character: a byte order mark and CRLF stay in the text', () => {
    write({ 'a.txt': '\uFEFF第一行\r\n第二行' });
    expect(readCorpusFolder(dir).sources[0].text).toBe('\uFEFF第一行\r\n第二行');
  });

  it('an archive has an article a line, which keeps its own id', () => {
    write({
      'a.jsonl': [
        '{"id": 7, "title": "标题", "text": "正文。", "date": "2011-03-05", "source": "人民日报", "url": "http://x"}',
        '',
        '{"id": "x-8", "text": "另一篇。", "title": null, "date": null, "tags": ["开发区"]}',
      ].join('\r\n'),
    });
    expect(readCorpusFolder(dir)).toEqual({
      sources: [
        {
          file: 'a.jsonl',
          line: 1,
          text: '正文。',
          newspaper: '人民日报',
          rubric: null,
          date: { year: 2011, month: 3, day: 5 },
          url: 'http://x',
          record: { id: '7', title: '标题' },
        },
        {
          file: 'a.jsonl',
          line: 3,
          text: '另一篇。',
          newspaper: null,
          rubric: null,
          date: null,
          url: null,
          record: { id: 'x-8', title: '' },
        },
      ],
      aliases: [],
      notices: [],
      problems: [],
    });
  });

  it.each([
    ['2011', { year: 2011, month: null, day: null }],
    ['2011/3/5', { year: 2011, month: 3, day: 5 }],
    ['2011年3月', { year: 2011, month: 3, day: null }],
    ['2011年3月5日', { year: 2011, month: 3, day: 5 }],
    ['2011-03-05 08:30', { year: 2011, month: 3, day: 5 }],
    ['2011-03-05T00:00:00Z', { year: 2011, month: 3, day: 5 }],
    ['', null],
  ])('an archive may write its date as %j', (date, expected) => {
    write({ 'a.jsonl': JSON.stringify({ id: 1, text: '正文。', date }) });
    expect(problems()).toEqual([]);
    expect(readCorpusFolder(dir).sources[0].date).toEqual(expected);
  });

  it('the manifest may speak for a whole archive, the record has the last word', () => {
    write({
      'a.jsonl': '{"id": 1, "text": "甲。"}\n{"id": 2, "text": "乙。", "source": "人民日报"}',
      'manifest.json': manifest({ file: 'a.jsonl', newspaper: '科技日报' }),
    });
    expect(readCorpusFolder(dir).sources.map((source) => source.newspaper)).toEqual(['科技日报', '人民日报']);
  });
});

describe('what is wrong is one line each, and the good files are still there', () => {
  it('no such folder', () => {
    const missing = join(dir, 'nowhere');
    expect(readCorpusFolder(missing).problems.map(formatProblem)).toEqual([
      `${missing}: no such folder, expected a corpus`,
    ]);
  });

  it.each(['', ' \n', '\uFEFF'])('a file without words: %j', (text) => {
    write({ 'a.txt': PAGE, 'b.txt': text });
    expect(problems()).toEqual(['b.txt: is empty, expected a page or an archive']);
    expect(fileNames()).toEqual(['a.txt']);
  });

  it('an empty folder', () => {
    write({ 'README.md': 'x' });
    expect(problems()).toEqual([`${dir}: no corpus file here, expected *.txt or *.jsonl`]);
  });

  it.each([
    ['{\n "pages": [}', 'manifest.json:2: not JSON: expected a value or "]"'],
    ['', 'manifest.json:1: not JSON: expected a value'],
    ['[]', 'manifest.json:1: Invalid input: expected object, received array'],
    ['{}', 'manifest.json:1: pages: Invalid input: expected array, received undefined'],
    [
      manifest({ file: 'a.txt', newspaper: 3 }),
      'manifest.json:5: pages[0].newspaper: Invalid input: expected string, received number',
    ],
    [manifest({ file: 'a.txt', paper: '科技日报' }), 'manifest.json:5: pages[0]: Unrecognized key: "paper"'],
    [
      manifest({ file: 'a.txt', date: '2023-13' }),
      'manifest.json:5: pages[0].date: expected a date as "2023", "2023-04" or "2023-04-12", or null',
    ],
    [
      manifest({ file: 'c.txt' }),
      'manifest.json:3: names "c.txt", expected a .txt or .jsonl file of this folder',
    ],
    [
      manifest({ file: 'a.txt' }, { file: 'a.txt' }),
      'manifest.json:6: "a.txt" is listed twice, expected one entry for each file',
    ],
  ])('the manifest %j', (text, expected) => {
    write({ 'a.txt': PAGE, 'manifest.json': text });
    expect(problems()).toEqual([expected]);
    expect(fileNames()).toEqual(['a.txt']);
  });

  it('a manifest with a byte order mark is no problem', () => {
    write({ 'a.txt': PAGE, 'manifest.json': `\uFEFF${manifest({ file: 'a.txt' })}` });
    expect(problems()).toEqual([]);
  });

  it.each([
    ['a page in GBK', Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0xc7, 0xe0, 0xb5, 0xba, 0x0a]), 3],
    ['a character cut at the end', Buffer.from('第一行\n青').subarray(0, -1), 2],
    ['a surrogate as bytes', Buffer.from([0xed, 0xa0, 0x80]), 1],
  ])('%s: the line of the first bad byte', (_, bytes, line) => {
    write({ 'a.txt': PAGE, 'b.txt': bytes });
    expect(problems()).toEqual([`b.txt:${line}: not UTF-8, expected the file to be saved as UTF-8`]);
    expect(fileNames()).toEqual(['a.txt']);
  });

  it('bad archive lines, each with its number; the good ones stay', () => {
    write({
      'a.jsonl': [
        '{"id": 1, "text": "甲。"}',
        '{"id": 2, "text": 乙}',
        '{"id": 3}',
        '{"text": "丁。"}',
        '{"id": 1, "text": "戊。"}',
        '{"id": 6, "text": "己。", "date": "春天"}',
        '{"id": 12345678901234567890, "text": "庚。"}',
      ].join('\n'),
      'b.jsonl': '{"id": "1", "text": "辛。"}',
    });
    expect(problems()).toEqual([
      'a.jsonl:2: not JSON: expected a value at column 19',
      'a.jsonl:3: text: Invalid input: expected string, received undefined',
      'a.jsonl:4: id: expected a text or a whole number',
      'a.jsonl:5: id "1" already stands in line 1, expected an id of its own for each article',
      'a.jsonl:6: date: expected a date such as "2023", "2023-04" or "2023-04-12", got "春天"',
      'a.jsonl:7: id: Too big: expected int to be <=9007199254740991',
      'b.jsonl:1: id "1" already stands in a.jsonl:1, expected an id of its own for each article',
    ]);
    expect(readCorpusFolder(dir).sources.map((source) => source.text)).toEqual(['甲。']);
  });
});
