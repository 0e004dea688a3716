import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commands/args.js';
import { trainRanker } from '../../src/commands/train.js';
import { ANSWER_FEATURES } from '../../src/search/answerable.js';
import { FEATURES } from '../../src/search/features.js';
import { SPAN_FEATURES } from '../../src/search/span-features.js';
import { parseTree } from '../../src/search/trees.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const RIVERS = ['白水', '黑山', '青云', '红石', '长风', '金沙', '银杏', '玉泉', '龙江', '凤溪'];
const SET = {
  data: RIVERS.map((name, at) => ({
    title: name,
    paragraphs: [
      {
        id: name,
        context: `${name}河全长${400 + at}千米。${name}河发源于云岭,注入东湖。沿岸盛产茶叶。`,
        qas: [{ id: `${name}1`, question: `${name}河有多长?`, answers: [{ text: `${400 + at}千米` }] }],
      },
    ],
  })),
};
const file = (value: unknown) => ({ name: 'sets/rivers.json', text: JSON.stringify(value) });
const segmenter = createSegmenter();
const train = () => trainRanker([file(SET)], segmenter, () => {});

const linesOf = (module: string, name: string) =>
  module
    .slice(module.indexOf(`export const ${name}:`))
    .split('];')[0]
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim().replace(/^'|',$/gu, ''));

describe('training', () => {
  const module = train();

  it.each([
    ['SENTENCE_RANKER', FEATURES],
    ['ANSWERABLE', ANSWER_FEATURES],
    ['SHORT_ANSWER', SPAN_FEATURES],
  ] as const)('writes %s as trees over named features', (name, features) => {
    const lines = linesOf(module, name);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(() => parseTree(line, features)).not.toThrow();
  });

  it('writes ANSWER_BORDERS as weights by key', () => {
    const lines = linesOf(module, 'ANSWER_BORDERS');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).toMatch(/^-?\d+(?:\.\d+)? [<>] /u);
  });

  it('names what it learned from, not where that lay', () => {
    expect(module).toContain('// 10 questions of rivers.json.');
    expect(module).not.toContain('sets/');
  });

  it('writes the same for the same files', () => {
    expect(train()).toBe(module);
  });

  it('a file of another layout is wrong use', () => {
    expect(() => trainRanker([file({ a: 1 })], segmenter, () => {})).toThrow(UsageError);
  });
});
