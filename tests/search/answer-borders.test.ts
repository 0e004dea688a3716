import { describe, expect, it } from 'vitest';
import { borderScores, printBorders, readBorders } from '../../src/search/answer-borders.js';
import { answerSpans, placeWords } from '../../src/search/answer-spans.js';
import { learnBorders, type SpanChoice } from '../../src/search/learn-borders.js';
import { readQuestion } from '../../src/search/question.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const segmenter = createSegmenter();

function choiceOf(question: string, sentence: string, answer: string): SpanChoice {
  const words = placeWords(sentence, segmenter);
  const spans = answerSpans(words);
  const texts = spans.map(({ from, to }) => sentence.slice(words[from].start, words[to - 1].end));
  const rights = texts.filter((text) => text === answer).length;
  const right = texts.map((text) => (text === answer ? 1 / rights : 0));
  return { question: readQuestion(question, segmenter), words, spans, right };
}

const RIVERS = ['长江', '黄河', '淮河', '珠江', '辽河', '海河'];
const CHOICES = RIVERS.flatMap((name, at) => [
  choiceOf(`${name}全长多少?`, `${name}全长约${400 + at}千米,注入大海。`, `${400 + at}千米`),
  choiceOf(`${name}注入哪里?`, `${name}全长约${400 + at}千米,注入大海。`, '大海'),
]);

/** The words between the best begin and the best end. */
function likeliest({ question, words, spans }: SpanChoice): string {
  const { begins, ends } = borderScores(learnBorders(CHOICES), question, words);
  const score = ({ from, to }: (typeof spans)[number]) => begins[from] + ends[to];
  const { from, to } = spans.reduce((best, span) => (score(span) > score(best) ? span : best));
  return words
    .slice(from, to)
    .map(({ word }) => word)
    .join('');
}

describe('borders of answers', () => {
  it.each([
    ['松花江全长多少?', '1927千米'],
    ['松花江注入哪里?', '大海'],
  ])('are learned from the words on both sides: 「%s」', (question, answer) => {
    expect(likeliest(choiceOf(question, '松花江全长约1927千米,注入大海。', answer))).toBe(answer);
  });

  it('are learned the same from the same', () => {
    expect([...learnBorders(CHOICES)]).toEqual([...learnBorders(CHOICES)]);
  });

  it('what is seldom seen is left out', () => {
    expect(learnBorders(CHOICES.slice(0, 2)).size).toBe(0);
  });

  it('are read back as they were printed', () => {
    const weights = learnBorders(CHOICES);
    expect([...readBorders(printBorders(weights))]).toEqual([...weights]);
    expect(weights.size).toBeGreaterThan(20);
  });
});
