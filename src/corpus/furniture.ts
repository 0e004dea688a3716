// Lines that belong to the sheet, not to an article: 「第4版」, 「2023年4月12日 星期三」, 「责编 王五」.

interface FurnitureRule {
  readonly name: string;
  readonly matches: (text: string) => boolean;
}

const LONGEST = 60;
const DAY = '(?:\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})';
const WEEKDAY = '(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)';
const PAGE_NUMBER =
  '(?:第\\s*[A-Z]?\\s*(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*版|[A-Z]?\\d{1,3}\\s*版|[A-Z]\\d{1,3})';
/** A word of a masthead that says for itself what it is. */
const SURE = new RegExp(
  `^(?:${DAY}${WEEKDAY}?|${WEEKDAY}|${PAGE_NUMBER}(?:[：:]\\p{Script=Han}{1,6}|\\p{Script=Han}{0,3})|(?:总|第)\\d+期)$`,
  'u',
);
/** A word that may stand beside one: the paper's name, the column's, the lunar date. */
const BESIDE = /^(?:\p{Script=Han}{1,8}|[A-Z&.]+|\d{1,3}|农历\p{Script=Han}+|[|｜·—-]+)$/u;

const EDITORS =
  '责任编辑|责编|主编|美编|美术编辑|版式|版式设计|版面设计|组版|校对|审校|审核|视觉|本版编辑|版面编辑';
const CONTACTS =
  'E-?mail|电子邮箱|邮箱|投稿邮箱|联系电话|电话|热线|新闻热线|传真|网址|邮编|邮政编码|订阅热线|广告热线|国内统一[连续]*刊号|邮发代号|CN\\s*\\d{2}';

const isMasthead = (text: string) => {
  const words = text.split(/\s+/u);
  return words.some((word) => SURE.test(word)) && words.every((word) => SURE.test(word) || BESIDE.test(word));
};

/** First match wins; every rule is about short lines. */
export const FURNITURE_RULES: readonly FurnitureRule[] = [
  {
    name: 'ornament',
    matches: (text) => /^[^\p{L}\p{N}\p{Pi}\p{Pf}\p{Ps}\p{Pe}，。、；：！？…%％]+$/u.test(text),
  },
  { name: 'bare page number', matches: (text) => /^[-—–·|\s]*\d{1,3}[-—–·|\s]*$/u.test(text) },
  { name: 'masthead', matches: isMasthead },
  {
    name: 'editors',
    matches: (text) =>
      new RegExp(`^[（(]?(?:本版|本期|值班|执行)?(?:${EDITORS})(?:[:：\\s]|$)[^。]*$`, 'u').test(text),
  },
  {
    name: 'contact',
    matches: (text) => new RegExp(`^(?:本版)?(?:${CONTACTS})\\s*(?:[:：]|$|\\d)`, 'iu').test(text),
  },
  { name: 'web address', matches: (text) => /^(?:https?:\/\/|www\.)\S+$/iu.test(text) },
  {
    name: 'turn to another page',
    matches: (text) =>
      /^[（(【]?(?:下转|上接|紧接|转)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^。]{0,12}$/u.test(
        text,
      ),
  },
];

/** True for a line of page furniture. */
export function isFurniture(text: string): boolean {
  return text.length <= LONGEST && FURNITURE_RULES.some((rule) => rule.matches(text));
}
