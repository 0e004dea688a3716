// Words that say how exact a printed number is: 约 近 超 不足 before it, 以上 左右 余 behind it.
import type { Unit } from './units.js';

export type Bound = 'exact' | 'about' | 'at least' | 'at most' | 'over' | 'nearly';

export interface BoundWord {
  readonly word: string;
  readonly bound: Bound;
  /** Text right before (prefix) or after (suffix) that makes it part of another word. */
  readonly unless: RegExp | null;
}

/** What a bound word is read against: a numeral with its unit. */
export interface Bounded {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly unit: Unit | null;
}

const PREFIXES: readonly BoundWord[] = [
  ...prefix('about', '大约 大概 约为 约合', null),
  ...prefix('about', '约', /[节制条预公签违契履集邀特]$/u),
  ...prefix('nearly', '将近 接近 近乎', null),
  ...prefix('nearly', '近', /[最附邻靠临远亲新]$/u),
  ...prefix('at most', '不超过 最多可 最多需要 最多有 最多 至多 不足 不到 不多于 不高于', null),
  ...prefix('at least', '至少需要 至少需 至少要 至少有 至少 不少于 不低于 不下于 起码', null),
  ...prefix('over', '超过 突破 高于 大于 多于', null),
  ...prefix('over', '超 逾', null),
  ...prefix('over', '过', /[通经不超越透度路胜难]$/u),
];
const UP_TO: BoundWord = { word: '上', bound: 'about', unless: /[以百海]$/u };
const SUFFIXES: readonly BoundWord[] = [
  { word: '以上', bound: 'at least', unless: null },
  { word: '以下', bound: 'at most', unless: /^(?:简称|几|问题|方面)/u },
  { word: '以内', bound: 'at most', unless: null },
  { word: '之内', bound: 'at most', unless: null },
  { word: '左右', bound: 'about', unless: /^(?:两|侧|手)/u },
  { word: '上下', bound: 'about', unless: /^(?:游|班|联|文|级)/u },
];
const MORE_AFTER_UNIT: readonly BoundWord[] = [
  { word: '多', bound: 'over', unless: /^[种样元次个功项家方]/u },
  { word: '余', bound: 'over', unless: /^[种个下]/u },
];
/** The bound word right before a numeral, at or behind `floor`, or null. */
export function leadingBound(text: string, head: Bounded, floor: number): BoundWord | null {
  const before = text.slice(Math.max(floor, head.start - 8), head.start);
  const words = /^[百千万亿]/u.test(head.raw) ? [...PREFIXES, UP_TO] : PREFIXES;
  const word = words.find((entry) => before.endsWith(entry.word));
  if (!word) return null;
  const earlier = before.slice(0, -word.word.length);
  if (word.unless?.test(earlier)) return null;
  // 近三年 is the last three years; only after 历时, 长达 or 用了 does it mean nearly three.
  if (word.word === '近' && head.unit?.unitClass === 'duration' && !/[时达了经续去满]$/u.test(earlier))
    return null;
  return word;
}

/** The bound word right behind a numeral and its unit, or null. */
export function trailingBound(text: string, head: Bounded): BoundWord | null {
  const rest = text.slice(head.end, head.end + 6);
  const measured = head.unit !== null && /^(?:duration|length|mass)$/u.test(head.unit.unitClass);
  const words = measured ? [...SUFFIXES, ...MORE_AFTER_UNIT] : SUFFIXES;
  const word = words.find((entry) => rest.startsWith(entry.word));
  return word && !word.unless?.test(rest.slice(word.word.length)) ? word : null;
}

function prefix(bound: Bound, words: string, unless: RegExp | null): BoundWord[] {
  return words.split(' ').map((word) => ({ word, bound, unless }));
}
