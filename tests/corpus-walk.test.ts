// Provenance or it did not happen: walks every node, mention and fact of the whole corpus, and every answer to many questions.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../src/answer/record.js';
import type { AnswerRecord } from '../src/answer/types.js';
import type { Page, Source } from '../src/corpus/types.js';
import { sentenceSource } from '../src/facts/place.js';
import type { Fact, ReadSentence } from '../src/facts/types.js';
import { type Opened, openBot } from '../src/open.js';
import { readCorpusFolder } from '../src/store/corpus-folder.js';
import { contains, type Span, sliceSpan } from '../src/text/span.js';
import { leaves, paragraphsOf } from './corpus/pages.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SHIPPED = folder('../corpus');
const DEV = folder('../../shared/corpus-dev');
const sessions = { max: 1000, ttl: 3_600_000 };

const sourcesOf = (dir: string) => readCorpusFolder(dir).sources;
const opened = new Map<string, Opened>();
function open(dir: string): Opened {
  const known = opened.get(dir) ?? openBot(sourcesOf(dir), sessions);
  opened.set(dir, known);
  return known;
}

/** The source's words with column breaks undone, by a rule of this test's own: a line end and the blanks around it go. */
const undone = (printed: string) => printed.replace(/\s*[\r\n]\s*/gu, '');

/** What does not hold, told in a line each; a test expects none. */
type Faults = readonly string[];

function nesting(parent: Span, children: readonly { readonly span: Span }[], what: string): Faults {
  return children.flatMap(({ span }, index) => [
    ...(contains(parent, span) ? [] : [`${what} ${index} stands outside`]),
    ...(span.start < span.end ? [] : [`${what} ${index} is empty`]),
    ...(index === 0 || children[index - 1].span.end <= span.start ? [] : [`${what} ${index} overlaps`]),
  ]);
}

function treeFaults(page: Page): Faults {
  const articles = page.articles.flatMap((article) => [
    ...nesting(article.span, article.sections, 'section'),
    ...article.sections.flatMap((section) => nesting(section.span, section.paragraphs, 'paragraph')),
    ...paragraphsOf(article).flatMap((paragraph) => [
      ...nesting(paragraph.span, paragraph.sentences, 'sentence'),
      ...[paragraph, ...paragraph.sentences].flatMap(({ type, text, span }) =>
        undone(sliceSpan(page.source.text, span)) === text ? [] : [`${type} 「${text}」 is not its span`],
      ),
    ]),
    ...[article.rubric, article.kicker, article.deck, ...article.bylines, ...article.notes, article.dateline]
      .filter((line) => line !== null)
      .filter(({ text, span }) => undone(sliceSpan(page.source.text, span)) !== text)
      .map(({ text }) => `line 「${text}」 is not its span`),
    ...article.people
      .filter(({ name, span }) => sliceSpan(page.source.text, span) !== name)
      .map(({ name }) => `byline person ${name} is not its span`),
  ]);
  const whole = { start: 0, end: page.source.text.length };
  return [...nesting(whole, [page], 'page'), ...nesting(page.span, page.articles, 'article'), ...articles];
}

/** Visible characters that no leaf covers, or more than one. */
function coverageFaults(page: Page): Faults {
  const { text } = page.source;
  const times = new Uint8Array(text.length);
  for (const { start, end } of leaves(page)) for (let at = start; at < end; at += 1) times[at] += 1;
  return [...times.keys()]
    .filter((at) => (/\s/u.test(text[at]) ? times[at] > 1 : times[at] !== 1))
    .map((at) => `${at} ${JSON.stringify(text[at])} is covered ${times[at]} times`);
}

/** True where an earlier sentence of the article, or the same one before `at` or behind its quotation, names what is referred to. */
function wasNamed(
  ids: readonly string[],
  { index, article, text }: ReadSentence,
  at: number,
  { articles, sentences }: Opened['knowledge'],
): boolean {
  // 「“……，公司已掌握……。”某公司董事长说」: the speaker's company is named behind the quotation.
  const close = text.lastIndexOf('”');
  const quoteEnd = close > at ? close : Number.POSITIVE_INFINITY;
  const named = sentences
    .slice(articles[article].first, index + 1)
    .flatMap(({ index: own, mentions }) =>
      mentions.filter(
        ({ referring, span }) => !referring && (own < index || span.end <= at || span.start > quoteEnd),
      ),
    )
    .flatMap(({ entities }) => entities);
  return ids.length > 0 && ids.every((id) => named.includes(id));
}

