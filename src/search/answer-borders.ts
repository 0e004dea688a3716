// Where short answers begin and end, by the words on both sides: learned log-odds of a word, of a pair of them, or of
// either with what is asked.
import type { PlacedWord } from './answer-spans.js';
import type { Question } from './question.js';

/** Of each key. */
export type BorderWeights = ReadonlyMap<string, number>;

/** For each word, and for the end, whether an answer begins in front of it, and whether one ends there. */
export interface Borders<T> {
  readonly begins: readonly T[];
  readonly ends: readonly T[];
}

const BESIDE = 2;
const OUTSIDE = { word: '', tag: '' };

/** What is known of every place between words: a few keys each. */
export function borderKeys(question: Question, words: readonly PlacedWord[]): Borders<readonly string[]> {
  const { asked, beforeText, behindText } = question;
  const [before, behind] = [beforeText.slice(-1), behindText.slice(0, BESIDE)];
  // Numbers are all alike.
  const plain = words.map(({ word, tag }) => ({ word: /^[\d.]+$/u.test(word) ? '0' : word, tag }));
  const at = (place: number) => plain[place] ?? OUTSIDE;
  /** `inner` and `outer` are the characters at the border; `beyond` is the second word outside. */
  const keys = (side: string, inside: number, outside: number, beyond: number): readonly string[] => {
    const [own, other] = [at(inside), at(outside)];
    const inner = (side === '<' ? own.word[0] : own.word.at(-1)) ?? '';
    const outer = (side === '<' ? other.word.at(-1) : other.word[0]) ?? '';
    return [
      `in ${own.word}`,
      `out ${other.word}`,
      `in out ${own.word} ${other.word}`,
      `out out ${other.word} ${at(beyond).word}`,
      `tags ${own.tag} ${other.tag}`,
      `asked tag ${asked} ${other.tag}`,
      `asked in ${asked} ${inner}`,
      `asked out ${asked} ${outer}`,
      `behind tag ${behind} ${own.tag}`,
      `behind in ${behind} ${inner}`,
      `behind out ${behind} ${outer}`,
      `before in ${before} ${inner}`,
      `before out ${before} ${outer}`,
    ].map((key) => `${side} ${key}`);
  };
  const places = Array.from({ length: words.length + 1 }, (_, place) => place);
  return {
    begins: places.map((place) => keys('<', place, place - 1, place - 2)),
    ends: places.map((place) => keys('>', place - 1, place, place + 1)),
  };
}

/** Log-odds, up to a constant of the sentence, that an answer begins, and ends, at each place. */
export function borderScores(
  weights: BorderWeights,
  question: Question,
  words: readonly PlacedWord[],
): Borders<number> {
  const { begins, ends } = borderKeys(question, words);
  const score = (keys: readonly string[]) => keys.reduce((total, key) => total + (weights.get(key) ?? 0), 0);
  return { begins: begins.map(score), ends: ends.map(score) };
}

/** Lines 「0.42 < in 约」. */
export function printBorders(weights: BorderWeights): readonly string[] {
  return [...weights].map(([key, weight]) => `${weight} ${key}`);
}

export function readBorders(lines: readonly string[]): BorderWeights {
  return new Map(
    lines.map((line) => {
      const blank = line.indexOf(' ');
      return [line.slice(blank + 1), Number(line.slice(0, blank))];
    }),
  );
}
