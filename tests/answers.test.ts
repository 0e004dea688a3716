// The conversation as a reader has it: the intents' own examples, the zone cards under every name, three dialogues.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../src/answer/record.js';
import { INTENTS } from '../src/intents/index.js';
import { openBot } from '../src/open.js';
import { readCorpusFolder } from '../src/store/corpus-folder.js';

const { sources } = readCorpusFolder(fileURLToPath(new URL('../corpus', import.meta.url)));
const { bot } = openBot(sources, { max: 1000, ttl: 3_600_000 });

let sessions = 0;
const ask = (text: string, session = `fresh ${sessions++}`) => bot.reply(session, text);
const record = (text: string, session?: string) => toRecord(ask(text, session));

describe('every intent answers its own examples', () => {
  const examples = INTENTS.flatMap(({ name, examples: own }) =>
    own.map(({ say, expect: type }) => [name, say, type] as const),
  );

  it('every intent has an example, and a name of its own', () => {
    expect(INTENTS.filter(({ examples: own }) => own.length === 0).map(({ name }) => name)).toEqual([]);
    expect(new Set(INTENTS.map(({ name }) => name)).size).toBe(INTENTS.length);
  });

  it('no slash word belongs to two intents', () => {
    const words = INTENTS.flatMap(({ commands }) => commands);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it.each(examples)('%s: %s → %s', (_name, say, type) => {
    expect(ask(say).type).toBe(type);
  });
});

describe('zone cards', () => {
  const ZONES = [
    {
      name: '青岛高新区',
      says: ['立足自身优势', '海尔生物医疗', '洪锡哲'],
      by: ['青岛', '青島', '青島高新區', 'qingdao', 'qing dao', 'QingDao', '清岛', '清岛高新区', 'qindao'],
    },
    {
      name: '天津滨海高新区',
      says: ['打造靓丽文化名片', '20万平方米'],
      by: ['滨海', '滨海高新区', '天津', '天津濱海高新區', '濱海', 'binhai', 'tianjin', '宾海高新区'],
    },
    {
      name: '襄阳高新区',
      says: ['下真功夫实现政务服务便利化', '刘晶'],
      by: ['襄阳', '襄陽', '襄陽高新區', '湖北襄阳高新区', 'xiangyang', '湘阳高新区', '襄洋'],
    },
    {
      name: '开封市城乡一体化示范区',
      says: ['项目建设激活发展动力', '40亿元', '刘红超'],
      by: ['开封', '開封', '开封示范区', '開封示範區', 'kaifeng', 'kai feng', '开丰示范区'],
    },
    {
      name: '贵阳高新区',
      says: ['30.5%', '278家', '大自然科技股份有限公司', '刘才'],
      by: ['贵阳', '貴陽', '貴陽高新區', 'guiyang', 'guiyan', 'Gui Yang', '贵洋', '归阳高新区'],
    },
  ] as const;

  describe.each(ZONES)('$name', ({ name, says, by }) => {
    it('has a headline, a few things to tell with their sentences, and things to ask next', () => {
      const card = record(`/zone ${name}`);
      expect(card).toMatchObject({ kind: 'overview', zone: name });
      for (const words of says) expect(card.text).toContain(words);
      expect(card.citations.length).toBeGreaterThan(0);
      expect(card.items.length).toBeGreaterThanOrEqual(2);
      expect(card.items.length).toBeLessThanOrEqual(12);
      expect(card.suggestions.length).toBeGreaterThan(0);
    });

    it.each([name, ...by].map((alias) => [alias]))('by 「%s」', (alias) => {
      const card = record(`/zone ${alias}`);
      expect(card).toMatchObject({ kind: 'overview', zone: name });
      expect(card.headline).toBe(record(`/zone ${name}`).headline);
    });

    it('in the words of a question too', () => {
      expect(record(`${name}怎么样？`)).toMatchObject({ kind: 'overview', zone: name });
      expect(record(`介绍一下${by[0]}`)).toMatchObject({ kind: 'overview', zone: name });
    });
  });

  it.each([
    ['/zone 清岛', '清岛', '青岛'],
    ['清岛高新区有哪些企业', '清岛高新区', '青岛高新区'],
    ['/zone 贵洋', '贵洋', '贵阳'],
    ['/zone guiyang', 'guiyang', '贵阳'],
  ])('%s: the reply says what it was taken for', (question, said, meant) => {
    const { text } = record(question);
    expect(text).toMatch(new RegExp(`「${said}」按「${meant}[^」]*」理解`, 'u'));
  });

  it('a right name is not corrected', () => {
    for (const alias of ['贵阳', '貴陽', '滨海', '开封示范区']) {
      expect(record(`/zone ${alias}`).text).not.toContain('理解。');
    }
  });

  it.each(['园区', '概况', 'ZONE', 'zone@zonebot'])('/%s is /zone', (word) => {
    expect(record(`/${word} 贵阳`)).toMatchObject({ kind: 'overview', zone: '贵阳高新区' });
  });
});

interface Turn {
  readonly say: string;
  readonly kind: string;
  readonly has: readonly string[];
  readonly hasNot?: readonly string[];
}

const DIALOGUES: Readonly<Record<string, readonly Turn[]>> = {
  'a zone, then its figures, then another zone': [
    { say: '你好', kind: 'help', has: ['园区问答'] },
    { say: '/zone 贵阳', kind: 'overview', has: ['贵阳高新区', '30.5%'] },
    { say: '有多少家研发机构', kind: 'fact', has: ['278家', '接着上文'] },
    { say: '小巨人企业呢', kind: 'fact', has: ['12户'] },
    { say: '那有哪些企业', kind: 'list', has: ['大自然科技股份有限公司', '贵州振华新材料股份有限公司'] },
    { say: '青岛呢', kind: 'list', has: ['海尔生物医疗'], hasNot: ['大自然'] },
    { say: '出处', kind: 'passage', has: ['青岛高新区'] },
  ],
  'a person, then what he said': [
    { say: '侯乔坤是谁', kind: 'fact', has: ['贵州振华新材料股份有限公司', '董事长'] },
    { say: '他说了什么', kind: 'quote', has: ['自主知识产权'] },
    { say: '许志伟呢', kind: 'quote', has: ['世界前列'], hasNot: ['自主知识产权'] },
    { say: '谢谢', kind: 'help', has: ['不客气'] },
    { say: '他是哪个公司的', kind: 'fact', has: ['奔腾'] },
  ],
  'choices by number, a slip, and an honest no': [
    { say: '/zonne 开封', kind: 'clarification', has: ['/zone 开封'] },
    { say: '1', kind: 'overview', has: ['开封市城乡一体化示范区'] },
    { say: '2021年的GDP是多少', kind: 'refusal', has: ['2021年'], hasNot: ['答案是'] },
    { say: '贵阳高新区的GDP是多少', kind: 'refusal', has: ['「GDP」'], hasNot: ['gdp'] },
    { say: '奔腾产业园占地多少', kind: 'fact', has: ['1500亩'] },
    { say: '总投资呢', kind: 'fact', has: ['40亿元'] },
    { say: '贵阳呢', kind: 'refusal', has: ['贵阳高新区'] },
    { say: '苏州工业园区有多少家企业', kind: 'refusal', has: ['苏州工业园区'] },
  ],
};

describe('dialogues', () => {
  it.each(Object.entries(DIALOGUES))('%s', (name, turns) => {
    const replies = turns.map(({ say }) => record(say, name));
    const wrong = turns.flatMap(({ say, kind, has, hasNot = [] }, index) => {
      const { kind: got, text } = replies[index];
      return [
        ...(got === kind ? [] : [`${say}: ${got}, expected ${kind}: ${text.split('\n')[0]}`]),
        ...has
          .filter((words) => !text.includes(words))
          .map((words) => `${say}: lacks 「${words}」: ${text.split('\n')[0]}`),
        ...hasNot.filter((words) => text.includes(words)).map((words) => `${say}: has 「${words}」`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('two conversations do not mix', () => {
    record('/zone 贵阳', 'one');
    record('/zone 青岛', 'two');
    expect(record('有哪些企业', 'one').zone).toBe('贵阳高新区');
    expect(record('有哪些企业', 'two').zone).toBe('青岛高新区');
  });
});
