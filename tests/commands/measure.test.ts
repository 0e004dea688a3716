import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import type { AnswerRecord, Evidence, Found } from '../../src/answer/types.js';
import { UsageError } from '../../src/commands/args.js';
import { formatMeasurement, measureFiles } from '../../src/commands/measure.js';
import { readQuestionFile } from '../../src/commands/question-file.js';

const SOURCE = '开头。采购本地材\n料供应商的“绿色”产品，投资约40亿元。';

const evidence = (over: Partial<Evidence> = {}): Evidence => ({
  quote: '采购本地材料供应商的“绿色”产品，投资约40亿元。',
  start: 3,
  end: SOURCE.length,
  file: 'a.txt',
  newspaper: null,
  article: 'a#1',
  headline: '标题',
  section: null,
  date: null,
  truncated: false,
  ...over,
});

const found = (over: Partial<Found> = {}): AnswerRecord =>
  toRecord({
    type: 'found',
    kind: 'fact',
    headline: '约40亿元。',
    items: [],
    evidence: [evidence()],
    zone: null,
    verdict: null,
    notes: [],
    suggestions: ['贵阳高新区有多少家研发机构'],
    ...over,
  });

const refusal = (headline = '报道里没有中关村。'): AnswerRecord =>
  toRecord({
    type: 'unknown',
    reason: 'zone',
    headline,
    zone: null,
    notes: [],
    nearest: [],
    suggestions: ['青岛高新区怎么样'],
  });

const clarification = toRecord({ type: 'ask', question: '哪个园区？', choices: ['贵阳', '青岛'] });

const file = (...rows: object[]) => ({
  name: 'q.jsonl',
  text: rows.map((row) => JSON.stringify(row)).join('\n'),
});
const sourceText = (name: string, article: string) => (name === 'a.txt' && article === 'a#1' ? SOURCE : null);

/** The one judgement on a reply to a question with these expectations. */
function judge(expectation: object, reply: AnswerRecord) {
  const rows = file({ id: 'x', kind: 'k', q: '问', ...expectation });
  return measureFiles([rows], () => reply, sourceText).judgements[0];
}

describe('a reply holds what was asked for', () => {
  it.each([
    ['a string of every group', { all: [['50亿', '40亿元'], ['供应商']] }, true],
    ['not when one group is missing', { all: [['40亿元'], ['贵阳']] }, false],
    ['whatever the width, the white space, the quotation marks', { all: [['“４０亿 元”']] }, true],
    ['across quotation marks of the print', { all: [['绿色产品']] }, true],
    ['not when a forbidden string occurs', { all: [['40亿元']], none: ['供应商'] }, false],
    ['not in the questions it proposes', { all: [['研发机构']] }, false],
  ])('%s', (_, expectation, inReply) => {
    expect(judge(expectation, found()).inReply).toBe(inReply);
  });

  it('a proposed question in an item is an item', () => {
    const reply = found({ items: [{ label: null, text: '贵阳高新区有多少家研发机构' }] });
    expect(judge({ all: [['研发机构']] }, reply).inReply).toBe(true);
  });

  it('the choices of a clarification are no answer', () => {
    expect(judge({ all: [['贵阳']] }, clarification).inReply).toBe(false);
  });

  it('the verdict must be the one given', () => {
    expect(judge({ verdict: 'no' }, found({ verdict: 'no' })).inReply).toBe(true);
    expect(judge({ verdict: 'no' }, found({ verdict: 'yes' })).inReply).toBe(false);
    expect(judge({ verdict: 'no' }, found())).toMatchObject({ inReply: false });
  });

  it('a refusal where one is expected, and nowhere else', () => {
    expect(judge({ refuse: true }, refusal())).toMatchObject({ inReply: true, inHeadline: true });
    expect(judge({ refuse: true }, found())).toMatchObject({ inReply: false, inHeadline: false });
    expect(judge({ all: [['中关村']] }, refusal())).toMatchObject({ inReply: false, inHeadline: false });
    expect(judge({ refuse: true }, clarification).inReply).toBe(false);
  });
});

