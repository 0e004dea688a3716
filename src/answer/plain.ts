// A reply as plain text: notes, headline, items, evidence with its source, numbered questions to ask next.
import { groupBySource, saidAbove } from './sources.js';
import type { Answer, Evidence, Found, Item } from './types.js';
import { CHOICES_LINE, NEAREST_LINE, SUGGESTIONS_LINE } from './wording.js';

/** The whole reply, its blocks set apart by an empty line. */
export function plainText(answer: Answer): string {
  return blocks(answer)
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** 「规模以上工业增加值：增长30.5%」, or the bare text of an entry without a label. */
export function itemText(item: Item): string {
  return item.label === null ? item.text : `${item.label}：${item.text}`;
}

/** Entries that the headline does not say already: 「A、B、C」 in one line says all of its entries, and what it is itself needs no entry. */
export function itemsBelow({ headline, items }: Pick<Found, 'headline' | 'items'>): readonly Item[] {
  const isSaid =
    items.every(({ label }) => label === null) && headline === items.map(({ text }) => text).join('、');
  const isItself = items.length === 1 && items[0].text === headline;
  return isSaid || isItself ? [] : items;
}

type Block = readonly string[];

function blocks(answer: Answer): readonly Block[] {
  switch (answer.type) {
    case 'found':
      return [
        answer.notes,
        [answer.headline, ...itemsBelow(answer).map(itemText)],
        evidenceLines(answer.evidence, saidAbove(answer)),
        numbered(SUGGESTIONS_LINE, answer.suggestions),
      ];
    case 'unknown':
      return [
        answer.notes,
        [answer.headline],
        answer.nearest.length === 0 ? [] : [NEAREST_LINE, ...evidenceLines(answer.nearest)],
        numbered(SUGGESTIONS_LINE, answer.suggestions),
      ];
    case 'ask':
      return [[answer.question], numbered(CHOICES_LINE, answer.choices)];
    case 'guide':
      return [answer.lines, numbered(SUGGESTIONS_LINE, answer.suggestions)];
    default:
      return answer satisfies never;
  }
}

function evidenceLines(evidence: readonly Evidence[], said: readonly string[] = []): Block {
  return groupBySource(evidence, said).flatMap(({ quotes, source }) => [...quotes, source]);
}

function numbered(heading: string, lines: readonly string[]): Block {
  return lines.length === 0 ? [] : [heading, ...lines.map((line, index) => `${index + 1}. ${line}`)];
}
