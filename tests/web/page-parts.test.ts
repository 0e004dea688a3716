// The page's own reading of answers and addresses, without a browser.
import { describe, expect, it } from 'vitest';
import type { Found, Item } from '../../src/answer/types.js';
import { piecesOf } from '../../src/channels/web/page/article-text.js';
import { comparisonOf } from '../../src/channels/web/page/comparison.js';
import { completionsOf } from '../../src/channels/web/page/completion.js';
import { markedPieces } from '../../src/channels/web/page/printed-marks.js';
import { articlePath, factPath, routeOf } from '../../src/channels/web/page/route.js';
import { needsStamp, stampText } from '../../src/channels/web/page/time-stamp.js';
import { corpusOpened } from '../corpus-opened.js';

const comparison = (...items: readonly Item[]) =>
  comparisonOf({ kind: 'comparison', headline: '甲区 与 乙区 对比', items } as unknown as Found);

describe('a comparison as a table', () => {
  it('measures down, zones across', () => {
    const table = comparison(
      { label: '甲区', text: '甲区：好' },
      { label: '乙区', text: '乙区：更好' },
      { label: '产值', text: '甲区 5亿元；乙区 文中未提及' },
    );
    expect(table).toEqual({
      zones: ['甲区', '乙区'],
      rows: [
        { measure: null, cells: ['甲区：好', '乙区：更好'] },
        { measure: '产值', cells: ['5亿元', '文中未提及'] },
      ],
    });
  });

  it('what cannot be compared stands in one row, each under its zone', () => {
    const table = comparison({ label: '甲区 产值', text: '5亿元' }, { label: '乙区 产值', text: '6%' });
    expect(table?.rows).toEqual([{ measure: '产值', cells: ['5亿元', '6%'] }]);
  });

  it('a value may hold the sign between cells', () => {
    const table = comparison({ label: '荣誉', text: '甲区 一；二；乙区 三' });
    expect(table?.rows[0]?.cells).toEqual(['一；二', '三']);
  });

  it('is a list where any entry is something else', () => {
    expect(comparison({ label: '产值', text: '甲区 5亿元' })).toBeNull();
    expect(comparison({ label: null, text: '甲区 5亿元；乙区 6亿元' })).toBeNull();
    expect(comparison()).toBeNull();
  });

  it('every comparison of two zones of the corpus is one, and loses no word', () => {
    const { bot, knowledge } = corpusOpened();
    const names = knowledge.zones.map(({ name }) => name);
    for (const one of names)
      for (const other of names.filter((name) => name !== one)) {
        const answer = bot.lookup(`/compare ${one} ${other}`) as Found;
        const cells = comparisonOf(answer)?.rows.flatMap((row) => row.cells) ?? [];
        const words = answer.items.map(({ text }) => text).join('；');
        expect(cells.length).toBeGreaterThan(1);
        expect(cells.filter((cell) => !words.includes(cell))).toEqual([]);
      }
  });
});

describe('what the answer says, marked in the sentence', () => {
  const marked = (quote: string, ...said: readonly string[]) =>
    markedPieces(quote, said).flatMap(({ text, marked }) => (marked ? [text] : []));

  it('the value behind the label, and numbers', () => {
    expect(marked('机构278家、企业12户', '机构：278家')).toEqual(['278家']);
    expect(marked('约七成企业参加', '参加企业：约七成')).toEqual(['约七成']);
  });

  it('never a part of a longer number', () => {
    expect(marked('企业112户，另有12户', '企业：12户')).toEqual(['12户']);
    expect(marked('增长3.5%', '增长：5%')).toEqual([]);
  });

  it('pieces put together are the sentence', () => {
    const quote = '（a+b）*30.5%，[x]';
    const pieces = markedPieces(quote, ['增长：30.5%', '（a+b）*']);
    expect(pieces.map(({ text }) => text).join('')).toBe(quote);
  });
});

it('a sentence is cut at its facts, the narrowest one first', () => {
  const fact = (id: string, start: number, end: number) => ({
    id,
    start,
    end,
    type: 'quote' as const,
    doubt: null,
  });
  const sentence = { anchor: 's0', text: '他说有12家。', span: { start: 0, end: 7 }, truncated: false };
  const pieces = piecesOf({ ...sentence, facts: [fact('all', 0, 7), fact('number', 3, 6)] });
  expect(pieces.map(({ text, fact: one }) => [text, one?.id])).toEqual([
    ['他说有', 'all'],
    ['12家', 'number'],
    ['。', 'all'],
  ]);
});

it('addresses lead where they came from', () => {
  const [path, hash] = articlePath('报#1', 57).split('#');
  expect(routeOf(path!, `#${hash}`)).toEqual({ to: 'article', id: '报#1', anchor: 's57' });
  expect(routeOf(factPath('95a6012c4bce'), '')).toEqual({ to: 'fact', id: '95a6012c4bce' });
  expect(routeOf('/read/%E0%A4%A', '')).toEqual({ to: 'article', id: '%E0%A4%A', anchor: null });
  expect(routeOf('/', '')).toEqual({ to: 'chat' });
});

it('a slash offers commands, then zones; a whole command offers nothing', () => {
  const menu = [
    { command: 'zones', description: '收录了哪些园区' },
    { command: 'compare', description: '对比两个园区' },
  ];
  const zones = ['甲高新区', '乙高新区'].map((id) => ({ id, aliases: [], articles: [], picture: false }));
  const offered = (text: string) => completionsOf(text, menu, zones).map((one) => one.text);
  expect(offered('/')).toEqual(['/zones', '/compare ']);
  expect(offered('/对比')).toEqual(['/compare ']);
  expect(offered('/zones')).toEqual([]);
  expect(offered('/compare 甲')).toEqual(['/compare 甲高新区']);
  expect(offered('/compare 甲高新区 ')).toEqual(['/compare 甲高新区 乙高新区']);
  expect(offered('有/没有')).toEqual([]);
});

it('a time stamp stands after a pause, as short as the day allows', () => {
  const now = new Date(2023, 3, 12, 9, 5).getTime();
  const stamp = (...at: [number, number, number, number, number]) =>
    stampText(new Date(...at).getTime(), now, 'zh-CN', '昨天');
  expect(needsStamp(now, undefined)).toBe(true);
  expect(needsStamp(now, now - 60_000)).toBe(false);
  expect(needsStamp(now, now - 600_000)).toBe(true);
  expect(stamp(2023, 3, 12, 8, 1)).toBe('08:01');
  expect(stamp(2023, 3, 11, 23, 59)).toBe('昨天 23:59');
  expect(stamp(2023, 3, 10, 0, 5)).toBe('4月10日 00:05');
  expect(stamp(2022, 11, 31, 12, 0)).toBe('2022年12月31日 12:00');
});
