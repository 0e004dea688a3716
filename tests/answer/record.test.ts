import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain.js';
import { toRecord } from '../../src/answer/record.js';
import type { Evidence, Found, Unknown } from '../../src/answer/types.js';

const EVIDENCE: Evidence = {
  quote: '园区总投资40亿元。',
  start: 120,
  end: 130,
  file: 'page.txt',
  newspaper: '科技日报',
  article: 'page-3',
  headline: '开封示范区：项目建设提速',
  section: '做强产业',
  date: { year: 2023, month: 4, day: null },
  truncated: false,
};

const FOUND: Found = {
  type: 'found',
  kind: 'fact',
  headline: '总投资40亿元',
  items: [
    { label: '总投资', text: '40亿元' },
    { label: null, text: '奔腾智能装备制造产业园' },
  ],
  evidence: [EVIDENCE],
  zone: '开封示范区',
  verdict: null,
  notes: ['已把「开丰」看作「开封」。'],
  suggestions: ['开封示范区有哪些企业？', '谁介绍了这个项目？'],
};

const UNKNOWN: Unknown = {
  type: 'unknown',
  reason: 'time',
  headline: '原文没有说开封示范区2021年的总投资。',
  zone: '开封示范区',
  notes: [],
  nearest: [{ ...EVIDENCE, newspaper: null, section: null, date: null, truncated: true }],
  suggestions: [],
};

describe('plainText', () => {
  it('says notes, headline, items, evidence with its source, and what to ask next', () => {
    expect(plainText(FOUND)).toBe(
      [
        '已把「开丰」看作「开封」。',
        '',
        '总投资40亿元',
        '总投资：40亿元',
        '奔腾智能装备制造产业园',
        '',
        '「园区总投资40亿元。」',
        '——《科技日报》2023年4月「开封示范区：项目建设提速」·做强产业',
        '',
        '可以接着问（回复序号即可）：',
        '1. 开封示范区有哪些企业？',
        '2. 谁介绍了这个项目？',
      ].join('\n'),
    );
  });

  it('a refusal calls what is near something else, and a broken-off sentence broken off', () => {
    expect(plainText(UNKNOWN)).toBe(
      [
        '原文没有说开封示范区2021年的总投资。',
        '',
        '文中相近的内容（不是这个问题的答案）：',
        '「园区总投资40亿元。」（原文至此中断）',
        '——「开封示范区：项目建设提速」',
      ].join('\n'),
    );
  });

  it('a question back shows its choices numbered', () => {
    expect(
      plainText({ type: 'ask', question: '您问哪个园区？', choices: ['贵阳高新区', '青岛高新区'] }),
    ).toBe('您问哪个园区？\n\n请选一个（回复序号即可）：\n1. 贵阳高新区\n2. 青岛高新区');
  });

  it('an article without a headline is named by its file', () => {
    expect(plainText({ ...FOUND, evidence: [{ ...EVIDENCE, headline: '' }] })).toContain(
      '——《科技日报》2023年4月page.txt·做强产业',
    );
  });
});

describe('toRecord', () => {
  it('found', () => {
    expect(toRecord(FOUND)).toEqual({
      kind: 'fact',
      text: plainText(FOUND),
      headline: '总投资40亿元',
      items: ['总投资：40亿元', '奔腾智能装备制造产业园'],
      verdict: null,
      zone: '开封示范区',
      citations: [
        {
          quote: '园区总投资40亿元。',
          start: 120,
          end: 130,
          file: 'page.txt',
          article: 'page-3',
          section: '做强产业',
          date: '2023-04',
        },
      ],
      suggestions: ['开封示范区有哪些企业？', '谁介绍了这个项目？'],
    });
  });

  it('a verdict keeps its yes or no', () => {
    expect(toRecord({ ...FOUND, kind: 'verdict', verdict: 'no' })).toMatchObject({
      kind: 'verdict',
      verdict: 'no',
    });
  });

  it('unknown is a refusal that cites what is near', () => {
    expect(toRecord(UNKNOWN)).toMatchObject({
      kind: 'refusal',
      headline: '原文没有说开封示范区2021年的总投资。',
      zone: '开封示范区',
      items: [],
      verdict: null,
      citations: [{ quote: '园区总投资40亿元。', section: null, date: null }],
    });
  });

  it('a question back is a clarification, its choices are the suggestions', () => {
    expect(toRecord({ type: 'ask', question: '哪个园区？', choices: ['贵阳高新区', '青岛高新区'] })).toEqual({
      kind: 'clarification',
      text: '哪个园区？\n\n请选一个（回复序号即可）：\n1. 贵阳高新区\n2. 青岛高新区',
      headline: '哪个园区？',
      items: [],
      verdict: null,
      zone: null,
      citations: [],
      suggestions: ['贵阳高新区', '青岛高新区'],
    });
  });

  it('a greeting is help without a headline', () => {
    const record = toRecord({ type: 'guide', lines: ['您好！', '请问。'], suggestions: ['有哪些园区？'] });
    expect(record).toMatchObject({
      kind: 'help',
      headline: null,
      suggestions: ['有哪些园区？'],
      citations: [],
    });
    expect(record.text.split('\n').slice(0, 2)).toEqual(['您好！', '请问。']);
  });

  it('a headline is one line of at most 80 characters and never half a character', () => {
    const headline = `甲\n${'𠮷'.repeat(60)}`;
    const short = toRecord({ ...FOUND, headline }).headline ?? '';
    expect(short).toMatch(/^甲 𠮷+…$/u);
    expect(short.length).toBeLessThanOrEqual(80);
    expect(toRecord({ ...UNKNOWN, headline: ' ' }).headline).toBeNull();
  });

  it('survives JSON unchanged', () => {
    const record = toRecord(FOUND);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});