it('the headline counts together with the items, without the evidence', () => {
  expect(judge({ all: [['40亿元']] }, found()).inHeadline).toBe(true);
  expect(judge({ all: [['供应商']] }, found()).inHeadline).toBe(false);
  expect(judge({ all: [['供应商']] }, found({ items: [{ label: '谁', text: '供应商' }] })).inHeadline).toBe(
    true,
  );
});

it.each([
  ['an answer that misses', { all: [['50亿元']] }, found(), true],
  ['an answer where a refusal was expected', { refuse: true }, found(), true],
  ['no right answer', { all: [['40亿元']] }, found(), false],
  ['no refusal', { all: [['40亿元']] }, refusal(), false],
  ['no clarification', { all: [['40亿元']] }, clarification, false],
])('confidently wrong is %s', (_, expectation, reply, wrong) => {
  expect(judge(expectation, reply).confidentlyWrong).toBe(wrong);
});

describe('an answer is cited', () => {
  const all = [['40亿元']];
  it('when each quote stands at its span, column breaks undone', () => {
    expect(judge({ all }, found())).toMatchObject({ cited: true, mismatches: [] });
  });

  it.each([
    ['the quote is not what is printed there', evidence({ start: 0 }), SOURCE],
    [
      'a character is missing',
      evidence({ quote: '采购本地材供应商的“绿色”产品，投资约40亿元。' }),
      SOURCE.slice(3),
    ],
    ['there is no such article', evidence({ article: 'a#9' }), null],
    ['nothing is quoted', evidence({ quote: '', end: 3 }), ''],
  ])('not when %s', (_, wrong, printed) => {
    const judgement = judge({ all }, found({ evidence: [evidence(), wrong] }));
    expect(judgement.cited).toBe(false);
    expect(judgement.mismatches.map((mismatch) => mismatch.printed)).toEqual([printed]);
  });

  it('never when nothing is cited', () => {
    expect(judge({ all }, { ...found(), citations: [] }).cited).toBe(false);
  });
});

it('each dialogue has a session of its own, and every turn is a question', () => {
  const asked: string[] = [];
  const ask = (session: string, text: string) => {
    asked.push(`${session} ${text}`);
    return refusal();
  };
  const rows = file(
    {
      id: 'c',
      kind: 'dialogue',
      turns: [
        { q: '一', refuse: true },
        { q: '二', all: [['2']] },
      ],
    },
    { id: 'd', kind: 'number', q: '三', refuse: true },
  );
  const again = { name: 'real.txt', text: '四\n' };
  const { judgements, kinds, total } = measureFiles([rows, again], ask, sourceText);
  expect(asked).toEqual(['measure-1 一', 'measure-1 二', 'measure-2 三', 'measure-3 四']);
  expect(judgements.map(({ id }) => id)).toEqual(['c.1', 'c.2', 'd', 'real.txt:1']);
  expect(kinds.map(({ kind, questions, inReply }) => [kind, questions, inReply])).toEqual([
    ['dialogue', 2, 1],
    ['number', 1, 1],
    ['real', 1, 1],
  ]);
  expect(total).toMatchObject({ questions: 4, inReply: 3, confidentlyWrong: 0, answered: 0 });
});

