import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import type { Ask } from '../../src/commands/measure.js';
import { writeReport } from '../../src/commands/report.js';
import { selfQuestions } from '../../src/commands/self-questions.js';
import { formatSelf, measureSelf, type SelfMeasurement } from '../../src/commands/self-test.js';
import { buildRewording, type Reword, WORDINGS } from '../../src/commands/self-wordings.js';
import type { Source } from '../../src/corpus/types.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { openBot } from '../../src/open.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { sourceOf } from '../source.js';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
/** Shares that were measured, less a little; raise them with the bot. */
const FLOOR = { plain: 85, 'short name': 85, traditional: 85, pinyin: 80, slip: 55 };

function open(sources: readonly Source[] = readCorpusFolder(CORPUS).sources) {
  const { bot, knowledge } = openBot(sources, { max: 1000, ttl: 3_600_000 });
  const ask: Ask = (session, text) => toRecord(bot.reply(session, text));
  const sourceText = (file: string, article: string) =>
    knowledge.articles.find(({ source, node }) => source.file === file && node.id === article)?.source.text ??
    null;
  return { knowledge, ask, sourceText };
}

const TEXT = [
  '青岛高新区：创新促发展',
  '◎本报记者 何星辉',
  '去年，青岛高新区引进企业二十家，总投资30亿元。',
  '“我们办理每一件审批事项都很快。”青岛高新区管委会副主任王小明说。',
  '青岛高新区集聚了大山科技、小河软件、白云动画等龙头企业。',
].join('\n\n');
const small = () => open([sourceOf(TEXT, { file: 'a.txt' })]);

describe('questions from facts', () => {
  const { knowledge } = small();
  const { questions } = selfQuestions(knowledge);
  const plain = questions.map(({ ask, name, expected }) => `${ask(name)} ${expected.join('、')}`);
  let reword: Reword;
  beforeAll(async () => {
    reword = await buildRewording(knowledge);
  });

  it.each([
    '青岛高新区有多少家企业？ 二十家',
    '青岛高新区总投资是多少？ 30亿元',
    '王小明是谁？ 副主任',
    '王小明说了什么？ 我们办理每一件审批事项都很快。',
    '青岛高新区有哪些龙头企业？ 大山科技、小河软件、白云动画',
  ])('%s', (line) => expect(plain).toContain(line));

  it('a fact with a doubt is left out, and so is one whose label makes no question', () => {
    const [amount] = knowledge.facts.filter((fact) => fact.type === 'quantity');
    const facts = [
      { ...amount, doubt: 'damaged' },
      { ...amount, attribute: '' },
      { ...amount, attribute: '第5期投资' },
      { ...amount, attribute: '增速保持在' },
      { ...amount, attribute: '方面' },
      { ...amount, attribute: '很'.repeat(17) },
    ];
    const made = selfQuestions({ ...knowledge, facts });
    expect(made.questions).toEqual([]);
    expect([...made.skipped.keys()]).toEqual([
      'doubt: damaged',
      'the attribute is empty',
      'the attribute holds a figure of its own',
      'the attribute is no noun phrase',
      'the attribute says nothing by itself',
      'the attribute has more than 16 characters',
    ]);
  });

  it('a question about a zone in five wordings', () => {
    const question = questions.find(({ ask, name }) => ask(name) === '青岛高新区总投资是多少？')!;
    expect(WORDINGS.map((wording) => reword(question, wording))).toEqual([
      '青岛高新区总投资是多少？',
      '青岛总投资是多少？',
      '青島高新區總投資是多少？',
      'qingdaogaoxinqu总投资是多少？',
      '轻岛高新区总投资是多少？',
    ]);
  });

  it('a question about a person has neither pinyin nor a slip', () => {
    const question = questions.find(({ ask, name }) => ask(name) === '王小明说了什么？')!;
    expect(WORDINGS.map((wording) => reword(question, wording)).slice(2)).toEqual([
      '王小明說了什麼？',
      null,
      null,
    ]);
  });
});

