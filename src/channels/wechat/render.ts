// An answer as blocks of plain text with links: the whole of it as on a page of its own, and fact by fact, each with its
// sentence and source, for when it takes several pages.
import { itemsBelow, itemText } from '../../answer/plain.js';
import { groupBySource, saidAbove } from '../../answer/sources.js';
import type { Answer, Evidence, Found } from '../../answer/types.js';
import { WECHAT_WORDING } from '../../answer/wechat-wording.js';
import { CHOICES_LINE, NEAREST_LINE, SUGGESTIONS_LINE, sourceLine } from '../../answer/wording.js';
import { bytes } from './bytes.js';

/** Lines that belong together. Where they do not fit on one page, the source stands below each part. */
export interface Block {
  readonly lines: readonly string[];
  readonly source: string | null;
}

export interface LinkStyle {
  /** Questions can be tapped: WeChat sends them as the user's own words. */
  readonly taps: boolean;
  /** Where a sentence can be read in its page; null for no links. */
  readonly readerLink: ((evidence: Evidence) => string) | null;
}

/** A linked line beyond this is left without its link: links are never cut. */
const LINK_MAX = 600;

export function wholeBlocks(answer: Answer, style: LinkStyle): readonly Block[] {
  if (answer.type !== 'found') return otherBlocks(answer, style);
  return filled([
    block(answer.notes),
    block([answer.headline, ...itemsBelow(answer).map(itemText)]),
    ...evidenceBlocks(answer.evidence, style, saidAbove(answer)),
    numbered(SUGGESTIONS_LINE, answer.suggestions, style),
  ]);
}

export function factBlocks(answer: Answer, style: LinkStyle): readonly Block[] {
  if (answer.type !== 'found') return otherBlocks(answer, style);
  const [first, ...rest] = byFact(answer, style);
  return filled([
    block(answer.notes),
    { ...first, lines: [harmless(answer.headline), ...first.lines] },
    ...rest,
    numbered(SUGGESTIONS_LINE, answer.suggestions, style),
  ]);
}

function otherBlocks(answer: Exclude<Answer, Found>, style: LinkStyle): readonly Block[] {
  switch (answer.type) {
    case 'unknown': {
      const [first, ...rest] = evidenceBlocks(answer.nearest, style);
      const near = first ? [{ ...first, lines: [NEAREST_LINE, ...first.lines] }, ...rest] : [];
      return filled([
        block(answer.notes),
        block([answer.headline]),
        ...near,
        numbered(SUGGESTIONS_LINE, answer.suggestions, style),
      ]);
    }
    case 'ask':
      return filled([block([answer.question]), numbered(CHOICES_LINE, answer.choices, style)]);
    case 'guide':
      return filled([block(answer.lines), numbered(SUGGESTIONS_LINE, answer.suggestions, style)]);
    default:
      return answer satisfies never;
  }
}

/** Every sentence below the entries that were cut from it; an entry of several sentences stands with the first. */
function byFact(answer: Found, style: LinkStyle): readonly Block[] {
  const { items, evidence } = answer;
  const said = saidAbove(answer);
  const sentenceOf = items.map(({ text }) =>
    Math.max(
      0,
      evidence.findIndex(({ quote }) => quote.includes(text)),
    ),
  );
  return evidence.flatMap((one, index) => {
    const stated = items.filter((_, item) => sentenceOf[item] === index);
    return evidenceBlocks([one], style, said).map((below) => ({
      ...below,
      lines: [...stated.map((item) => harmless(itemText(item))), ...below.lines],
    }));
  });
}

function evidenceBlocks(
  evidence: readonly Evidence[],
  { readerLink }: LinkStyle,
  said: readonly string[] = [],
): readonly Block[] {
  return groupBySource(evidence, said).map(({ quotes, source }) => {
    const first = evidence.find((one) => sourceLine(one) === source)!;
    const plain = harmless(source);
    const linked = readerLink && `${plain} <a href="${readerLink(first)}">${WECHAT_WORDING.original}</a>`;
    return {
      lines: quotes.map(harmless),
      source: linked !== null && bytes(linked) <= LINK_MAX ? linked : plain,
    };
  });
}

function numbered(heading: string, questions: readonly string[], { taps }: LinkStyle): Block {
  if (questions.length === 0) return block([]);
  const lines = questions.map((question, index) => {
    const number = index + 1;
    return `${number}. ${taps ? tappable(question, number) : harmless(question)}`;
  });
  return { lines: [heading, ...lines], source: null };
}

/** Nobody says how a client decodes the words of such a link, so only words that need no encoding get one. */
function tappable(question: string, number: number): string {
  const link = `<a href="weixin://bizmsgmenu?msgmenucontent=${question}&msgmenuid=${number}">${question}</a>`;
  return /["'<>&#%+\s\\]/u.test(question) || bytes(link) > LINK_MAX ? harmless(question) : link;
}

function block(lines: readonly string[]): Block {
  return { lines: lines.map(harmless), source: null };
}

function filled(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ lines, source }) => lines.length > 0 || source !== null);
}

/** The client reads tags and knows no way to write a `<`: one that would begin a tag is written wide, so that neither the
 * corpus nor a user's words can bring a link in. */
function harmless(text: string): string {
  return text.replace(/<(?=[a-z/!?])/giu, '＜');
}
