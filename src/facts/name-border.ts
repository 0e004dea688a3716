// Where a name begins, given where its last word begins: walks left over words until one cannot belong to a name.
// 「位于青岛高新区的外资企业埃地沃兹真空泵制造（青岛）｜有限公司」 → the offset of 埃.
import { INTRODUCING_NOUNS, STOP_VERBS } from './lexicon/verbs.js';
import { ZONE_SUFFIXES } from './lexicon/zone-suffixes.js';
import type { PlacedToken, SentenceView } from './tokens.js';

export interface BorderOptions {
  /** Longest name part before the last word, in characters. */
  readonly longest: number;
  /** Agencies carry a zone's name (襄阳高新区行政审批局); companies are introduced by it. */
  readonly keepZone: boolean;
}

const FUNCTION_TAGS = /^(?:u|p|c|r|d|y|e|o|t|m|q|z|b$)/u;
const LATIN = /^[0-9A-Za-z.&-]+$/u;

function endsName({ word, tag }: PlacedToken, { keepZone }: BorderOptions): boolean {
  if (/[^\p{Script=Han}A-Za-z0-9·.&-]/u.test(word)) return true;
  if (STOP_VERBS.has(word) || INTRODUCING_NOUNS.has(word)) return true;
  if (!keepZone && ZONE_SUFFIXES.some((suffix) => word.endsWith(suffix))) return true;
  if (/^(?:[还也又都并将已再由与同和及被均]+|[前后时中内]|以来|之后|之前|期间)$/u.test(word)) return true;
  if (LATIN.test(word) || /^[级期]$/u.test(word)) return false;
  if (tag === 'v' && word.length === 1) return true;
  if (tag === 'd' && word.length > 2) return false;
  return FUNCTION_TAGS.test(tag) && !(tag === 'm' && /^[一三四五六七八九]$/u.test(word));
}

/** Steps over 「（青岛）」 that ends at `end`; the offset of its opening bracket, or null. */
function overBracketedPlace(text: string, end: number): number | null {
  const open = text.lastIndexOf('（', end);
  const inside = open < 0 ? '' : text.slice(open + 1, end - 1);
  return /^[\p{Script=Han}]{2,6}$/u.test(inside) ? open : null;
}

/** 「，天和｜机械有限公司」: behind a mark, one character and 和 begin a name; 「武汉和温州」 are two. */
function isInsideBrand({ tokens }: SentenceView, index: number): boolean {
  const [mark, first] = [tokens[index - 2], tokens[index - 1]];
  return (
    tokens[index].word === '和' &&
    first?.word.length === 1 &&
    /^\p{Script=Han}$/u.test(first.word) &&
    (!mark || /^[，。；：“”、（]$/u.test(mark.word))
  );
}

/** 「建设｜中国黑茶产业中心」: no name goes on from a verb to a place. */
function actsOnPlace({ tokens }: SentenceView, index: number): boolean {
  return tokens[index].tag.startsWith('v') && (tokens[index + 1]?.tag.startsWith('ns') ?? false);
}

/** The offset at which the name that ends with the word at `suffixStart` begins; `suffixStart` itself when nothing precedes. */
export function nameStart(view: SentenceView, suffixStart: number, options: BorderOptions): number {
  let start = suffixStart;
  const owner = view.tokens.find((token) => token.start < start && token.end > start);
  if (owner) {
    if (endsName({ ...owner, word: view.text.slice(owner.start, start) }, options)) return start;
    start = owner.start;
  }
  let index = view.tokens.findLastIndex((token) => token.end <= start);
  let afterBracket = false;
  while (index >= 0) {
    const token = view.tokens[index];
    if (suffixStart - token.start > options.longest) break;
    if (token.word === '）') {
      const open = overBracketedPlace(view.text, token.end);
      if (open === null) break;
      start = open;
      index = view.tokens.findLastIndex((candidate) => candidate.end <= open);
      afterBracket = true;
      continue;
    }
    if (isInsideBrand(view, index)) {
      start = view.tokens[index - 1].start;
      break;
    }
    const brand = afterBracket && token.word.length > 1 && /^\p{Script=Han}+$/u.test(token.word);
    if (!brand && (endsName(token, options) || actsOnPlace(view, index))) break;
    afterBracket = false;
    start = token.start;
    index -= 1;
  }
  return afterBracket ? suffixStart : start;
}
