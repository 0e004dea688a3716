// How well a word of the question is met by some text: itself, a synonym, or most of its characters in order.
import type { Wording } from './wording.js';

const SYNONYM = 0.85;
const LOOSE = 0.55;
/** How far apart the two characters of a short word may stand: 「投标商」 ~ 「投标供应商」. */
const GAP = 3;
/** How many characters an abbreviation may leave out in one place. */
const ABBREVIATED = 7;

function pairShare(word: string, text: string): number {
  let met = 0;
  for (let at = 0; at + 1 < word.length; at += 1) if (text.includes(word.slice(at, at + 2))) met += 1;
  return met / (word.length - 1);
}

function standsLoosely(word: string, text: string): boolean {
  const [first, last] = [word[0], word[word.length - 1]];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (text.slice(at + 1, at + 2 + GAP).includes(last)) return true;
  }
  return false;
}

const isHan = (char: string | undefined) => char !== undefined && char >= '㐀' && char <= '鿿';

/** 「农高会」 stands for 「农业高新科技成果博览会」: the characters in order, a few apart. */
function isShortFor(word: string, text: string): boolean {
  if (!/^\p{Script=Han}{3,5}$/u.test(word)) return false;
  let reached: number[] = [];
  for (let at = text.indexOf(word[0]); at >= 0; at = text.indexOf(word[0], at + 1)) reached.push(at);
  for (const char of word.slice(1)) {
    const next = new Set<number>();
    for (const from of reached) {
      for (let at = from + 1; at <= from + 1 + ABBREVIATED && isHan(text[at]); at += 1)
        if (text[at] === char) next.add(at);
    }
    reached = [...next];
  }
  return reached.length > 0;
}

/** From 0 (nothing of it) to 1 (the word itself); `text` is folded. */
export function matchTerm({ word, synonyms }: Wording, text: string): number {
  if (text.includes(word)) return 1;
  if (synonyms.some((synonym) => text.includes(synonym))) return SYNONYM;
  if (word.length === 2 && /^\p{Script=Han}+$/u.test(word))
    return standsLoosely(word, text) ? LOOSE * 0.75 : 0;
  if (word.length < 3) return 0;
  const share = pairShare(word, text);
  if (share >= 0.5) return LOOSE * share + 0.2;
  return isShortFor(word, text) ? LOOSE : 0;
}

/** Where in a folded text a term, or what stands for it, is printed; -1 for nowhere. */
export function placeOfTerm({ word, synonyms }: Wording, text: string): number {
  for (const form of [word, ...synonyms]) {
    const at = text.indexOf(form);
    if (at >= 0) return at;
  }
  return word.length >= 3 ? text.indexOf(word.slice(0, 2)) : -1;
}
