// What a zone's picture says: numbers that its evidence prints, nothing doubtful, and charts of like figures only.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cardEvidence, type ZoneCard } from '../../src/answer/card.js';
import type { Evidence } from '../../src/answer/types.js';
import { CARD } from '../../src/answer/wording.js';
import { cardSvg } from '../../src/channels/card/card-svg.js';
import { printedFigure, zoneCard } from '../../src/intents/zone-card.js';
import { openBot } from '../../src/open.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { placedWords } from '../channels/small-cards.js';
import { botOver, type Story } from './small-corpus.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = ['../../corpus', '../../../shared/corpus-dev'].map(folder).filter(existsSync);

const NUMBER = /\d+(?:[.,]\d+)*|[一二三四五六七八九十百千]{2,}/gu;
const undone = (text: string) => text.replace(/\s*[\r\n]\s*/gu, '');

const joined = ({ lead, numeral, unit }: { lead: string; numeral: string; unit: string }) =>
  lead + numeral + unit;

/** What a card says beside what its evidence prints, a line each for what is not printed. */
function unprinted(card: ZoneCard): readonly string[] {
  const charted = card.chart?.type === 'share' ? [card.chart.figure] : [];
  const bars = card.chart?.type === 'bars' ? card.chart.bars : [];
  const claims: readonly (readonly [string, Evidence])[] = [
    ...[...card.figures, ...charted].flatMap(({ label, figure, period, evidence }) =>
      [label, joined(figure), period ?? ''].map((claim) => [claim, evidence] as const),
    ),
    ...bars.map(({ figure, evidence }) => [joined(figure), evidence] as const),
  ];
  const rows = card.rows.filter(
    ({ entries, evidence }) =>
      !entries.every((entry) =>
        entry.split(/[（）]/u).every((part) => evidence.some(({ quote }) => quote.includes(part))),
      ),
  );
  // What is drawn, word for word, whoever drew it.
  const printed = [card.headline, ...card.sources, ...cardEvidence(card).map(({ quote }) => quote)].join(
    '\n',
  );
  const drawn = placedWords(cardSvg(card)).flatMap(({ words }) => words.match(NUMBER) ?? []);
  return [
    ...claims.filter(([claim, { quote }]) => !quote.includes(claim)).map(([claim]) => claim),
    ...rows.map(({ label }) => label),
    ...drawn.filter((number) => !printed.includes(number)),
  ];
}

describe.each(FOLDERS)('%s', (path) => {
  const { sources } = readCorpusFolder(path);
  const { knowledge } = openBot(sources, { max: 10, ttl: 1000 });
  const cards = knowledge.zones.map((zone) => zoneCard(knowledge, zone)!);

  it('every zone has a card, and everything on it is printed in its evidence', () => {
    expect(cards.map((card) => ({ zone: card.zone, unprinted: unprinted(card) }))).toEqual(
      knowledge.zones.map(({ name }) => ({ zone: name, unprinted: [] })),
    );
  });

  it('the evidence stands in the source where it says', () => {
    const wrong = cards
      .flatMap(cardEvidence)
      .filter(
        ({ file, start, end, quote }) =>
          !sources.some((source) => source.file === file && undone(source.text.slice(start, end)) === quote),
      );
    expect(wrong).toEqual([]);
  });

  it('no figure on a card has a doubt', () => {
    const doubted = knowledge.facts.filter((fact) => fact.type === 'quantity' && fact.doubt !== null);
    const shown = cards
      .flatMap(({ figures }) => figures)
      .filter(({ figure, label, evidence }) =>
        doubted.some(
          (fact) =>
            fact.type === 'quantity' &&
            knowledge.sentences[fact.sentence].text === evidence.quote &&
            fact.quantity.text === joined(figure) &&
            fact.attribute === label,
        ),
      );
    expect(shown).toEqual([]);
  });
});

describe('printedFigure', () => {
  it.each([
    ['约40亿元', '约', '40', '亿元'],
    ['20余万床', '', '20', '余万床'],
    ['97%以上', '', '97', '%以上'],
    ['不到10分钟', '不到', '10', '分钟'],
    ['突破千亿元', '突破', '千', '亿元'],
    ['2～3个', '', '2～3', '个'],
    ['20万至30万元', '', '20万至30', '万元'],
    ['三百余家', '', '三百', '余家'],
    ['百分之三十', '', '百分之三十', ''],
    ['1,200.5万平方米', '', '1,200.5', '万平方米'],
    ['上亿元', '', '上亿元', ''],
  ])('%s', (text, lead, numeral, unit) => {
    expect(printedFigure(text)).toEqual({ lead, numeral, unit });
  });
});

const cardOf = (stories: readonly Story[]): ZoneCard => {
  const { knowledge } = botOver(stories);
  return zoneCard(knowledge, knowledge.zones[0])!;
};
const cardOver = (...text: readonly string[]): ZoneCard => cardOf([{ zone: '南平高新区', text, year: 2023 }]);

const chartLines = ({ chart }: ZoneCard): readonly string[] =>
  chart?.type === 'bars'
    ? [chart.title, ...chart.bars.map(({ label, figure, length }) => `${label} ${joined(figure)} ${length}`)]
    : chart
      ? [`${chart.figure.label} ${joined(chart.figure.figure)} ${chart.share}`]
      : [];

const TWO = '宏达新材料产业园总投资40亿元。';
const OTHER = '蓝海智能制造产业园总投资1.2亿元。';