function sentenceFaults(sentence: ReadSentence, { knowledge }: Opened): Faults {
  const { text, node, mentions, quantities, dates, view } = sentence;
  const names = (ids: readonly string[]) =>
    ids.map((id) => knowledge.entity(id)).flatMap(({ name, aliases }) => [[name, ...aliases]]);
  return [
    ...(text === node.text ? [] : [`「${text}」 is not its node`]),
    ...(view.tokens.map(({ word }) => word).join('') === text ? [] : [`「${text}」 is not its words`]),
    ...mentions
      .filter(({ referring }) => !referring)
      .filter(({ span, entities }) => {
        const words = sliceSpan(text, span);
        return entities.length === 0 || !names(entities).every((forms) => forms.includes(words));
      })
      .map(({ span, entities }) => `mention 「${sliceSpan(text, span)}」 is none of ${entities.join(' ')}`),
    ...mentions
      .filter(
        ({ referring, entities, span }) => referring && !wasNamed(entities, sentence, span.start, knowledge),
      )
      .map(({ span, entities }) => `「${sliceSpan(text, span)}」 means ${entities.join()}, not named before`),
    ...[...quantities, ...dates]
      .filter((value) => sliceSpan(text, value.span) !== value.text)
      .map((value) => `「${value.text}」 is not its span 「${sliceSpan(text, value.span)}」`),
    ...quantities
      .filter(({ span, number }) => !contains(span, number))
      .map((value) => `the number of 「${value.text}」 stands outside`),
  ];
}

function factFaults(fact: Fact, { knowledge }: Opened): Faults {
  const sentence = knowledge.sentences[fact.sentence];
  const { source } = knowledge.articles[sentence.article];
  const inside = { start: 0, end: sentence.text.length };
  const spans: readonly (readonly [what: string, text: string, span: Span])[] = [
    ['text', fact.text, fact.span],
    ...(fact.type === 'quantity'
      ? ([['quantity', fact.quantity.text, fact.quantity.span]] as const)
      : fact.type === 'list'
        ? fact.items.map((item) => ['item', sliceSpan(sentence.text, item), item] as const)
        : []),
  ];
  return spans.flatMap(([what, text, span]) => [
    ...(text.trim() !== '' && contains(inside, span) ? [] : [`${fact.id} ${what} is empty or outside`]),
    ...(sliceSpan(sentence.text, span) === text ? [] : [`${fact.id} ${what} 「${text}」 is not its span`]),
    ...(undone(sliceSpan(source.text, sentenceSource(sentence, span))) === text
      ? []
      : [`${fact.id} ${what} 「${text}」 is not its source`]),
  ]);
}

const factsOf = (sources: readonly Source[]) => openBot(sources, sessions).knowledge;

/** The facts of one file, as they are, but for the places in lists that another file shifts. */
function factsIn(file: string, sources: readonly Source[]): readonly object[] {
  const { facts, sentences, articles } = factsOf(sources);
  return facts
    .filter(({ sentence }) => articles[sentences[sentence].article].source.file === file)
    .map(({ sentence: _, ...fact }) => fact);
}

/** Fields in which two readings of the same facts differ. */
function differences(one: readonly Fact[], other: readonly Fact[]): Faults {
  return one.flatMap((fact, index) =>
    Object.entries(fact)
      .map(([field, value]) => [
        field,
        JSON.stringify(value),
        JSON.stringify(other[index]?.[field as keyof Fact]),
      ])
      .filter(([, value, was]) => value !== was)
      .map(([field, value, was]) => `${fact.id} ${field}: ${was}, then ${value}`),
  );
}

const CORPORA = [
  ['corpus', SHIPPED],
  ['../shared/corpus-dev', DEV],
] as const;
if (!existsSync(DEV)) console.warn(`skipped: the development texts are not there (${DEV})`);

