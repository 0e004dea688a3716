// Words of a Chinese text, by nodejieba. Its dictionary is one per process and takes most of the start-up time.
import jieba from 'nodejieba';

export interface Token {
  readonly word: string;
  /** Part of speech in the ICTCLAS tag set: ns place, nr person, v verb, m numeral, x unknown … */
  readonly tag: string;
}

export interface Segmenter {
  /** Words in order; joined they give back the text. */
  cut(text: string): readonly string[];
  /** As `cut`, but no word that the dictionary lacks is made up. */
  cutKnown(text: string): readonly string[];
  tag(text: string): readonly Token[];
  /** Teaches a word with its part of speech, so that it is not cut in pieces; one that is known stays as it is. */
  add(word: string, tag: string): void;
}

let loaded = false;

/** Loads the dictionary on first use (about 0.7 s), then shares it. */
export function createSegmenter(): Segmenter {
  if (!loaded) jieba.load();
  loaded = true;
  return {
    // Its second argument turns the model for unlisted words on, whatever its type file calls it.
    cut: (text) => jieba.cut(text, true),
    cutKnown: (text) => jieba.cut(text),
    tag: (text) => jieba.tag(text),
    add: (word, tag) => {
      if (jieba.cut(word).length > 1) jieba.insertWord(word, tag);
    },
  };
}

/** The dictionary word that lies across the border of `left` and `right`, or null. */
export function wordAcross(segmenter: Segmenter, left: string, right: string): string | null {
  const head = left.slice(-12);
  let at = 0;
  for (const word of segmenter.cutKnown(head + right.slice(0, 12))) {
    if (at < head.length && at + word.length > head.length) return word;
    at += word.length;
  }
  return null;
}
