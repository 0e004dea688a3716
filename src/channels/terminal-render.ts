// An answer as it stands in a terminal: headline, aligned items, evidence behind a bar, numbered questions.
//   │ 「园区总投资40亿元。」
//   │ ——《科技日报》「开封示范区：……」
import { itemsBelow } from '../answer/plain.js';
import { groupBySource, saidAbove } from '../answer/sources.js';
import type { Answer, Evidence, Item } from '../answer/types.js';
import { CHOICES_LINE, NEAREST_LINE, SUGGESTIONS_LINE } from '../answer/wording.js';
import { printable } from './printable.js';
import { displayWidth, padColumns, wrapColumns } from './width.js';

export interface TerminalStyle {
  /** Columns; Infinity where lines are not to be wrapped. */
  readonly width: number;
  readonly colour: boolean;
}

type Tone = 'plain' | 'strong' | 'quiet' | 'note' | 'source';

/** A line before wrapping: `first` stands before it, `rest` before the lines it runs over into. */
interface Row {
  readonly text: string;
  readonly tone: Tone;
  readonly first: string;
  readonly rest: string;
}

// SGR codes; node:util's styleText came with Node 20.12 and looks at the environment by itself.
const SGR: Readonly<Record<Tone, string>> = { plain: '', strong: '1', quiet: '2', note: '33', source: '36' };

/** A label wider than this, or than a third of the terminal, gets a line of its own. */
const LABEL_MAX = 24;

/** The reply, without a line feed at its end. */
export function renderTerminal(answer: Answer, style: TerminalStyle): string {
  return blocks(answer, Math.min(LABEL_MAX, style.width / 3))
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.flatMap((row) => printRow(row, style)).join('\n'))
    .join('\n\n');
}

function blocks(answer: Answer, labelMax: number): readonly (readonly Row[])[] {
  switch (answer.type) {
    case 'found':
      return [
        answer.notes.map((note) => row(note, 'note')),
        [row(answer.headline, 'strong'), ...itemRows(itemsBelow(answer), labelMax)],
        evidenceRows(answer.evidence, saidAbove(answer)),
        numberedRows(SUGGESTIONS_LINE, answer.suggestions),
      ];
    case 'unknown':
      return [
        answer.notes.map((note) => row(note, 'note')),
        [row(answer.headline, 'strong')],
        answer.nearest.length === 0 ? [] : [row(NEAREST_LINE, 'quiet'), ...evidenceRows(answer.nearest)],
        numberedRows(SUGGESTIONS_LINE, answer.suggestions),
      ];
    case 'ask':
      return [[row(answer.question, 'strong')], numberedRows(CHOICES_LINE, answer.choices)];
    case 'guide':
      return [
        answer.lines.map((line) => row(line, 'plain')),
        numberedRows(SUGGESTIONS_LINE, answer.suggestions),
      ];
    default:
      return answer satisfies never;
  }
}

/** Labels in one column, contents in the next: 「总投资    40亿元」. */
function itemRows(items: readonly Item[], labelMax: number): readonly Row[] {
  const labels = items.map((item) => (item.label === null ? 0 : displayWidth(printable(item.label))));
  const column = Math.max(0, ...labels.filter((columns) => columns <= labelMax));
  const rest = ' '.repeat(column + 2);
  return items.flatMap(({ label, text }) => {
    if (label === null) return [row(text, 'plain', '· ', '  ')];
    const shown = printable(label);
    if (displayWidth(shown) > column) return [row(shown, 'plain'), row(text, 'plain', rest)];
    return [row(text, 'plain', `${padColumns(shown, column)}  `, rest)];
  });
}

function evidenceRows(evidence: readonly Evidence[], said: readonly string[] = []): readonly Row[] {
  return groupBySource(evidence, said).flatMap(({ quotes, source }) => [
    ...quotes.map((quote) => row(quote, 'plain', '│ ')),
    row(source, 'source', '│ '),
  ]);
}

function numberedRows(heading: string, lines: readonly string[]): readonly Row[] {
  if (lines.length === 0) return [];
  const numbers = lines.map((_, index) => `${String(index + 1).padStart(String(lines.length).length)}. `);
  return [
    row(heading, 'quiet'),
    ...lines.map((line, index) => row(line, 'plain', numbers[index], ' '.repeat(numbers[index].length))),
  ];
}

function row(text: string, tone: Tone, first = '', rest = first): Row {
  return { text, tone, first, rest };
}

/** Colour comes last and line by line, so that it neither counts as width nor runs into the next line. */
function printRow({ text, tone, first, rest }: Row, { width, colour }: TerminalStyle): readonly string[] {
  // In a very narrow window the indentation gives way.
  const narrow = width - displayWidth(first) < 16;
  const lead = narrow && first.trim() === '' ? '' : first;
  const lines = wrapColumns(printable(text), width - displayWidth(lead));
  return lines.map((line, index) => {
    const before = index === 0 ? lead : narrow && rest.trim() === '' ? '' : rest;
    return (
      before + (colour && SGR[tone] !== '' && line !== '' ? `\u001b[${SGR[tone]}m${line}\u001b[0m` : line)
    );
  });
}
