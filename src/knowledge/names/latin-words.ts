// Words in Latin letters with their places, run by run: 「Guì Yáng gaoxinqu」, 「xi'an」.
import { plainLetters } from '../../text/pinyin.js';

export interface LatinWord {
  readonly letters: string;
  readonly start: number;
  readonly end: number;
}

/** Words that only blanks, hyphens or apostrophes part. */
export type LatinRun = readonly LatinWord[];

/** 「Qingdao's」 is 「qingdao」, 「xi'an」 is 「xian」, to one who spells. */
const letters = (word: string) => word.replace(/['’]s$/u, '').replace(/['’]/gu, '');

export function latinRuns(text: string): readonly LatinRun[] {
  const plain = plainLetters(text);
  return [...plain.matchAll(/[a-z][a-z'’ -]*/gu)].map((run) =>
    [...run[0].matchAll(/[a-z'’]+/gu)].flatMap((match): LatinWord[] => {
      const start = run.index + match.index;
      const own = letters(match[0]);
      return own === '' ? [] : [{ letters: own, start, end: start + match[0].replace(/['’]s$/u, '').length }];
    }),
  );
}

/** Up to `most` neighbouring words as one, the longest first from each word on. */
export function* windows(
  run: LatinRun,
  most: number,
): Generator<{ letters: string; from: number; to: number }> {
  for (let from = 0; from < run.length; from += 1) {
    for (let to = Math.min(run.length, from + most); to > from; to -= 1) {
      yield {
        letters: run
          .slice(from, to)
          .map((word) => word.letters)
          .join(''),
        from,
        to,
      };
    }
  }
}
