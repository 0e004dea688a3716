import { describe, expect, it } from 'vitest';
import {
  datesAgree,
  findDates,
  formatDate,
  isoDate,
  type PartialDate,
  parseIsoDate,
} from '../../src/text/date.js';
import { sliceSpan } from '../../src/text/span.js';

describe('findDates', () => {
  type Case = [sentence: string, text: string, iso: string, relative: string | null, part: string | null];
  it.each<Case>([
    ['在2022年，', '2022年', '2022', null, null],
    ['于2021年7月成功', '2021年7月', '2021-07', null, null],
    ['4月3日，记者', '4月3日', '--04-03', null, null],
    ['2011年8月17日', '2011年8月17日', '2011-08-17', null, null],
    ['3月底，', '3月底', '--03', null, '底'],
    ['4月初，', '4月初', '--04', null, '初'],
    ['4月初步形成', '4月', '--04', null, null],
    ['4月中旬', '4月中旬', '--04', null, '中旬'],
    ['发布时间：2011-08-17', '2011-08-17', '2011-08-17', null, null],
    ['2011/8/17', '2011/8/17', '2011-08-17', null, null],
    ['2011.8.17', '2011.8.17', '2011-08-17', null, null],
    ['二〇二二年', '二〇二二年', '2022', null, null],
    ['２０２２年', '２０２２年', '2022', null, null],
    ['三月十五日', '三月十五日', '--03-15', null, null],
    ['十二月', '十二月', '--12', null, null],
    ['预计今年4月底建成', '今年4月底', '--04', '今年', '底'],
    ['已于今年2月揭牌', '今年2月', '--02', '今年', null],
    ['去年底', '去年底', '', '去年', '底'],
    ['2022年年底', '2022年年底', '2022', null, '底'],
    ['4月15日上午，', '4月15日上午', '--04-15', null, '上午'],
    ['4日上午，', '4日上午', '---04', null, '上午'],
    ['2022年上半年', '2022年上半年', '2022', null, '上半年'],
    ['上半年，', '上半年', '', '上半年', '上半年'],
    ['今年一季度', '今年一季度', '', '今年', '一季度'],
    ['一季度，', '一季度', '', '一季度', '一季度'],
    ['日前，', '日前', '', '日前', null],
    ['目前，', '目前', '', '目前', null],
    ['近年来，', '近年来', '', '近年来', null],
  ])('%s', (sentence, text, iso, relative, part) => {
    const [found] = findDates(sentence);
    expect(found).toMatchObject({ text, relative, part, kind: 'point', until: null });
    expect(isoDate(found.date)).toBe(iso);
    expect(sliceSpan(sentence, found.span)).toBe(text);
  });

  it.each<[string, string, string, string]>([
    ['2010~2011年为', '2010~2011年', '2010', '2011'],
    ['2021年至2023年，', '2021年至2023年', '2021', '2023'],
    ['2021-2023年', '2021-2023年', '2021', '2023'],
    ['今年1至3月', '今年1至3月', '--01', '--03'],
    ['4月3日至5日', '4月3日至5日', '--04-03', '---05'],
    ['2021年7月到9月', '2021年7月到9月', '2021-07', '--09'],
  ])('%s is a range', (sentence, text, from, until) => {
    const [found] = findDates(sentence);
    expect(found).toMatchObject({ text, kind: 'range' });
    expect([isoDate(found.date), isoDate(found.until!)]).toEqual([from, until]);
  });

  it.each(['“十四五”期间', '“十二五”', '十四五规划'])('%s is a plan period without printed years', (text) => {
    expect(findDates(text)).toMatchObject([
      { text, kind: 'range', until: null, date: { year: null, month: null, day: null } },
    ]);
  });

  it('takes 4日 as a date only after another one', () => {
    expect(findDates('4月3日签约，4日开工。').map((date) => date.text)).toEqual(['4月3日', '4日']);
    expect(findDates('他用了4日。')).toEqual([]);
  });

  it('keeps two dates joined by 或 apart', () => {
    expect(findDates('今年4月底或5月初').map((date) => date.text)).toEqual(['今年4月底', '5月初']);
  });

  it.each([
    '3年',
    '五年',
    '10分钟',
    '3个月',
    '2000年的历史',
    '2011-13-45',
    '13月',
    '31日',
    '一月饼',
    '今日头条',
    '说明年产量',
    '三日前',
  ])('%s holds no date', (text) => {
    expect(findDates(text).map((date) => date.text)).toEqual([]);
  });
});

const d = (year: number | null, month: number | null = null, day: number | null = null): PartialDate => ({
  year,
  month,
  day,
});

describe('a date in print', () => {
  it.each<[PartialDate, string, string]>([
    [d(2021, 7), '2021年7月', '2021-07'],
    [d(2011, 8, 17), '2011年8月17日', '2011-08-17'],
    [d(2023), '2023年', '2023'],
    [d(null, 4, 3), '4月3日', '--04-03'],
    [d(null, 4), '4月', '--04'],
    [d(null, null, 4), '4日', '---04'],
    [d(null), '', ''],
  ])('%o', (date, chinese, iso) => {
    expect([formatDate(date), isoDate(date)]).toEqual([chinese, iso]);
  });
});

describe('parseIsoDate', () => {
  it.each<[string, PartialDate]>([
    ['2023', d(2023)],
    ['2023-04', d(2023, 4)],
    ['2023-04-12', d(2023, 4, 12)],
    ['--04-03', d(null, 4, 3)],
    ['2024-02-29', d(2024, 2, 29)],
  ])('%s', (raw, date) => {
    expect(parseIsoDate(raw)).toEqual(date);
    expect(isoDate(date)).toBe(raw);
  });

  it.each(['', '23', '2023-4', '2023-13', '2023-02-29', '2023-04-12T00:00', '2023年', '-'])(
    '%s is none',
    (raw) => {
      expect(parseIsoDate(raw)).toBeNull();
    },
  );
});

describe('datesAgree', () => {
  it.each<[PartialDate, PartialDate, boolean]>([
    [d(2022), d(2022), true],
    [d(2022), d(2023), false],
    [d(2023, 4, 3), d(null, 4, 3), true],
    [d(null, 4), d(null, 4, 3), true],
    [d(2021), d(2021, 7), true],
    [d(2022), d(null, 4, 3), false],
    [d(null, null, 4), d(null, null, 4), false],
    [d(null), d(2022), false],
  ])('%o and %o: %s', (said, stated, agree) => {
    expect(datesAgree(said, stated)).toBe(agree);
  });
});
