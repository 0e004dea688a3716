// Enumerations: 「集聚了今日头条、乐道互动、……、绿茵景观等一批龙头企业」 → its items and what they are.
import { type Span, sliceSpan } from '../text/span.js';
import { INTRODUCING_NOUNS, STOP_VERBS } from './lexicon/verbs.js';
import { nounPhrase } from './noun-phrase.js';
import type { PlacedToken, SentenceView } from './tokens.js';

export interface Enumeration {
  readonly items: readonly Span[];
  /** What they are: 「龙头企业」, 「主导产业」; empty when the text does not say. */
  readonly what: Span;
  /** From the verb before the first item to the end of `what`. */
  readonly span: Span;
}

const ITEM = '[^，、。；：！？,;\\s]{1,24}';
const RUN = new RegExp(`${ITEM}(?:、${ITEM})+`, 'gu');
const AFTER_LAST =
  /的|等(?!级|待|离)|(?:以及|[和及与])(?=[^、]{1,12}(?:等|$|[，。；]))|(?<=[^\d])(?:[0-9]+|[一二三四五六七八九十两]+)(?=大|个|项|家|类|方|部门|级)/u;
const WHAT =
  /^(?:等|的)?(?:在内的?|的)?(?:一批|一系列|多个|多家|诸多|众多|各类|国内外著名)?(?:\d+|[一二三四五六七八九十两]+)?(?:大|个|项|家|类|种)?(?<what>[\p{Script=Han}“”]{2,14})/u;

/** Who makes or does what is enumerated. */
const MAKER = /^(?:一[家个所座])?(?:专业|专门|主要)?(?:从事|生产|制造|研发|经营|销售|加工|提供)(?=.{2})/u;

/** Where an item's own words begin inside `[start, end)`: after the verb or preposition that introduces the list. */
function ownStart(view: SentenceView, start: number, end: number): number {
  const introduces = ({ word, tag }: PlacedToken) =>
    /^(?:u|p|r)/u.test(tag) ||
    (STOP_VERBS.has(word) && !/^[和与及]$/u.test(word)) ||
    (INTRODUCING_NOUNS.has(word) && word.length === 1) ||
    /^[由经以含有]$/u.test(word);
  const before = view.tokens.filter((token) => token.start >= start && token.end < end && introduces(token));
  return before.at(-1)?.end ?? start;
}

/** Where the last item ends, and with what words the list goes on. */
function lastItemEnd(
  text: string,
  start: number,
  end: number,
): { readonly end: number; readonly conjunction: number } {
  const match = AFTER_LAST.exec(text.slice(start, end));
  if (!match || match.index === 0) return { end, conjunction: 0 };
  return { end: start + match.index, conjunction: /[和及与]/u.test(match[0]) ? match[0].length : 0 };
}

/** Without a quotation mark that only one end carries. */
function withoutMarks(text: string, { start, end }: Span): Span {
  const item = text.slice(start, end);
  const open = /^[“‘]/u.test(item);
  const close = /[”’]$/u.test(item);
  return { start: open && !close ? start + 1 : start, end: close && !open ? end - 1 : end };
}

/** Every enumeration of three or more items, or of two that end in 等. */
export function findEnumerations(view: SentenceView): readonly Enumeration[] {
  const lists: Enumeration[] = [];
  for (const match of view.text.matchAll(RUN)) {
    const items: Span[] = [];
    let at = match.index;
    for (const part of match[0].split('、')) {
      items.push({ start: at, end: at + part.length });
      at += part.length + 1;
    }
    if (
      items.some(
        ({ start, end }) => /[的]/u.test(view.text.slice(start, end - 1)) && end !== items.at(-1)!.end,
      )
    )
      continue;
    items[0] = { start: ownStart(view, items[0].start, items[0].end), end: items[0].end };
    const last = items.pop()!;
    const cut = lastItemEnd(view.text, last.start, last.end);
    items.push({ start: last.start, end: cut.end });
    if (cut.conjunction > 0) {
      const start = cut.end + cut.conjunction;
      items.push({ start, end: lastItemEnd(view.text, start, last.end).end });
    }
    const listEnd = items.at(-1)!.end;
    const closed = view.text.startsWith('等', listEnd);
    if (items.length < 3 && !closed) continue;
    // 「是一家专业制造甲、乙、丙的配件企业」: what stands behind 的 does it to them, it is not what they are.
    const maker = view.text.startsWith('的', listEnd) && MAKER.exec(sliceSpan(view.text, items[0]));
    if (maker) items[0] = { ...items[0], start: items[0].start + maker[0].length };
    const [after = '', what = ''] = maker ? [] : (WHAT.exec(view.text.slice(listEnd)) ?? []);
    const whatEnd = listEnd + after.length;
    lists.push({
      items: items.map((item) => withoutMarks(view.text, item)).filter(({ start, end }) => end > start),
      what: nounPhrase(view, whatEnd - what.length, whatEnd),
      span: {
        start: match.index,
        end: Math.max(match.index + match[0].length, whatEnd),
      },
    });
  }
  return lists;
}
