// Names in questions, over made-up names: as written, by sound, miswritten, spelled, in English, and those that are lacking.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../src/facts/types.js';
import { formScanner } from '../../src/knowledge/names/exact.js';
import { nameForms } from '../../src/knowledge/names/forms.js';
import { Trie } from '../../src/text/trie.js';
import { described, ENTITIES, finderOf } from './made-up-names.js';

const finder = finderOf();
const find = (question: string) => described(finder, question);

describe('names as they are written', () => {
  it.each([
    ['鲸澜生物医疗有多少员工', '鲸澜生物医疗'],
    ['青島高新區怎麼樣', '青岛高新区'],
    ['青岛怎么样', '青岛'],
    ['龚岚说了什么', '龚岚'],
    ['青岛园区怎么样', '青岛'],
  ])('%s', (question, said) => expect(find(question)).toEqual([said]));

  it('a short name keeps everything that it fits', () => {
    const [name] = finder.find('柏腾怎么样');
    expect(name.entities).toEqual(['organization:柏腾智能制造有限公司', 'project:柏腾智能产业园']);
  });

  it('the table of forms finds what a trie finds', () => {
    const word = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), maxLength: 24 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, (names, asked) => {
        const trie = new Trie<string>();
        for (const name of names) trie.add(name, name);
        const entities = new Map(
          names.map((name): [string, Entity] => [
            name,
            { id: name, kind: 'organization', name, aliases: [], articles: [] },
          ]),
        );
        const scanned = formScanner(nameForms(entities))(asked);
        const expected = trie.findAll(asked).map(({ start, end }) => [start, end]);
        expect(scanned.map(({ start, end }) => [start, end])).toEqual(expected);
      }),
    );
  });
});

describe('slips of the input method', () => {
  it.each([
    ['a company', '京澜生物医疗获评什么', '京澜生物医疗 → 青岛鲸澜生物医疗股份有限公司'],
    ['its kind word goes with it', '京澜生物医疗公司在哪', '京澜生物医疗公司 → 青岛鲸澜生物医疗股份有限公司'],
    ['with its place', '青岛京澜怎么样', '青岛京澜 → 青岛鲸澜生物医疗股份有限公司'],
    ['two characters of four', '怕儿沃兹投资多少', '怕儿沃兹 → 帕尔沃兹真空泵有限公司'],
    ['a park', '匆惠山建筑面积', '匆惠山 → 聪慧山文化创意产业园'],
    ['an everyday word for a coined one', '天将动画有多少人', '天将动画 → 天匠动画'],
    ['a zone', '清岛高新区有多少企业', '清岛高新区 → 青岛高新区'],
    ['its zone word', '青岛高薪区有多少企业', '青岛高薪区 → 青岛高新区'],
    ['z for zh, s for sh', '帕尔沃之真空泵', '帕尔沃之真空泵 → 帕尔沃兹真空泵有限公司'],
    ['in for ing', '金澜生物医疗怎么样', '金澜生物医疗 → 青岛鲸澜生物医疗股份有限公司'],
    ['n for l', '鲸南生物医疗怎么样', '鲸南生物医疗 → 青岛鲸澜生物医疗股份有限公司'],
    ['the whole text', '贵洋', '贵洋 → 贵阳高新区'],
    ['the whole text, a short name', '惊岚', '惊岚 → 青岛鲸澜生物医疗股份有限公司'],
  ])('%s: %s', (_what, question, taken) => expect(find(question)).toEqual([taken]));

  it('what fits several is kept for the bot to ask', () => {
    const [name] = finder.find('百腾智能怎么样');
    expect(name).toMatchObject({ said: '百腾智能', origin: 'corrected', meant: '柏腾智能' });
    expect(name.entities).toHaveLength(2);
  });

  it.each([
    ['an everyday word', '聪惠的员工有多少'],
    ['a short name inside a sentence', '惊岚怎么样'],
    ['words of its own', '他们怕儿子沃土'],
    ['a function word', '天的动画'],
  ])('%s is no slip: %s', (_why, question) => expect(find(question)).toEqual([]));

  it('what the corpus prints is no slip', () => {
    expect(described(finderOf(ENTITIES, '京澜生物医疗'), '京澜生物医疗怎么样')).toEqual([]);
  });

  it('what may be two companies is none', () => {
    const other: Entity = {
      ...ENTITIES[3],
      id: 'organization:o',
      name: '惊岚生物医疗有限公司',
      aliases: ['惊岚生物医疗'],
    };
    expect(described(finderOf([...ENTITIES, other]), '京兰生物医疗怎么样')).toEqual([]);
  });

  it.each([['桂阳高新区'], ['咸阳高新区'], ['秦皇岛高新区']])(
    '%s is a place of its own, however it sounds',
    (zone) => expect(find(`${zone}有多少企业`)).toEqual([`✗ ${zone}`]),
  );
});