describe('what counts as given back', () => {
  const { knowledge, sourceText, ask } = small();
  const measured = (headline: string, items: readonly string[] = []) =>
    measureSelf(
      knowledge,
      (session, text) => ({ ...ask(session, text), kind: 'fact', headline, items }),
      sourceText,
    );
  const back = async (...said: Parameters<typeof measured>) =>
    (await measured(...said)).results
      .filter(({ asked }) => asked === '青岛高新区总投资是多少？')
      .map(({ givenBack }) => givenBack);

  it('the printed value, in the headline or an item', async () => {
    expect(await back('共30亿元')).toEqual([true]);
    expect(await back('总投资', ['30亿元'])).toEqual([true]);
    expect(await back('30万元')).toEqual([false]);
  });

  it('no tail of a longer number', async () => {
    expect(await back('130亿元')).toEqual([false]);
    expect(await back('130亿元和30亿元')).toEqual([true]);
  });

  it('no refusal that names it', async () => {
    const refuse: Ask = (session, text) => ({ ...ask(session, text), kind: 'refusal', headline: '30亿元' });
    const { results } = await measureSelf(knowledge, refuse, sourceText);
    expect(results.every(({ givenBack }) => !givenBack)).toBe(true);
  });

  it('misses, their reasons and what is not printed are told', async () => {
    const text = formatSelf(await measured('77亿元'));
    expect(text).toMatch(/^misses: \d+\n +\d+ {2}quantity: another answer \(fact\)/mu);
    expect(text).toContain('expected  30亿元\n      got       fact: 77亿元');
    expect(text).toContain('number 77 is in no quote: 77亿元');
  });
});

describe('the shipped corpus', () => {
  let measured: SelfMeasurement & { readonly knowledge: Knowledge };
  beforeAll(async () => {
    const { knowledge, ask, sourceText } = open();
    measured = { knowledge, ...(await measureSelf(knowledge, ask, sourceText)) };
  });

  it.each(WORDINGS)('gives its facts back: %s', (wording) => {
    const of = measured.results.filter((result) => result.wording === wording);
    const missed = of.filter(({ givenBack }) => !givenBack);
    expect(of.length).toBeGreaterThan(10);
    expect(
      (100 * (of.length - missed.length)) / of.length,
      missed.map(({ asked }) => asked).join('\n'),
    ).toBeGreaterThan(FLOOR[wording]);
  });

  it('asks about most figures, posts, quotes and lists', () => {
    const all = measured.knowledge.facts.filter(({ type }) => type !== 'act');
    const asked = new Set(measured.results.map(({ question }) => question.fact));
    expect(asked.size).toBeGreaterThan(0.75 * all.length);
  });

  it('says nothing that is not printed', () => {
    expect(
      measured.results.flatMap(({ asked, unprinted }) => unprinted.map((fault) => `${asked} ${fault}`)),
    ).toEqual([]);
  });
});

describe('the report', () => {
  const files = [
    {
      name: 'some/where/q.jsonl',
      text: '{"id":"n1","kind":"number","q":"青岛高新区总投资是多少？","all":[["30亿元"]]}',
    },
    { name: 'r.txt', text: '苏州工业园区有多少家企业？' },
  ];

  it('is the same every time, from a new bot too', async () => {
    const once = await writeReport({ ...small(), files });
    expect(await writeReport({ ...small(), files })).toBe(once);
    const warm = small();
    await writeReport({ ...warm, files });
    expect(await writeReport({ ...small(), files })).toBe(once);
  });

  it('has the self-test, then each question file, and neither folder nor date', async () => {
    const text = await writeReport({ ...small(), files });
    expect(text.match(/^## .*/gmu)).toEqual(['## Self-test', '## q.jsonl', '## r.txt']);
    expect(text).not.toContain('some/where');
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|\bms\b/u);
    expect(text.endsWith('````\n')).toBe(true);
  });

  it('gives every question a session of its own, those of different files too', async () => {
    const parts = small();
    const sessions: string[] = [];
    const ask: Ask = (session, text) => {
      sessions.push(session);
      return parts.ask(session, text);
    };
    await writeReport({ ...parts, ask, files });
    expect(sessions.length).toBeGreaterThan(10);
    expect(new Set(sessions).size).toBe(sessions.length);
  });

  it('npm run measure writes it to one place', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(scripts.measure).toContain('measure --report reports/measure.md');
  });
});
