// Slips of the input method in ordinary words: 「处里」 for 处理, where the corpus prints one word that sounds so.
import type { ReadSentence } from '../facts/types.js';
import { charReadings, soundKey } from '../text/pinyin.js';
import type { Segmenter } from '../text/segmenter.js';
import { overlaps, type Span, sliceSpan } from '../text/span.js';
import { type AskedText, askedText } from './names/found-name.js';
import { isStray, wordsIn } from './names/ordinary-words.js';

export interface Respelling {
  readonly span: Span;
  readonly said: string;
  readonly meant: string;
}

/** Finds slips in a folded question, outside of the spans that are names already. */
export type Respell = (text: string, taken: readonly Span[]) => readonly Respelling[];

const LENGTHS = { least: 2, most: 4 };
const WORD = new RegExp(`^\\p{Script=Han}{${LENGTHS.least},${LENGTHS.most}}$`, 'u');
/** App and product names that no dictionary has. */
const QUOTED = /[“《](?<name>\p{Script=Han}{3,4})[”》]/gu;
/** Where something is, and how much: they stand beside words of their own. */
const NO_PART =
  /[中上下里内外前后间时年月日号元个家项人名位条台一二两三四五六七八九十百千万亿那这其该它他她]/u;

type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

const keyOf = (word: string) => soundKey(charReadings(word));

/** The corpus's words by how they sound. */
function vocabularyOf(sentences: readonly ReadSentence[]): Vocabulary {
  const words = new Set<string>();
  for (const { text, view } of sentences) {
    for (const { word } of view.tokens) if (WORD.test(word)) words.add(word);
    for (const { groups } of text.matchAll(QUOTED)) words.add(groups!.name);
  }
  const bySound = new Map<string, Set<string>>();
  for (const word of words) bySound.set(keyOf(word), (bySound.get(keyOf(word)) ?? new Set()).add(word));
  return bySound;
}

/** All characters of the span stand alone: no word of the dictionary is meant by them. */
function isAstray(asked: AskedText, span: Span): boolean {
  const words = wordsIn(asked, span);
  return words.every((word) => isStray(word) && !NO_PART.test(word.word));
}

/** Sounds exactly like the one word that is printed, and has a character in common with it. */
function meantBy(said: string, vocabulary: Vocabulary): string | null {
  const readings = charReadings(said);
  const alike = [...(vocabulary.get(keyOf(said)) ?? [])].filter(
    (word) =>
      [...word].some((char, at) => said[at] === char) &&
      charReadings(word).every((reading, at) => reading === readings[at]),
  );
  return alike.length === 1 ? alike[0] : null;
}

export function createRespelling(
  sentences: readonly ReadSentence[],
  segmenter: Segmenter,
  hasText: (words: string) => boolean,
): Respell {
  let vocabulary: Vocabulary | null = null;
  return (text, taken) => {
    const asked = askedText(text, segmenter);
    const found: Respelling[] = [];
    for (let start = 0; start < text.length; start += 1) {
      for (let length = LENGTHS.most; length >= LENGTHS.least; length -= 1) {
        const span = { start, end: start + length };
        if (span.end > text.length || taken.some((other) => overlaps(other, span)) || !isAstray(asked, span))
          continue;
        const said = sliceSpan(text, span);
        vocabulary ??= vocabularyOf(sentences);
        const meant = hasText(said) ? null : meantBy(said, vocabulary);
        if (meant === null) continue;
        found.push({ span, said, meant });
        start = span.end - 1;
        break;
      }
    }
    return found;
  };
}