it('the measurement as it is printed', () => {
  const replies = new Map([
    ['投资多少', found()],
    ['哪个供应商', found({ evidence: [evidence({ end: 9 })] })],
    ['中关村有什么', refusal()],
  ]);
  const rows = file(
    { id: 1, kind: 'number', q: '投资多少', all: [['50亿元', '50亿'], ['约']], none: ['60亿'] },
    { id: 2, kind: '单位', q: '哪个供应商', all: [['供应商']] },
    { id: 3, kind: 'refuse', q: '中关村有什么', refuse: true },
  );
  const measurement = measureFiles([rows], (_, text) => replies.get(text) ?? refusal(), sourceText);
  expect(formatMeasurement(measurement)).toBe(`\
questions  in reply %  in headline %  confidently wrong %  cited %  kind
        1         0.0            0.0                100.0    100.0  number
        1       100.0            0.0                  0.0      0.0  单位
        1       100.0          100.0                  0.0        -  refuse
        3        66.7           33.3                 33.3     50.0  total
(cited: of the answers, refusals, clarifications and help left out)

misses: 1
  1  投资多少
      expected  50亿元 | 50亿; 约; without 60亿
      got       fact: 约40亿元。  [confidently wrong]

citations that do not match: 1
  2  a.txt [3, 9)
      quote    采购本地材料供应商的“绿色”产品，投资约40亿元。
      printed  采购本地材`);
});

describe('question files', () => {
  it('a line is a question or a dialogue; what is not said has a default', () => {
    const text =
      '\uFEFF{"q":"一","all":[["1"]],"file":"ignored"}\r\n\n{"id":7,"turns":[{"q":"二"},{"q":"三","verdict":"no"}]}';
    const plain = { all: [], none: [], refuse: false, verdict: null };
    expect(readQuestionFile('eval/a.jsonl', text)).toEqual([
      {
        id: 'a.jsonl:1',
        kind: 'other',
        file: 'eval/a.jsonl',
        line: 1,
        turns: [{ q: '一', ...plain, all: [['1']] }],
      },
      {
        id: '7',
        kind: 'other',
        file: 'eval/a.jsonl',
        line: 3,
        turns: [
          { q: '二', ...plain },
          { q: '三', ...plain, verdict: 'no' },
        ],
      },
    ]);
  });

  it('a .txt file holds questions to refuse, one a line', () => {
    const [first, second] = readQuestionFile('real.txt', '甲区在哪\n\n乙区在哪\n');
    expect(first).toMatchObject({ id: 'real.txt:1', kind: 'real', turns: [{ q: '甲区在哪', refuse: true }] });
    expect(second).toMatchObject({ id: 'real.txt:3', line: 3 });
  });

  it.each([
    ['{"q":"一","all":[["1"]]}\n{"q":', 'e/a.jsonl:2: not JSON: expected a value at column 6'],
    ['{"all":[["1"]]}', 'e/a.jsonl:1: expected either q or turns'],
    ['{"q":"一","turns":[{"q":"二","refuse":true}]}', 'e/a.jsonl:1: expected either q or turns'],
    ['{"q":"一","al":[["1"]]}', 'e/a.jsonl:1: expected at least one of all, none, refuse, verdict'],
    ['{"turns":[{"q":"一"}]}', 'e/a.jsonl:1: expected at least one of all, none, refuse, verdict'],
    [
      '{"turns":[{"q":"一"}],"refuse":true}',
      'e/a.jsonl:1: expected all, none, refuse and verdict inside the turns',
    ],
    ['{"turns":[]}', 'e/a.jsonl:1: turns: expected at least one turn'],
    ['{"q":"一","all":[[]]}', 'e/a.jsonl:1: all[0]: expected at least one string in each group'],
    ['{"q":"一","none":["“”"]}', 'e/a.jsonl:1: none[0]: expected some words'],
    [' \n', 'e/a.jsonl: expected at least one question'],
  ])('%j is refused in one line', (text, message) => {
    expect(() => readQuestionFile('e/a.jsonl', text)).toThrow(new UsageError(message));
  });

  it('so is a file of another type, and nothing is asked when one file is broken', () => {
    expect(() => readQuestionFile('a.json', '{}')).toThrow(
      new UsageError('a.json: expected a question file, .jsonl or .txt'),
    );
    const never = () => {
      throw new Error('asked');
    };
    const files = [file({ q: '一', refuse: true }), { name: 'b.jsonl', text: '{' }];
    expect(() => measureFiles(files, never, sourceText)).toThrow(UsageError);
  });
});
