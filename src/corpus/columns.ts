// Hard-wrapped pages: every printed line of a column is a line of its own, so that a line which fills its column goes on in the next.
import { isNumbered } from './line-kind.js';
import { columnWidth, type SourceLine } from './lines.js';

const NARROWEST = 8;
const WIDEST = 60;
const LINES_THAT_MAKE_A_COLUMN = 3;
/** Hanging punctuation and half-width digits make lines of one column differ by so much. */
const SLACK = 1;

export interface Columns {
  /** True where the line reaches the end of its column. */
  fills(line: SourceLine): boolean;
  /** Paragraphs of this page begin with a blank of one or two characters. */
  readonly indents: boolean;
}

const widthOf = (line: SourceLine) => line.indent + columnWidth(line.text);

/** A run of lines is a column of running text, not a list, where most of its lines break off inside a sentence. */
function isColumn(run: readonly SourceLine[]): boolean {
  if (run.length < LINES_THAT_MAKE_A_COLUMN) return false;
  const open = run.filter(({ text }) => !/[。！？：；…!?:;]$/u.test(text) && !isNumbered(text)).length;
  const marks = run.filter(({ text }) => /[，。、；：“”,;:]/u.test(text)).length;
  return open >= run.length * 0.6 && marks >= run.length * 0.6;
}

/** The columns that a page's lines show. */
export function readColumns(lines: readonly SourceLine[]): Columns {
  const widths = new Set<number>();
  let run: SourceLine[] = [];
  const close = () => {
    if (isColumn(run)) widths.add(Math.max(...run.slice(0, 100).map(widthOf)));
    run = [];
  };
  for (const line of lines) {
    const width = widthOf(line);
    if (run.length > 0 && Math.abs(widthOf(run[0]) - width) > SLACK) close();
    if (width >= NARROWEST && width <= WIDEST) run.push(line);
    else close();
  }
  close();
  const indented = lines.filter(({ indent }) => indent >= 1 && indent <= 4).length;
  return {
    fills: (line) => [...widths].some((width) => Math.abs(width - widthOf(line)) <= SLACK),
    indents: indented >= 2 && indented < lines.length * 0.7,
  };
}