describe('a character missing, added or swapped', () => {
  it.each([
    ['missing', '帕沃兹投入多少', '帕沃兹 → 帕尔沃兹真空泵有限公司'],
    ['missing at the end of a word', '鲸澜生物疗怎么样', '鲸澜生物疗 → 青岛鲸澜生物医疗股份有限公司'],
    ['missing in a zone', '天津海高新区怎么样', '天津海高新区 → 天津滨海高新区'],
    ['added', '鲸澜澜生物医疗怎么样', '鲸澜澜生物医疗 → 青岛鲸澜生物医疗股份有限公司'],
    ['swapped', '帕沃尔兹真空泵', '帕沃尔兹真空泵 → 帕尔沃兹真空泵有限公司'],
  ])('%s: %s', (_what, question, taken) => expect(find(question)).toEqual([taken]));

  it.each([
    ['鲸澜的生物医疗', '鲸澜'],
    ['青岛新区怎么样', '✗ 青岛新区'],
    ['鲸澜生物医药怎么样', '鲸澜生物'],
    ['岳帕沃兹怎么样', undefined],
    ['阳高新区有多少企业', undefined],
  ])('%s stays what it says', (question, said) => expect(find(question)).toEqual(said ? [said] : []));
});

describe('people by the sound of their names', () => {
  it.each([
    ['蒯希哲是谁', '蒯希哲 → 蒯锡哲'],
    ['蒯希哲说了什么', '蒯希哲 → 蒯锡哲'],
    ['诸葛小辉怎么看', '诸葛小辉 → 诸葛晓辉'],
    ['公岚', '公岚 → 龚岚'],
    ['总经理蒯希哲', '蒯希哲 → 蒯锡哲'],
  ])('%s', (question, taken) => expect(find(question)).toEqual([taken]));

  it.each([['蒯希哲投资多少'], ['蒯哲是谁'], ['公篮怎么打'], ['宫阑珊是谁']])(
    'nobody is meant by 「%s」',
    (question) => expect(find(question)).toEqual([]),
  );
});

describe('names in Latin letters', () => {
  it.each([
    ['guiyang gaoxinqu', 'guiyang gaoxinqu → 贵阳高新区'],
    ['GuìYáng有多少企业', 'guìyáng → 贵阳高新区'],
    ['qing dao', 'qing dao → 青岛高新区'],
    ['qīng dǎo gāo xīn qū', 'qīng dǎo gāo xīn qū → 青岛高新区'],
    ['QingDao怎么样', 'qingdao → 青岛高新区'],
    ['qindao', 'qindao → 青岛高新区'],
    ['guiyan', 'guiyan → 贵阳高新区'],
    ['jing lan shengwu yiliao投资多少', 'jing lan shengwu yiliao → 青岛鲸澜生物医疗股份有限公司'],
    ["pa'er wozi", "pa'er wozi → 帕尔沃兹真空泵有限公司"],
    ['kuai xizhe shi shei', 'kuai xizhe → 蒯锡哲'],
    ['who is Xizhe Kuai', 'xizhe kuai → 蒯锡哲'],
    ['gygxq', 'gygxq → 贵阳高新区'],
    ['GYGXQ？', 'gygxq → 贵阳高新区'],
  ])('%s', (question, taken) => expect(find(question)).toEqual([taken]));

  it.each([['gygxq有多少企业'], ['gaoxin'], ['the quick brown fox'], ['LED和5G']])(
    'no name in 「%s」',
    (question) => expect(find(question)).toEqual([]),
  );
});

