// Who did what a sentence says was done: 「由广州开发区管委会及广东省酒类行业协会主办」 for 「是哪几家主办的」.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Span } from '../text/span.js';
import type { Query } from '../understand/query.js';
import type { RankedSentence } from './sentences.js';

const DEEDS =
  '主办|承办|协办|举办|联办|发起|出资|投资|投建|承建|共建|建设|研发|开发|设计|编制|起草|评选|评定|批准|认定|授予|命名|颁发|运营|托管';
/** 「是哪几家主办的」「由谁评选」. */
const ASKED = new RegExp(`(?:哪|谁|什么(?:单位|机构|部门|公司)).{0,6}?(?<deed>${DEEDS})`, 'u');
const LOOKED_AT = 3;
const SHORTEST_NAME = 3;

/** The doers of the deed that the question asks about, in the likeliest sentence that prints them behind 由; null for none. */
export function doersOf(
  { text: asked }: Query,
  ranked: readonly RankedSentence[],
  { sentences }: Knowledge,
): { readonly sentence: number; readonly items: readonly Span[] } | null {
  const deed = ASKED.exec(asked)?.groups?.deed;
  if (deed === undefined) return null;
  const doing = new RegExp(
    `(?<![自缘理])由(?<who>[^，。；：]{2,48}?)(?:联合|共同|牵头|负责|组织|独家)*${deed}`,
    'du',
  );
  for (const { sentence } of ranked.slice(0, LOOKED_AT)) {
    const found = doing.exec(sentences[sentence].text);
    if (found) return { sentence, items: namesBetween(found.groups!.who, found.indices!.groups!.who[0]) };
  }
  return null;
}

/** 「甲、乙及丙」 are three; what is too short for a name beside 和 is a part of one: 「天和机械」. */
function namesBetween(who: string, from: number): readonly Span[] {
  const names: Span[] = [];
  for (const { 0: listed, index } of who.matchAll(/[^、]+/gu)) {
    const parts = listed.split(/(以及|[和及与])/u);
    const isOne = parts.some((part, at) => at % 2 === 0 && part.length < SHORTEST_NAME);
    let at = from + index;
    for (const [order, part] of (isOne ? [listed] : parts).entries()) {
      if (order % 2 === 0) names.push({ start: at, end: at + part.length });
      at += part.length;
    }
  }
  return names;
}
