// Running text → sentences, cut at 。！？； outside quotations: 「“……走在世界前列。”许志伟介绍。」 is one sentence.
import type { Span } from '../text/span.js';

const OPENERS = '“「『（(《';
const CLOSERS = '”」』）)》"';
const STRAIGHT = '"';
const TERMINALS = '。！？；!?;…';
/** A quotation longer than this is cut inside as well, so that evidence stays readable. */
const LONGEST_QUOTATION = 160;

/** For each opener that is closed within reach, the offset of its closer. */
function quotations(text: string): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  let straight = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (OPENERS.includes(text[at]) || (text[at] === STRAIGHT && straight === 0)) {
      if (text[at] === STRAIGHT) straight += 1;
      open.push(at);
      continue;
    }
    const kind = CLOSERS.indexOf(text[at]);
    if (kind < 0) continue;
    while (open.length > 0) {
      const start = open.pop()!;
      if (text[start] === STRAIGHT) straight -= 1;
      if (text[start] !== (OPENERS[kind] ?? STRAIGHT)) continue;
      if (at - start <= LONGEST_QUOTATION) closed.set(start, at);
      break;
    }
  }
  return closed;
}

/** Spans that cover every non-blank character of `text` once, in order. */
export function splitSentences(text: string): readonly Span[] {
  const closed = quotations(text);
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const shown = raw.trim();
    if (shown !== '') {
      const from = start + raw.indexOf(shown);
      spans.push({ start: from, end: from + shown.length });
    }
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const closer = closed.get(at);
    if (closer !== undefined) {
      at = closer;
      if (TERMINALS.includes(text[at - 1]) && startsAnew(text, at + 1)) push(at + 1);
      continue;
    }
    if (!TERMINALS.includes(text[at]) || isDecimalPoint(text, at)) continue;
    let end = at + 1;
    while (end < text.length && (TERMINALS.includes(text[end]) || '”’」』"'.includes(text[end]))) end += 1;
    push(end);
    at = end - 1;
  }
  push(text.length);
  return spans;
}

/** After 「……。”」 a new quotation, or the end, starts anew; anything else says who spoke. */
function startsAnew(text: string, at: number): boolean {
  return at >= text.length || /^\s*[“「『"]/u.test(text.slice(at, at + 3));
}

function isDecimalPoint(text: string, at: number): boolean {
  return (
    '!?;'.includes(text[at]) &&
    /[\x21-\x7e]/.test(text[at + 1] ?? '') &&
    /[\x21-\x7e]/.test(text[at - 1] ?? '')
  );
}
