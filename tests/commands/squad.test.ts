import { describe, expect, it } from 'vitest';
import { toRecord } from '../../src/answer/record.js';
import { UsageError } from '../../src/commands/args.js';
import { formatSquad, measureSquad, type SquadWorld } from '../../src/commands/squad.js';
import { readSquadFile } from '../../src/commands/squad-file.js';
import { bare, bestF1, isExact } from '../../src/commands/squad-score.js';
import { openBot } from '../../src/open.js';

const LIBRARY = '青山图书馆建于1921年，藏书三十万册。馆长名叫李大可。';
const RIVER = '白水河全长420千米，发源于云岭，注入东湖。沿岸盛产茶叶。';

const qa = (id: string, question: string, ...answers: readonly string[]) => ({
  id,
  question,
  answers: answers.map((text) => ({ text, answer_start: 0 })),
});

const SET = {
  version: 'made up',
  data: [
    {
      title: '青山图书馆',
      paragraphs: [
        {
          id: 'P1',
          context: LIBRARY,
          qas: [
            qa('Q1', '青山图书馆建于哪一年？', '1921年', '1921'),
            qa('Q2', '青山图书馆的馆长名叫什么？', '李大可'),
          ],
        },
      ],
    },
    {
      title: '白水河',
      paragraphs: [{ id: 'P2', context: RIVER, qas: [qa('Q3', '白水河有多长？', '420千米')] }],
    },
  ],
};
const file = (value: unknown) => ({ name: 'set.json', text: JSON.stringify(value) });

function world(over: Partial<SquadWorld> = {}): SquadWorld {
  let time = 0;
  return {
    open: (sources) => {
      const { bot, knowledge } = openBot(sources, { max: 1, ttl: 1000 });
      return { knowledge, ask: (session, text) => toRecord(bot.reply(session, text)) };
    },
    now: () => {
      time += 5;
      return time;
    },
    onProgress: () => {},
    ...over,
  };
}

describe('the layout of SQuAD', () => {
  it('every paragraph is an archive record, every question knows its paragraph', () => {
    const { sources, questions } = readSquadFile('set.json', JSON.stringify(SET));
    expect(sources.map(({ text, record, line }) => [text, record, line])).toEqual([
      [LIBRARY, { id: '0', title: '青山图书馆' }, 1],
      [RIVER, { id: '1', title: '白水河' }, 2],
    ]);
    expect(questions).toEqual([
      { id: 'Q1', question: '青山图书馆建于哪一年？', paragraph: 0, answers: ['1921年', '1921'] },
      { id: 'Q2', question: '青山图书馆的馆长名叫什么？', paragraph: 0, answers: ['李大可'] },
      { id: 'Q3', question: '白水河有多长？', paragraph: 1, answers: ['420千米'] },
    ]);
  });

  it('a bare list of articles will do, without titles and ids', () => {
    const articles = [
      { paragraphs: [{ context: RIVER, qas: [{ question: '？', answers: [{ text: '茶' }] }] }] },
    ];
    const { sources, questions } = readSquadFile('a.json', JSON.stringify(articles));
    expect(sources[0].record?.title).toBe('');
    expect(questions[0].id).toBe('1');
  });

  it('the same paragraph twice is one of the pool', () => {
    const { sources, questions } = readSquadFile('a', JSON.stringify([...SET.data, ...SET.data]));
    expect(sources.length).toBe(2);
    expect(questions.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1, 0, 0, 1]);
  });

  it.each([
    ['no JSON', '{"data": [', /^a\.json: not JSON: expected /u],
    ['another layout', '{"rows": []}', /^a\.json: data: /u],
    [
      'a question without answers',
      JSON.stringify([{ paragraphs: [{ context: 'x', qas: [qa('1', '？')] }] }]),
      /\[0\]\.paragraphs\[0\]\.qas\[0\]\.answers: expected at least one answer$/u,
    ],
    ['nothing to ask', '{"data": []}', /^a\.json: expected at least one question$/u],
  ])('%s is wrong use', (_, text, message) => {
    const read = () => readSquadFile('a.json', text);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  });
});

