// Offsets of a text whose column breaks were undone lead back to the source: 「…等方式，｜统筹推进…」.
import type { Span } from '../text/span.js';
import type { ColumnBreak } from './types.js';

export interface Joined {
  readonly span: Span;
  readonly breaks: readonly ColumnBreak[];
}

function sourceOffset({ span, breaks }: Joined, at: number): number {
  let offset = span.start + at;
  for (const gap of breaks) {
    if (gap.at > at) break;
    offset += gap.skip;
  }
  return offset;
}

/** The source span of `[start, end)` of a joined text. */
export function sourceSpan(joined: Joined, start: number, end: number): Span {
  const first = sourceOffset(joined, start);
  return { start: first, end: end <= start ? first : sourceOffset(joined, end - 1) + 1 };
}

/** The breaks inside `[start, end)` of a joined text, counted from `start`. */
export function breaksWithin(
  breaks: readonly ColumnBreak[],
  start: number,
  end: number,
): readonly ColumnBreak[] {
  return breaks.filter(({ at }) => at > start && at < end).map((gap) => ({ ...gap, at: gap.at - start }));
}

/** `[start, end)` of a joined node, as a node of the same kind. */
export function sliceJoined<T extends Joined & { readonly text: string }>(
  node: T,
  start: number,
  end: number,
): T {
  return {
    ...node,
    text: node.text.slice(start, end),
    span: sourceSpan(node, start, end),
    breaks: breaksWithin(node.breaks, start, end),
  };
}
