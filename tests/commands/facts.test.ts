import { describe, expect, it } from 'vitest';
import { formatFacts } from '../../src/commands/facts.js';
import { parsePage } from '../../src/corpus/parse-page.js';
import type { Source } from '../../src/corpus/types.js';
import { sentenceSource } from '../../src/facts/place.js';
import { readFacts } from '../../src/facts/read-facts.js';
import type { Fact, Facts } from '../../src/facts/types.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { findQuantities } from '../../src/text/quantity.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import { sourceOf } from '../source.js';

const segmenter = createSegmenter();

const read = (sources: readonly Source[]): Facts =>
  readFacts(
    sources.map((source) => parsePage(source, segmenter)),
    segmenter,
  );

const undone = (text: string) => text.replace(/\s*\n\s*/gu, '');

/** A record whose second sentence runs across a column end; its facts are given, not read. */
const FIRST = '目前园区已经建成。';
const SECOND = '总经理李四介绍，该项目总投资约40亿元，产品有甲、乙、丙。';
const TEXT = `${FIRST}${SECOND.slice(0, 16)}\n${SECOND.slice(16)}`;

function withFacts(
  given: (place: (words: string) => Pick<Fact, 'span' | 'text'>) => readonly object[],
): Facts {
  const facts = read([sourceOf(TEXT, { file: 'b.jsonl', record: { id: 'r7', title: '园区开工' } })]);
  const base = { rule: 'given', sentence: 1, doubt: null };
  const place = (text: string) => {
    const start = SECOND.indexOf(text);
    return { span: { start, end: start + text.length }, text };
  };
  return {
    ...facts,
    facts: given(place).map((own, index) => ({ id: `f${index}`, ...base, ...own })) as Fact[],
  };
}

const quantity = findQuantities(SECOND)[0];
const time = { year: 2023, month: null, day: null };
const facts = withFacts((place) => [
  { type: 'post', subject: 'person:李四', ...place('总经理李四'), post: '总经理', organization: null },
  {
    type: 'quantity',
    subject: '该项目',
    ...place('该项目总投资约40亿元'),
    attribute: '总投资',
    quantity,
    planned: true,
    time,
    doubt: 'unsure',
  },
  {
    type: 'list',
    subject: '该项目',
    ...place('产品有甲、乙、丙'),
    attribute: '产品',
    items: [place('甲').span, place('乙').span],
  },
  { type: 'quote', subject: '李四', ...place('总投资约40亿元') },
]);

it('the sentence of these facts is the second one, cut by a column end', () => {
  expect(facts.sentences.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  expect(facts.sentences[1].paragraph.breaks).toHaveLength(1);
});

describe('facts --json', () => {
  const [post, figure, list, quote] = formatFacts(facts, true)
    .split('\n')
    .map((line) => JSON.parse(line));

  it('says what, about whom, and where', () => {
    expect(post).toEqual({
      id: 'f0',
      type: 'post',
      rule: 'given',
      subject: '李四',
      file: 'b.jsonl',
      article: 'r7',
      span: { start: 9, end: 14 },
      text: '总经理李四',
      post: '总经理',
      organization: null,
      doubt: null,
    });
  });

  it('a figure has its amount, whether it is planned, and the time as ISO 8601', () => {
    expect(figure).toMatchObject({ attribute: '总投资', planned: true, time: '2023', doubt: 'unsure' });
    expect(figure.quantity).toMatchObject({
      text: '约40亿元',
      amount: 4e9,
      unit: '元',
      bound: 'about',
      max: null,
    });
    expect(undone(TEXT.slice(figure.quantity.span.start, figure.quantity.span.end))).toBe('约40亿元');
  });

  it('a list has its items, each with its place', () => {
    expect(list.items.map(({ text }: { text: string }) => text)).toEqual(['甲', '乙']);
    for (const { text, span } of list.items) expect(TEXT.slice(span.start, span.end)).toBe(text);
  });

  it('a quote has its words', () => {
    expect(quote).toMatchObject({ type: 'quote', subject: '李四', text: '总投资约40亿元' });
  });
});

it('facts for people: one line each under the article, the column break inside the span', () => {
  expect(formatFacts(facts, false)).toBe(`\
r7  园区开工
  post      [9, 14)        李四 · 总经理
  quantity  [17, 29)       该项目 · 总投资：约40亿元 (planned, 2023)
                           doubt: unsure
  list      [30, 38)       该项目 · 产品：甲、乙
  quote     [20, 29)       李四 · 总投资约40亿元`);
});

it('no facts are no lines', () => {
  expect(formatFacts({ ...facts, facts: [] }, true)).toBe('');
  expect(formatFacts({ ...facts, facts: [] }, false)).toBe('r7  园区开工');
});

describe('the whole corpus', () => {
  const { sources } = readCorpusFolder('corpus');
  const whole = read(sources);
  const textOf = new Map(sources.map(({ file, text }) => [file, text]));

  it('every fact, figure and list item stands at its span of the source, column breaks undone', () => {
    const records = formatFacts(whole, true)
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.length).toBeGreaterThan(50);
    for (const { file, span, text, quantity, items } of records) {
      const source = textOf.get(file) ?? '';
      for (const part of [{ span, text }, ...(quantity ? [quantity] : []), ...(items ?? [])]) {
        expect(undone(source.slice(part.span.start, part.span.end))).toBe(part.text);
      }
    }
  });

  it('every part of every sentence leads back to the same characters', () => {
    for (const sentence of whole.sentences) {
      const source = textOf.get(whole.articles[sentence.article].source.file) ?? '';
      for (let start = 0; start < sentence.text.length; start += 1) {
        const end = Math.min(start + 7, sentence.text.length);
        const span = sentenceSource(sentence, { start, end });
        expect(undone(source.slice(span.start, span.end))).toBe(sentence.text.slice(start, end));
      }
    }
  });
});
