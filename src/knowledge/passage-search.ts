// Free text → the sentences that fit best: BM25 over words and character pairs, on the sentence and on its paragraph.
import type { ReadArticle, ReadSentence } from '../facts/types.js';
import { fold } from '../text/normalize.js';
import type { Segmenter } from '../text/segmenter.js';
import { bigramTerms, wordTerms } from '../text/terms.js';
import { buildBm25 } from './bm25.js';

export interface Hit {
  /** Index into the sentences. */
  readonly sentence: number;
  readonly score: number;
}

export interface PassageSearch {
  /** The best sentences first, at most `top`; only those that `accepts` lets through. */
  readonly find: (text: string, top: number, accepts?: (sentence: number) => boolean) => readonly Hit[];
  /** How rare a word is among the sentences; 0 when none has it. */
  readonly rarity: (word: string) => number;
}

const WEIGHTS = { sentenceWords: 1, sentencePairs: 0.8, paragraphWords: 0.6, paragraphPairs: 0.5 };

/** Indexes the sentences of a corpus. */
export function buildPassageSearch(
  articles: readonly ReadArticle[],
  sentences: readonly ReadSentence[],
  segmenter: Segmenter,
): PassageSearch {
  const paragraphs = new Map<object, number>();
  const paragraphTexts: string[] = [];
  const paragraphOf = Int32Array.from(sentences, ({ paragraph, section, article }) => {
    const known = paragraphs.get(paragraph);
    if (known !== undefined) return known;
    paragraphs.set(paragraph, paragraphs.size);
    paragraphTexts.push(
      fold(`${articles[article].node.headline.text} ${section.heading?.text ?? ''} ${paragraph.text}`),
    );
    return paragraphs.size - 1;
  });
  const folded = sentences.map(({ text }) => fold(text));
  const sentenceWords = buildBm25(folded.map((text) => wordTerms(text, segmenter)));
  const sentencePairs = buildBm25(folded.map(bigramTerms));
  const paragraphWords = buildBm25(paragraphTexts.map((text) => wordTerms(text, segmenter)));
  const paragraphPairs = buildBm25(paragraphTexts.map(bigramTerms));
  return {
    rarity: (word) => {
      const known = sentenceWords.idf(word);
      if (known > 0) return known;
      const pairs = bigramTerms(word).map(sentencePairs.idf);
      return pairs.length > 0 && pairs.every((pair) => pair > 0) ? Math.max(...pairs) : 0;
    },
    find: (text, top, accepts = () => true) => {
      const query = fold(text);
      const words = wordTerms(query, segmenter);
      const pairs = bigramTerms(query);
      const scores = new Float64Array(sentences.length);
      const around = new Float64Array(paragraphTexts.length);
      sentenceWords.score(words, scores, WEIGHTS.sentenceWords);
      sentencePairs.score(pairs, scores, WEIGHTS.sentencePairs);
      paragraphWords.score(words, around, WEIGHTS.paragraphWords);
      paragraphPairs.score(pairs, around, WEIGHTS.paragraphPairs);
      const hits: Hit[] = [];
      for (let sentence = 0; sentence < scores.length; sentence += 1) {
        const score = scores[sentence] + around[paragraphOf[sentence]];
        if (score > 0 && accepts(sentence)) hits.push({ sentence, score });
      }
      return hits.sort((a, b) => b.score - a.score || a.sentence - b.sentence).slice(0, top);
    },
  };
}