describe('English names', () => {
  it.each([
    ['Qingdao High-tech Zone', 'qingdao high-tech zone → 青岛高新区'],
    ['the Qingdao hi-tech zone', 'qingdao hi-tech zone → 青岛高新区'],
    [
      'Guiyang National Hi-Tech Industrial Development Zone',
      'guiyang national hi-tech industrial development zone → 贵阳高新区',
    ],
    ["Tianjin Binhai Hi-tech Zone's area", 'tianjin binhai hi-tech zone → 天津滨海高新区'],
    ['companies in the high-tech zone of Guiyang', 'high-tech zone of guiyang → 贵阳高新区'],
    ['Baiteng industrial park', 'baiteng industrial park → 柏腾智能产业园'],
  ])('%s', (question, taken) => expect(find(question)).toEqual([taken]));

  it('a zone word without a place is no name', () => {
    expect(find('how many companies does the high-tech zone have')).toEqual([]);
  });
});

describe('zones that the corpus lacks are named, and never taken for one that shares their place', () => {
  it.each([
    ['青岛经开区', '青岛经开区'],
    ['青岛西海岸新区', '青岛西海岸新区'],
    ['西海岸新区', '西海岸新区'],
    ['青岛自贸片区', '青岛自贸片区'],
    ['青岛保税港区', '青岛保税港区'],
    ['天津经开区', '天津经开区'],
    ['天津滨海新区', '天津滨海新区'],
    ['滨海新区', '滨海新区'],
    ['天津生态城', '天津生态城'],
    ['贵安新区', '贵安新区'],
    ['贵阳经开区', '贵阳经开区'],
    ['贵阳综保区', '贵阳综保区'],
    ['中关村', '中关村'],
    ['中關村', '中关村'],
    ['张江', '张江'],
    ['張江高科', '张江高科'],
    ['光谷', '光谷'],
    ['苏州园区', '苏州园区'],
    ['两江新区', '两江新区'],
    ['雄安', '雄安'],
    ['天府新区', '天府新区'],
    ['shenzhen gaoxinqu', 'shenzhen gaoxinqu → 深圳高新区'],
    ['tianjin jingkaiqu', 'tianjin jingkaiqu → 天津经开区'],
    ['xianyang', 'xianyang → 咸阳'],
    ['zhongguancun', 'zhongguancun → 中关村'],
    ['Shenzhen High-tech Zone', 'shenzhen high-tech zone → 深圳高新区'],
    ['Qingdao economic development zone', 'qingdao economic development zone → 青岛经开区'],
    ['Qingdao West Coast New Area', 'qingdao west coast new area → 青岛西海岸新区'],
    ['Suzhou Industrial Park', 'suzhou industrial park → 苏州工业园区'],
    ['TEDA', 'teda → 天津经济技术开发区'],
    ['Erewhon High-tech Zone', 'erewhon high-tech zone'],
  ])('%s', (zone, taken) => {
    expect(find(zone)).toEqual([`✗ ${taken}`]);
    expect(
      find(/[a-z]/iu.test(zone) ? `How many companies does ${zone} have?` : `${zone}有多少企业`),
    ).toContain(`✗ ${taken}`);
  });

  it('a listed zone that the corpus has is found under its other names', () => {
    const zone: Entity = { ...ENTITIES[0], id: 'zone:t', name: '天津经济技术开发区', aliases: [] };
    expect(described(finderOf([zone]), '泰达有多少企业')).toEqual(['泰达 → 天津经济技术开发区']);
  });

  it('a listed name that the corpus prints is no other zone', () => {
    expect(described(finderOf(ENTITIES, '鲸澜在张江设厂'), '张江的工厂多大')).toEqual([]);
  });
});

describe('other names that the corpus lacks', () => {
  it.each([
    ['客天下旅游产业园是由哪个公司投资的', '客天下旅游产业园'],
    ['徐工机械有限公司有多少员工', '徐工机械有限公司'],
    ['包头怎么样', '包头'],
  ])('%s', (question, name) => expect(find(question)).toEqual([`✗ ${name}`]));

  it('a place beside a name of the corpus is only a word', () => {
    expect(find('鲸澜在包头有工厂吗')).toEqual(['鲸澜']);
  });
});

describe('the rules', () => {
  it('have names of their own', () => expect(new Set(finder.rules).size).toBe(finder.rules.length));

  it('names never overlap, and say what stands at their place', () => {
    const piece = fc.constantFrom(
      ...ENTITIES.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...'的 有多少 企业 和 清岛 京澜 经开区 新区 片区 guiyang zone 中关村 有限公司 产业园 项目'.split(' '),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join('').toLowerCase();
        let end = 0;
        for (const { span, said } of finder.find(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.start, span.end)).toBe(said);
          end = span.end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
