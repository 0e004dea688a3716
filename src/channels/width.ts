// How wide a text stands in a terminal, and where its lines may break: 青岛 is four columns, OK is two.
// Widths follow Unicode Annex 11 with ambiguous characters narrow, line breaks the usual Chinese rules (禁则).

const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NO_WIDTH = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Zl}\p{Zp}]*$/u;
const BLANK = /^\s+$/u;
/** May not begin a line. */
const CLOSING = /^[，。、；：？！…—·％%”’」』）》〉】〕，．,.;:?!)\]}]/u;
/** May not end a line. */
const OPENING = /[“‘「『（《〈【〔([{]$/u;

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Columns that the text takes on one line. */
export function displayWidth(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** The text with blanks added up to `width` columns. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The lines of a text, none wider than `width` columns (of which at least two are assumed); no character is cut. */
export function wrapColumns(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width), graphemeWidth));
}

type Measure = (grapheme: string) => number;

/** The lines of one line too long, each at most `width` by any measure; a grapheme wider than that stands alone. */
export function wrapLine(line: string, width: number, measure: Measure): string[] {
  if (!Number.isFinite(width)) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of pieces(line, width, measure)) {
    if (used + piece.width > width && used > 0 && !BLANK.test(piece.text)) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    current += piece.text;
    used += piece.width;
  }
  return [...lines, current.trimEnd()];
}

interface Piece {
  readonly text: string;
  readonly width: number;
}

/** What has to stay together on a line: a word, a number, a character with its punctuation; cut only if too wide alone. */
function pieces(line: string, width: number, measure: Measure): Piece[] {
  const result: Piece[] = [];
  let last: { text: string; width: number } | null = null;
  let previous = '';
  for (const grapheme of graphemes(line)) {
    const own = measure(grapheme);
    if (last && !mayBreak(previous, grapheme) && last.width + own <= width) {
      last.text += grapheme;
      last.width += own;
    } else {
      last = { text: grapheme, width: own };
      result.push(last);
    }
    previous = grapheme;
  }
  return result;
}

function mayBreak(before: string, after: string): boolean {
  if (BLANK.test(before) || BLANK.test(after)) return BLANK.test(before) !== BLANK.test(after);
  if (OPENING.test(before) || CLOSING.test(after)) return false;
  return graphemeWidth(before) !== 1 || graphemeWidth(after) !== 1;
}

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

export function graphemes(text: string): string[] {
  return Array.from(characters.segment(text), ({ segment }) => segment);
}
