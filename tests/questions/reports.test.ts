// What operators are told of a log: invented questions, and the rows that come of them.
import { describe, expect, it } from 'vitest';
import { groupAlike } from '../../src/questions/likeness.js';
import { createOperators } from '../../src/questions/operators.js';
import type { Report, ReportName } from '../../src/questions/report.js';
import { reportOf } from '../../src/questions/reports.js';
import { type LoggedQuestion, StoreAwayError } from '../../src/state/question-log.js';
import { row } from '../state/question-log-cases.js';

const DAY = 24 * 3600_000;
const MONDAY = Date.UTC(2026, 10, 30);
const asked = (text: string | null, more: Partial<LoggedQuestion> = {}) =>
  row({ time: MONDAY, text, headline: null, ...more });
const refused = (text: string | null, more: Partial<LoggedQuestion> = {}) =>
  asked(text, { answer: 'refusal', reason: 'zone', zone: '甲园区', ...more });

const values = ({ columns, rows }: Report) => rows.map((one) => columns.map((column) => one[column]));
const told = (name: ReportName, questions: readonly LoggedQuestion[]) => values(reportOf(name, questions));

describe('likeness', () => {
  const groups = (...texts: readonly string[]) =>
    groupAlike(texts.map((text) => ({ text }))).map((group) => group.map(({ text }) => text));

  it.each([
    ['punctuation and width', ['甲园区ＧＤＰ多少？', '甲园区gdp多少']],
    ['traditional characters', ['甲園區有多少家企業', '甲园区有多少家企业']],
    ['a word more or less', ['苏州工业园区有多少家企业', '苏州工业园区有多少企业']],
    ['another asking word', ['苏州工业园区有多少家企业', '苏州工业园区有哪些企业']],
  ])('%s make no other question', (_, texts) => expect(groups(...texts)).toEqual([texts]));

  it.each([
    ['another zone', ['苏州工业园区有多少家企业', '无锡高新区有多少家企业']],
    ['something else of the same zone', ['苏州工业园区有多少家企业', '苏州工业园区谁管']],
    ['a single character', ['甲', '乙']],
    ['no character at all', ['？', '！']],
  ])('%s does', (_, texts) => expect(groups(...texts)).toEqual(texts.map((text) => [text])));

  it('the wording that is asked most leads, the largest group comes first, whatever the order', () => {
    const texts = [
      '甲园区有哪些企业',
      '乙园区面积多大',
      '乙园区面积多大',
      '乙园区面积有多大',
      '甲园区有哪些企业',
    ];
    const largest = ['乙园区面积多大', '乙园区面积多大', '乙园区面积有多大'];
    expect(groups(...texts)[0]).toEqual(largest);
    expect(groups(...[...texts].reverse())[0]).toEqual(largest);
  });

  it('what has no words is left out', () => expect(groupAlike([{ text: null }])).toEqual([]));
});

describe('unanswered', () => {
  it('by reason and zone, then by likeness, with the last day; the most asked first', () => {
    expect(
      told('unanswered', [
        refused('甲园区有多少家企业'),
        refused('甲园区有多少企业？', { person: 'ben', time: MONDAY + DAY }),
        refused('甲园区面积'),
        refused('甲园区有多少家企业', { reason: 'time', thumb: 'down', time: MONDAY + 1 }),
        refused('甲园区有多少家企业', { zone: '乙园区', time: MONDAY - DAY }),
        refused('坏了', { answer: 'failed', reason: null, zone: null, time: MONDAY - DAY }),
        asked('贵阳'),
      ]),
    ).toEqual([
      [2, 2, 0, '2026-12-01', 'zone', '甲园区', '甲园区有多少家企业'],
      [1, 1, 0, '2026-11-30', 'zone', '甲园区', '甲园区面积'],
      [1, 1, 1, '2026-11-30', 'time', '甲园区', '甲园区有多少家企业'],
      [1, 1, 0, '2026-11-29', 'zone', '乙园区', '甲园区有多少家企业'],
      [1, 1, 0, '2026-11-29', 'bug', null, '坏了'],
    ]);
  });

  it('what has no words any more still counts, by its reason', () => {
    const gone = { zone: null, text: null };
    expect(told('unanswered', [refused(null, gone), refused(null, gone)])).toEqual([
      [2, 1, 0, '2026-11-30', 'zone', null, null],
    ]);
  });
});

describe('the other reports', () => {
  it('asked: answered or not, alike together; help and asking back are none', () => {
    const none = (answer: 'help' | 'clarification') => asked('帮助', { answer });
    expect(
      told('asked', [
        asked('一'),
        refused('二二二'),
        asked('二二二', { thumb: 'up' }),
        none('help'),
        none('clarification'),
      ]),
    ).toEqual([
      [2, 1, 1, 1, 1, 0, '二二二'],
      [1, 1, 1, 0, 0, 0, '一'],
    ]);
  });

  it('feedback: what was voted on, the most disliked first', () => {
    const voted = (text: string, thumb: 'up' | 'down', headline = '答') => asked(text, { thumb, headline });
    expect(
      told('feedback', [
        voted('好', 'up'),
        voted('坏', 'down'),
        voted('坏？', 'down'),
        voted('坏', 'up', '别的'),
        asked('无'),
      ]),
    ).toEqual([
      [0, 2, 'fact', '坏', '答'],
      [1, 0, 'fact', '好', '答'],
      [1, 0, 'fact', '坏', '别的'],
    ]);
  });

  it('slowest: one row each, the slowest first', () => {
    expect(told('slowest', [asked('快', { ms: 0.123 }), asked('慢', { ms: 1500 })])).toEqual([
      [1500, '2026-11-30T00:00:00.000Z', 'fact', '慢'],
      [0.1, '2026-11-30T00:00:00.000Z', 'fact', '快'],
    ]);
  });

  it('users: a row a day, people counted once, the latest first', () => {
    expect(
      told('users', [
        asked('一', { time: MONDAY - 1 }),
        asked('二'),
        asked('三', { answer: 'help' }),
        refused('四', { person: 'ben', thumb: 'up' }),
      ]),
    ).toEqual([
      ['2026-11-30', 2, 3, 1, 1, 1, 0],
      ['2026-11-29', 1, 1, 1, 0, 0, 0],
    ]);
  });

  it.each<ReportName>(['unanswered', 'asked', 'feedback', 'slowest', 'users'])(
    '%s of nothing is empty',
    (name) => expect(told(name, [])).toEqual([]),
  );
});

describe('operators', () => {
  const operators = (read: () => Promise<readonly LoggedQuestion[]>) =>
    createOperators({ admins: new Set(['telegram:1']), read, most: 10, now: () => MONDAY });

  it('are those who are listed', () => {
    const { isOperator } = operators(async () => []);
    expect(['telegram:1', 'telegram:11', 'wecom:1'].map(isOperator)).toEqual([true, false, false]);
  });

  it('are told where the log is away; a bug is none', async () => {
    const away = operators(() => Promise.reject(new StoreAwayError('away')));
    expect(await away.report('asked', 7)).toBeNull();
    await expect(operators(() => Promise.reject(new Error('a bug'))).report('asked', 7)).rejects.toThrow(
      'a bug',
    );
  });
});
