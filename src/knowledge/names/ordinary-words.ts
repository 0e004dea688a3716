// Whether characters of a question are an ordinary word there, and so no slip: 「高薪」 but not 「海｜耳」.
import type { Segmenter } from '../../text/segmenter.js';
import { overlaps, type Span } from '../../text/span.js';
import type { AskedText } from './found-name.js';

/** Words that hold a sentence together stand between names, not in them. */
const FUNCTION_WORD = /^[的了和在是有与及或等呢吗吧谁哪几多把被让给对从到也都就还]$/u;

export type QuestionWord = AskedText['words'][number];

/** The dictionary's words that touch a span. */
export function wordsIn({ words }: AskedText, span: Span): readonly QuestionWord[] {
  return words.filter((word) => overlaps(word, span));
}

/** A word of the dictionary that is no name: names are what slips are made of. */
export function isOrdinary({ word }: { readonly word: string }, segmenter: Segmenter): boolean {
  if (word.length < 2 || !/\p{Script=Han}/u.test(word)) return false;
  return !segmenter.tag(word).some(({ tag }) => /^(?:x|nr|nz|eng)/u.test(tag));
}

/** In a name: one word of the dictionary, and no name or place. 「航空」 is, 「天匠」 and 「嘉里」 are not. */
export function isCommon(word: string, segmenter: Segmenter): boolean {
  if (segmenter.cutKnown(word).length > 1) return false;
  return isOrdinary({ word }, segmenter) && !segmenter.tag(word).some(({ tag }) => tag === 'ns');
}

/** A single character that fits no word and joins none. */
export function isStray({ word }: { readonly word: string }): boolean {
  return word.length === 1 && /\p{Script=Han}/u.test(word) && !FUNCTION_WORD.test(word);
}

export const isFunctionWord = (word: string): boolean => FUNCTION_WORD.test(word);

/** An ordinary word that lies across the border of a span: the span cuts it. */
export function cutsWord(asked: AskedText, span: Span, segmenter: Segmenter): boolean {
  return wordsIn(asked, span).some(
    (word) => (word.start < span.start || word.end > span.end) && isOrdinary(word, segmenter),
  );
}