describe.each(CORPORA)('the whole of %s', (_name, dir) => {
  describe.skipIf(!existsSync(dir))('is walked', () => {
    it('nodes nest, stand in order and say what their span says', () => {
      expect(open(dir).pages.flatMap(treeFaults)).toEqual([]);
    });

    it('leaves cover every visible character exactly once', () => {
      expect(open(dir).pages.flatMap(coverageFaults)).toEqual([]);
    });

    it('pages survive JSON', () => {
      for (const page of open(dir).pages) expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    });

    it('every mention, quantity, date and word equals its span', () => {
      const { knowledge } = open(dir);
      expect(knowledge.sentences.flatMap((sentence) => sentenceFaults(sentence, open(dir)))).toEqual([]);
      expect(knowledge.sentences.flatMap(({ mentions }) => mentions).length).toBeGreaterThan(20);
    });

    it('every fact equals its span, in the sentence and in the source', () => {
      const { knowledge } = open(dir);
      expect(knowledge.facts.flatMap((fact) => factFaults(fact, open(dir)))).toEqual([]);
      expect(knowledge.facts.length).toBeGreaterThan(20);
    });

    it('every fact has an id of its own', () => {
      const ids = open(dir).knowledge.facts.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    it('facts are the same when they are read again', () => {
      const sources = sourcesOf(dir);
      const { facts } = factsOf(sources);
      const again = factsOf(sources).facts;
      expect(again.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
      expect(differences(again, facts)).toEqual([]);
      expect(differences(open(dir).knowledge.facts, facts)).toEqual([]);
    });

    it('facts of a file are the same when another file is added, before or after it', () => {
      const [source] = sourcesOf(dir);
      const text =
        '青山高新区：创新促发展\n\n◎本报记者 何星辉\n\n去年，青山高新区引进企业20家，总投资30亿元。';
      const other: Source = { ...source, file: 'another.txt', text };
      const alone = factsIn(source.file, [source]);
      expect(alone.length).toBeGreaterThan(0);
      expect(factsIn(source.file, [other, source])).toEqual(alone);
      expect(factsIn(source.file, [source, other])).toEqual(alone);
      expect(factsIn('another.txt', [source, other]).length).toBeGreaterThan(0);
    });
  });
});

const QUESTIONS: readonly string[] = `
贵阳高新区有多少家研发机构？
贵阳有几户“小巨人”企业
贵阳高新区的“小巨人”企业占全市多少
贵阳高新区规模以上工业增加值去年增长多少
大自然科技一年能产多少床垫
做一张棕床要几个人
多少个项目入选国家级智能制造试点示范
纳入研发投入监测的企业有多少户
海尔生物医疗每年减少多少碳排放
超低温冰箱行业节约多少能源
埃地沃兹的改造项目花了多少钱
青岛蓝色生物医药产业园有多少家小微企业
国家人工智能与生态环保产业园2030年产值多少
挥发性有机物去除率能到多少
和青岛高新区共同发起宣言的有几家高新区
智慧山占地多大
智慧山是第几张金名片
全国有多少家园区获得国家级文化产业示范园区
奔腾激光产业园占地多少亩
奔腾项目达产后税收多少
过渡厂房签了多少订单
益海嘉里的花生预榨车间产能多少
奔腾激光切割机多少千瓦
刘晶办业务用了多久
洪锡哲是谁
刘晶是做什么的
李越是什么职务
开封示范区管委会副主任是谁
青岛融创信为的副总经理是谁
谁写了贵阳的报道
开封的报道是谁写的
孙晓辉说了什么
李越怎么说
许志伟怎么评价激光切割机
刘才怎么说
侯乔坤说的是什么
劳动用工备案电子印章什么时候上线
智慧山什么时候被命名的
新厂什么时候建成
贵州航空科技什么时候挂牌
4月3日发生了什么
智慧山在哪里
青岛蓝色生物医药产业园在哪
哪家企业获评国家级绿色工厂
哪个部门命名了智慧山
哪家公司做新能源汽车热管理
贵阳哪家公司在科创板上市
青岛高新区有哪些企业
贵阳高新区有哪些企业
天津滨海高新区有哪些人物
智慧山集聚了哪些龙头企业
开封示范区的四大主导产业是什么
青岛高新区怎么样
介绍一下襄阳高新区
开封有哪些数据
青岛有哪些数据
收录了哪些园区
哪些园区提到了智能制造
哪些园区提到营商环境
对比贵阳和开封
青岛和襄阳有什么不同
哪个项目投资最多
哪个企业减排最多
贵阳高新区有300家研发机构吗
奔腾项目总投资是40亿元吗
智慧山是国家级文化产业示范园区吗
襄阳高新区怎么推进电子印章
青岛高新区为什么能实现双碳目标
海尔生物医疗怎么节能
贵阳怎么推动传统企业转型
/zone 青岛
/zone 襄阳
/zone 天津
/zone 开封
/zone 贵阳
/companies 开封
/people 贵阳
/figures 贵阳
/figures 天津
/quotes 青岛
/compare 青岛 开封
/search 绿色工厂
/search 营业执照
清岛高新区有哪些企业
guiyang有多少家研发机构
貴陽高新區有多少家研發機構
`
  .trim()
  .split('\n');

/** Digits as they are read: 30.5, 1500, 2022. */
const digits = (text: string): readonly string[] => text.normalize('NFKC').match(/\d+(?:[.,]\d+)*/gu) ?? [];

/** Headlines that count what the reply itself lists; their number is not printed anywhere. */
const COUNTING = /收录了\d+个园区/u;

const ANSWERED = new Set([
  'fact',
  'list',
  'overview',
  'comparison',
  'ranking',
  'verdict',
  'quote',
  'passage',
]);

describe('every answer stands on what is printed', () => {
  const asked: readonly (readonly [question: string, record: AnswerRecord])[] = QUESTIONS.map((question) => [
    question,
    toRecord(open(SHIPPED).bot.reply(`walk ${question}`, question)),
  ]);
  const each = (judge: (record: AnswerRecord, question: string) => Faults) =>
    asked.flatMap(([question, record]) => judge(record, question).map((fault) => `${question}: ${fault}`));

  it('most of the questions are answered', () => {
    const answered = asked.filter(([, { kind }]) => ANSWERED.has(kind)).length;
    console.info(`corpus walk: ${answered} of ${asked.length} questions answered`);
    expect(answered).toBeGreaterThan(0.7 * asked.length);
  });

  it('an answer has citations', () => {
    expect(
      each(({ kind, citations }) => (ANSWERED.has(kind) && citations.length === 0 ? ['no citation'] : [])),
    ).toEqual([]);
  });

  it('a quote equals the source at its span, column breaks undone', () => {
    const { articles } = open(SHIPPED).knowledge;
    expect(
      each(({ citations }) =>
        citations.flatMap(({ quote, start, end, file, article, section }) => {
          const place = articles.find(({ node, source }) => node.id === article && source.file === file);
          if (!place) return [`no article ${article} in ${file}`];
          const printed = undone(place.source.text.slice(start, end));
          const headings = place.node.sections.map(({ heading }) => heading?.text ?? null);
          return [
            ...(printed === quote && quote.trim() !== '' ? [] : [`「${quote}」 but printed 「${printed}」`]),
            ...(contains(place.node.span, { start, end }) ? [] : [`「${quote}」 stands outside ${article}`]),
            ...(section === null || headings.includes(section) ? [] : [`no section ${section}`]),
          ];
        }),
      ),
    ).toEqual([]);
  });

  it('no quote is cited twice in one answer', () => {
    expect(
      each(({ citations }) => {
        const places = citations.map(({ file, article, start, end }) => `${file} ${article} ${start} ${end}`);
        return places.filter((place, index) => places.indexOf(place) !== index);
      }),
    ).toEqual([]);
  });

  it('no number in a headline or an item that is not in a cited quote', () => {
    expect(
      each(({ kind, headline, items, citations }) => {
        if (!ANSWERED.has(kind)) return [];
        const cited = new Set(citations.flatMap(({ quote }) => digits(quote)));
        return [headline ?? '', ...items]
          .map((line) => line.replace(COUNTING, ''))
          .flatMap((line) =>
            digits(line)
              .filter((number) => !cited.has(number))
              .map((number) => `${number} in 「${line}」`),
          );
      }),
    ).toEqual([]);
  });

  it('a refusal names no number but those of the question and the size of the corpus', () => {
    expect(
      each(({ kind, headline }, question) => {
        if (ANSWERED.has(kind)) return [];
        const own = (headline ?? '').replace(/^语料共\d+版\d+篇/u, '');
        return digits(own).filter((number) => !digits(question).includes(number));
      }),
    ).toEqual([]);
  });

  it('every suggestion can be answered, by itself and when it is chosen in the conversation', () => {
    const { bot } = open(SHIPPED);
    expect(
      each(({ kind, suggestions }, question) =>
        suggestions.flatMap((suggestion, index) => {
          if (kind === 'clarification') return [];
          const talk = `${question} ${index}`;
          bot.reply(talk, question);
          const ways = [
            ['by itself', bot.reply(`alone ${suggestion}`, suggestion)],
            ['in the conversation', bot.reply(talk, suggestion)],
          ] as const;
          return ways.filter(([, { type }]) => type !== 'found').map(([way]) => `「${suggestion}」 ${way}`);
        }),
      ),
    ).toEqual([]);
  });

  it('a reply is the same each time', () => {
    const again = openBot(sourcesOf(SHIPPED), sessions).bot;
    expect(
      each((record, question) => {
        const { headline, kind, text } = toRecord(again.reply(question, question));
        return text === record.text
          ? []
          : [`${record.kind} 「${record.headline}」, then ${kind} 「${headline}」`];
      }),
    ).toEqual([]);
  });
});
