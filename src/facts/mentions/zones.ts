// Development zones by their printed names: a place and a zone word, 「天津滨海高新区」「开封市城乡一体化示范区」.

import { isChinesePlace } from '../../text/places.js';
import type { Span } from '../../text/span.js';
import { INTRODUCING_NOUNS, STOP_VERBS } from '../lexicon/verbs.js';
import { ZONE_SUFFIXES } from '../lexicon/zone-suffixes.js';
import type { PlacedToken, SentenceView } from '../tokens.js';

export interface ZoneName extends Span {
  /** Words before the suffix: 「天津」「滨海」. Empty for a bare 「高新区」. */
  readonly places: readonly string[];
  readonly suffix: string;
}

const SUFFIX = new RegExp(ZONE_SUFFIXES.join('|'), 'gu');
/** 「国家级农业高新技术产业示范区」 says what it is for, not where. */
const TRADE_ALONE = /^(?:农业|工业|科技|生态|旅游|物流|文化|经济|林业|渔业|海洋|航空|临空|临港|低碳|零碳)$/u;
const LONGEST_PLACE = 10;

function isPlace({ word, tag }: PlacedToken): boolean {
  if (word.length < 2 || ZONE_SUFFIXES.includes(word)) return false;
  if (TRADE_ALONE.test(word)) return false;
  if (!/^\p{Script=Han}+$/u.test(word) || STOP_VERBS.has(word) || INTRODUCING_NOUNS.has(word)) return false;
  if (
    /[这那是的有了在]/u.test(word) ||
    /^(?:国家级|国家|省级|市级|我|该|本|其|各|全国|首批|一个|两个|级)$/u.test(word)
  )
    return false;
  return isChinesePlace(word) || /^(?:ns|nr|nz|nt|x|j|s)/u.test(tag) || /[省市县区州盟旗镇]$/u.test(word);
}

/** What a zone is for, between its place and its zone word: 「泰州｜医药｜高新区」. */
function isTrade({ word, tag }: PlacedToken): boolean {
  if (/^国家级?$/u.test(word)) return true;
  return word.length === 2 && /^(?:n|nz|vn|j)$/u.test(tag) && !INTRODUCING_NOUNS.has(word);
}

/** An unlisted place name falls apart into single characters: 「颍｜州」, 「渭｜南」. */
function looseName(tokens: readonly PlacedToken[], index: number): number {
  let first = index;
  while (
    first > 0 &&
    index - first < 2 &&
    tokens[first - 1].word.length === 1 &&
    isHanNoun(tokens[first - 1])
  )
    first -= 1;
  return tokens[index].word.length === 1 && isHanNoun(tokens[index]) && first < index ? first : index + 1;
}

function isHanNoun({ word, tag }: PlacedToken): boolean {
  return /^\p{Script=Han}$/u.test(word) && /^(?:n|x|j|v|a|g)/u.test(tag) && !STOP_VERBS.has(word);
}

/** The words of a zone's name before its suffix, and how many of the last ones say what it is for. */
function placeWords(
  view: SentenceView,
  suffixStart: number,
): { readonly words: readonly PlacedToken[]; readonly trade: number } {
  const { tokens } = view;
  const owner = tokens.find((token) => token.start < suffixStart && token.end > suffixStart);
  if (owner) {
    const word = view.text.slice(owner.start, suffixStart);
    return { words: TRADE_ALONE.test(word) ? [] : [{ ...owner, end: suffixStart, word }], trade: 0 };
  }
  const last = tokens.findLastIndex((token) => token.end <= suffixStart);
  if (last < 0 || tokens[last].end !== suffixStart) return { words: [], trade: 0 };
  let trade = 0;
  while (trade < 2 && last - trade > 0 && isTrade(tokens[last - trade])) trade += 1;
  if (trade > 0 && !isPlace(tokens[last - trade])) trade = 0;
  let first = last - trade + 1;
  while (first > 0 && isPlace(tokens[first - 1]) && suffixStart - tokens[first - 1].start <= LONGEST_PLACE)
    first -= 1;
  if (first > last - trade) return { words: tokens.slice(looseName(tokens, last), last + 1), trade: 0 };
  return { words: tokens.slice(first, last + 1), trade };
}

const NOWHERE = { words: [], trade: 0 } as const;

/** Every zone name in a sentence, full and bare, in order. */
export function findZoneNames(view: SentenceView): readonly ZoneName[] {
  return [...view.text.matchAll(SUFFIX)].map((match) => {
    const found = placeWords(view, match.index);
    const { words, trade } =
      found.words.some(({ word }) => word.length > 1) || found.words.length > 1 ? found : NOWHERE;
    return {
      start: words[0]?.start ?? match.index,
      end: match.index + match[0].length,
      places: words.slice(0, words.length - trade).map(({ word }) => word),
      suffix: match[0],
    };
  });
}
