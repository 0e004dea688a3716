// The non-blank lines of a source, each with its place.
import type { Span } from '../text/span.js';

export interface SourceLine {
  /** Without the white space around it. */
  readonly span: Span;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Blank space before the first character, in full-width characters. */
  readonly indent: number;
}

/** Every line with at least one visible character, in order. */
export function readLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let line = 0;
  for (const { 0: raw, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    line += 1;
    const shown = raw.trim();
    if (shown === '') continue;
    const lead = raw.slice(0, raw.indexOf(shown)).replace(/\uFEFF/gu, '');
    const start = index + raw.indexOf(shown);
    lines.push({
      span: { start, end: start + shown.length },
      text: shown,
      line,
      indent: columnWidth(lead.replaceAll('\t', '\u3000\u3000')),
    });
  }
  return lines;
}

/** The room that a text takes in a column, in full-width characters: Latin letters and digits take half of one. */
export function columnWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char <= '\u00ff' ? 0.5 : 1;
  return width;
}

/** The 1-based line in which an offset stands. */
export function lineAt(lines: readonly SourceLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].span.start > offset) high = middle;
    else low = middle + 1;
  }
  return lines[low - 1]?.line ?? 1;
}
