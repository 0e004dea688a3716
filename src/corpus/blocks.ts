// Lines that belong together: a paragraph that a column end cut in two is one block again.
// 「…等方式，」 + 「统筹推进…」 are joined; a heading and the paragraph under it are not.
import { openMarks } from '../text/marks.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import { datelineOf } from './byline.js';
import { type Columns, readColumns } from './columns.js';
import { type Ahead, joinRule } from './join-rules.js';
import { isEditorsNote, isHalfHeadline, type LineKind } from './line-kind.js';
import type { SourceLine } from './lines.js';
import type { ColumnBreak } from './types.js';

export interface Block {
  readonly kind: LineKind;
  readonly text: string;
  readonly span: Span;
  readonly breaks: readonly ColumnBreak[];
}

interface Piece {
  readonly line: SourceLine;
  readonly kind: LineKind;
  readonly ahead: Ahead;
  readonly lastHead: boolean;
}

/** A block that may still grow. */
interface Growing {
  readonly pieces: Piece[];
  readonly rules: string[];
  text: string;
  /** Of the pieces so far; kept small, so that thousands of openers cost nothing. */
  open: readonly string[];
}

/** No paragraph of a newspaper has more lines; bounds the work on hostile input. */
const MOST_LINES = 200;
const DEEPEST_NESTING = 4;
/** Enough of a paragraph to judge its end. */
const TAIL = 400;

const aside = (kind: LineKind) => kind === 'furniture' || kind === 'credit';

/** Joins the lines that a column end cut apart; page furniture between two pieces does not keep them apart. */
export function joinBlocks(
  lines: readonly SourceLine[],
  kindOfLine: (text: string) => LineKind,
  segmenter: Segmenter,
): readonly Block[] {
  const pieces = readPieces(lines, kindOfLine);
  const columns = readColumns(lines);
  const repeated = once(() => repeatedPhrases(lines));
  const groups: Growing[] = [];
  let last: Growing | null = null;
  let crossed = false;
  let inBody = false;
  for (const piece of pieces) {
    if (aside(piece.kind)) {
      groups.push(startGroup(piece));
      crossed = true;
      continue;
    }
    const rule: string | null = last && last.pieces.length < MOST_LINES ? ruleFor(last, piece) : null;
    if (last && rule !== null && (!crossed || mayCross(last))) grow(last, piece, rule);
    else {
      inBody = !headsArticle(piece) && (inBody || (last !== null && kindOf(last) !== 'short'));
      last = startGroup(piece);
      groups.push(last);
    }
    crossed = false;
  }
  return groups.map(asBlock);

  function ruleFor(group: Growing, piece: Piece): string | null {
    const end = group.pieces.at(-1)!.line;
    return joinRule({
      before: { kind: kindOf(group), text: group.text.slice(-TAIL) },
      after: { kind: piece.kind, text: piece.line.text },
      open: group.open.at(-1) ?? null,
      ahead: piece.ahead,
      lastHead: piece.lastHead,
      inBody,
      full: columns.fills(end),
      fullAfter: columns.fills(piece.line),
      indented: indentOf(columns, piece.line),
      segmenter,
      repeated,
    });
  }
}

/** Page furniture between the pieces of a sentence is skipped; between those of a heading or a signature it is not. */
function mayCross({ text, open }: Growing): boolean {
  return /[，。]/u.test(text) && !open.some((mark) => mark === '（' || mark === '(');
}

function indentOf(columns: Columns, line: SourceLine): boolean | null {
  return columns.indents ? line.indent >= 1 : null;
}

function headsArticle({ kind, ahead }: Piece): boolean {
  return kind === 'short' && ahead === 'article';
}

function readPieces(lines: readonly SourceLine[], kindOfLine: (text: string) => LineKind): readonly Piece[] {
  const pieces: Piece[] = new Array(lines.length);
  let ahead: Ahead = 'end';
  let lastHead = false;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { text } = lines[index];
    const own = kindOfLine(text);
    const half = own === 'text' && lastHeadBelow(pieces[index + 1]) && isHalfHeadline(text);
    const kind = half ? 'short' : own;
    pieces[index] = { line: lines[index], kind, ahead, lastHead };
    if (aside(kind)) continue;
    lastHead = beginsBody(kind, text);
    if (kind !== 'short') ahead = lastHead ? 'article' : 'text';
  }
  return pieces;
}

const lastHeadBelow = (piece: Piece | undefined) => piece?.kind === 'short' && piece.lastHead;

/** What stands between an article's heads and its text. */
function beginsBody(kind: LineKind, text: string): boolean {
  if (kind === 'byline') return !/^[（(]/u.test(text);
  return kind === 'note' || (kind === 'text' && (datelineOf(text) !== null || isEditorsNote(text)));
}

function startGroup(piece: Piece): Growing {
  return { pieces: [piece], rules: [], text: piece.line.text, open: marksAfter([], piece) };
}

function grow(group: Growing, piece: Piece, rule: string): void {
  group.pieces.push(piece);
  group.rules.push(rule);
  group.text += piece.line.text;
  group.open = marksAfter(group.open, piece);
}

function marksAfter(open: readonly string[], { line }: Piece): readonly string[] {
  return openMarks(open.join('') + line.text).slice(-DEEPEST_NESTING);
}

/** Two joined lines are running text, unless both are heads: a headline cut over two lines. */
function kindOf(group: Growing): LineKind {
  const [first] = group.pieces;
  if (group.pieces.length === 1) return first.kind;
  return group.pieces.every(({ kind, ahead }) => kind === 'short' && ahead === 'article') ? 'short' : 'text';
}

function asBlock(group: Growing): Block {
  const { pieces, rules } = group;
  const breaks: ColumnBreak[] = [];
  let at = 0;
  pieces.forEach(({ line }, index) => {
    const previous = pieces[index - 1]?.line;
    if (previous) breaks.push({ at, skip: line.span.start - previous.span.end, rule: rules[index - 1] });
    at += line.text.length;
  });
  const span = { start: pieces[0].line.span.start, end: pieces.at(-1)!.line.span.end };
  return { kind: kindOf(group), text: group.text, span, breaks };
}

/** Four characters in a row that occur twice; a seam between two lines counts as one occurrence. */
function repeatedPhrases(lines: readonly SourceLine[]): ReadonlySet<string> {
  const print = lines
    .map(({ text }) => text)
    .join('')
    .replace(/\s/gu, '');
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (let at = 0; at + 4 <= print.length; at += 1) {
    const phrase = print.slice(at, at + 4);
    (seen.has(phrase) ? twice : seen).add(phrase);
  }
  return twice;
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