describe('scores', () => {
  it.each([
    ['《青山》，　Ａ Ｂ。', '青山ab'],
    ['30.5％', '305%'],
    ['100℃', '100°c'],
  ])('%s is compared as %s', (text, compared) => expect(bare(text)).toBe(compared));

  it('exact: one of the right answers, punctuation aside, and never nothing', () => {
    expect(isExact('“1921年”。', ['1920', '1921年'])).toBe(true);
    expect(isExact('1921年建', ['1921年'])).toBe(false);
    expect(isExact('', ['。'])).toBe(false);
  });

  it.each([
    ['甲乙丙', ['甲乙丙'], 1],
    ['甲乙', ['丙丁'], 0],
    ['甲乙丙丁', ['甲乙'], 2 / 3],
    ['甲甲甲', ['甲'], 0.5],
    ['甲乙丙丁', ['戊', '甲乙丙丁'], 1],
    ['', ['甲'], 0],
  ])('F1 of %s with %j is %f', (said, right, f1) => expect(bestF1(said, right)).toBeCloseTo(f1));
});

describe('a small set', () => {
  it('finds paragraphs, sentences and answers', () => {
    const { results, paragraphs, sentences } = measureSquad(file(SET), null, world());
    expect([paragraphs, sentences]).toEqual([2, 4]);
    expect(results.map(({ question, rank, sentenceHit }) => [question.id, rank, sentenceHit])).toEqual([
      ['Q1', 1, true],
      ['Q2', 1, true],
      ['Q3', 1, true],
    ]);
    expect(results.map(({ milliseconds }) => milliseconds)).toEqual([5, 5, 5]);
  });

  it('the right words in the wrong paragraph are no hit', () => {
    const twisted = structuredClone(SET);
    twisted.data[0].paragraphs[0].qas = [qa('Q', '白水河有多长？', '420千米')];
    const [{ rank, sentenceHit }] = measureSquad(file(twisted), null, world()).results;
    expect(rank).not.toBe(1);
    expect(sentenceHit).toBe(false);
  });

  it('the limit takes the first questions; the pool stays whole', () => {
    const steps: (readonly number[])[] = [];
    const onProgress = (done: number, of: number) => void steps.push([done, of]);
    const measured = measureSquad(file(SET), 2, world({ onProgress }));
    expect(measured.results.map(({ question }) => question.id)).toEqual(['Q1', 'Q2']);
    expect(measured.paragraphs).toBe(2);
    expect(steps).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });

  it('a refusal scores nothing, even where its words are right', () => {
    const refusal = toRecord({
      type: 'unknown',
      reason: 'scope',
      headline: '420千米',
      zone: null,
      notes: [],
      nearest: [],
      suggestions: [],
    });
    const open: SquadWorld['open'] = (sources) => ({ ...world().open(sources), ask: () => refusal });
    const measured = measureSquad(file(SET), null, world({ open }));
    expect(measured.results.map(({ exact, f1 }) => [exact, f1])).toEqual([
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
    expect(formatSquad(measured)).toMatch(/refusals +3$/mu);
  });

  it('prints shares, ranks and times', () => {
    const ask = (_: string, text: string) =>
      toRecord({
        type: 'found',
        kind: 'fact',
        headline: text.includes('河') ? '长420千米' : '1921年',
        items: [],
        zone: null,
        verdict: null,
        notes: [],
        suggestions: [],
        evidence: [
          {
            quote: RIVER,
            start: 0,
            end: 1,
            file: 'f',
            newspaper: null,
            article: 'a',
            headline: '',
            section: null,
            date: null,
            truncated: false,
          },
        ],
      });
    const open: SquadWorld['open'] = (sources) => ({ ...world().open(sources), ask });
    const text = formatSquad(measureSquad(file(SET), null, world({ open })));
    expect(text).toContain('set.json: 2 paragraphs, 4 sentences, 3 of 3 questions');
    expect(text).toMatch(/recall@1 % +100\.0$/mu);
    expect(text).toMatch(/MRR@10 +1\.000$/mu);
    expect(text).toMatch(/exact match % +33\.3$/mu);
    // 1, 0, and 10 common characters of 5 and 6
    expect(text).toMatch(/character F1 % +63\.6$/mu);
    expect(text).toMatch(/p99 +5\.0$/mu);
  });
});