describe('a chart', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'two exact sums of two projects',
      [TWO, OTHER],
      ['投资', '宏达新材料产业园 40亿元 1', '蓝海智能制造产业园 1.2亿元 0.03'],
    ],
    ['a rough one', [TWO, OTHER.replace('1.2', '约1.2')], []],
    [
      'two expected',
      [TWO.replace('总', '预计总'), OTHER.replace('总', '预计总')],
      ['投资（预计）', '宏达新材料产业园 40亿元 1', '蓝海智能制造产业园 1.2亿元 0.03'],
    ],
    ['one expected, one reached', [TWO, OTHER.replace('总', '预计总')], []],
    ['different measures', [TWO, OTHER.replace('总投资', '税收')], []],
    ['different units', [TWO, OTHER.replace('亿元', '亿美元')], []],
    ['two for one owner', [TWO, TWO.replace('40', '41'), OTHER], []],
    [
      'things, where nobody says what of them',
      [
        '南平宏达科技有限公司1GW太阳能电池及组件项目，已全面开工。',
        '南平蓝海科技有限公司100MW太阳能电池及组件项目，已全面开工。',
      ],
      [],
    ],
    [
      'what was measured of them',
      ['南平宏达科技有限公司已实现500MW产能。', '南平蓝海科技有限公司已实现50MW产能。'],
      ['产能', '南平宏达科技有限公司 500MW 1', '南平蓝海科技有限公司 50MW 0.1'],
    ],
    ['a part of the whole', ['南平高新区总投资100亿元。', TWO], []],
    [
      'growth rates of the zone',
      ['2022年，南平高新区工业增加值增长8%，税收收入增长16%。'],
      [CARD.growth, '税收收入增长 16% 1', '工业增加值增长 8% 0.5'],
    ],
    [
      'growth of different years',
      ['2022年，南平高新区工业增加值增长8%。', '2021年，南平高新区税收收入增长16%。'],
      [],
    ],
    ['growth beside decline', ['2022年，南平高新区工业增加值增长8%，能源消耗下降16%。'], []],
    ['a share', ['南平高新区高新技术产业产值占全市的45.5%。'], ['高新技术产业产值占全市 45.5% 0.455']],
    ['a rough share', ['南平高新区高新技术产业产值占全市的近45.5%。'], []],
  ])('%s', (_, text, lines) => {
    expect(chartLines(cardOver(...text))).toEqual(lines);
  });

  it('sets zones side by side for one year only', () => {
    const story = (zone: string, sum: string, year: number) => ({
      zone,
      text: [`${zone}实现工业总产值${sum}亿元。`],
      year,
    });
    expect(chartLines(cardOf([story('南平高新区', '30', 2023), story('北海高新区', '60', 2023)]))).toEqual([
      expect.any(String),
      '北海高新区 60亿元 1',
      '南平高新区 30亿元 0.5',
    ]);
    expect(chartLines(cardOf([story('南平高新区', '30', 2023), story('北海高新区', '60', 2021)]))).toEqual(
      [],
    );
  });
});

describe('not on a card', () => {
  it.each([
    ['others', '南平高新区与其他11家国家级高新区代表签约。'],
    ['which ones are meant', '南平高新区支持年产值超过300亿元的企业发展。'],
    ['a wider place', '2022年南平市实现工业总产值900亿元。'],
    ['a time that is no measure', '南平高新区对三年前有行贿记录的企业不予受理。'],
    ['what a list ends with', '南平高新区的数据库涵盖市政工程、设备购置等3大项32小类。'],
    ['a sentence that breaks off', '2022年，南平高新区工业增加值增长8%，税收'],
    ['a name that would bring in a number', '南平360智能科技有限公司加快建设。该公司总投资40亿元。'],
    ['who knows whose', '“宏达3D打印”项目加快建设。该项目总投资40亿元。'],
    ['a name that fits two', '宏达激光产业园开工。宏达智能产业园投产。宏达产业园总投资40亿元。'],
    ['too bare a count', '南平高新区取消了12家企业的资格。'],
  ])('%s', (_, sentence) => {
    const { figures, chart } = cardOver(sentence);
    expect([figures.map(({ figure }) => joined(figure)), chart]).toEqual([[], null]);
  });

  it('what is made, taken for an owner', () => {
    const made = '南平蓝海有限公司建设100MW宏达科技及50MW配套组件生产线。';
    const { figures } = cardOver('南平宏达科技有限公司投产。', made);
    expect(figures.map(({ figure }) => joined(figure))).toEqual(['100MW']);
  });

  it('figures that another article contradicts', () => {
    const story = (count: string) => ({
      zone: '南平高新区',
      text: [`南平高新区拥有高新技术企业${count}家。`],
      year: 2023,
    });
    expect(cardOf([story('300')]).figures).toHaveLength(1);
    expect(cardOf([story('300'), story('278')]).figures).toEqual([]);
  });
});

it.each([
  ['2022年，南平高新区工业增加值增长8%。', false, '2022年'],
  ['2020年至2022年，南平高新区工业增加值增长8%。', false, '2020年至2022年'],
  ['南平高新区工业增加值增长8%。', false, null],
  ['预计2030年，南平高新区将实现工业总产值900亿元。', true, '2030年'],
])('%s', (sentence, planned, period) => {
  expect(cardOver(sentence).figures).toMatchObject([{ planned, period }]);
});

it('a zone without figures shows what it can in words', () => {
  const card = cardOver('南平高新区加快建设。宏达科技忙碌不停。南平宏达科技有限公司已经入驻。');
  expect(card).toMatchObject({ figures: [], chart: null, headline: '南平高新区：项目建设提速' });
  expect(card.rows.flatMap(({ entries }) => entries)).toContain('南平宏达科技有限公司');
});
