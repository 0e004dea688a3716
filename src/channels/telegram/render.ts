// An answer as Telegram messages: headline in bold, evidence in quotes that fold, the source beneath each.
import { itemsBelow, itemText } from '../../answer/plain.js';
import { groupBySource, type SourceGroup, saidAbove } from '../../answer/sources.js';
import type { Answer, Evidence } from '../../answer/types.js';
import { NEAREST_LINE } from '../../answer/wording.js';
import { LIMITS } from './limits.js';
import { cutRich, joined, packed, plain, type RichText, styled } from './rich-text.js';

/** Of a message: head and first evidence always fit into one together, a fact and its citation are never sent apart. */
const HEAD_SHARE = 0.55;
const EVIDENCE_SHARE = 0.4;
/** A headline of this length is a damaged one. */
const SOURCE_MAX = 400;

/** A reply as messages of at most `limit` units, in order; at least one. Questions to go on with are buttons. */
export function renderTelegram(answer: Answer, limit: number = LIMITS.text): readonly RichText[] {
  return packed(
    blocks(answer, limit).filter(({ text }) => text !== ''),
    limit,
  );
}

/** A title and, below it, the quotes that fit into `limit` units, each with its source; at least one quote. */
export function renderEvidence(title: string, evidence: readonly Evidence[], limit: number): RichText {
  const [first] = packed([styled(title, 'bold'), ...evidenceBlocks(limit, evidence)], limit);
  return first;
}

function blocks(answer: Answer, limit: number): readonly RichText[] {
  switch (answer.type) {
    case 'found':
      return [
        ...head(limit, answer.notes, [
          styled(answer.headline, 'bold'),
          ...itemsBelow(answer).map((item) => plain(itemText(item))),
        ]),
        ...evidenceBlocks(limit, answer.evidence, saidAbove(answer)),
      ];
    case 'unknown':
      return [
        ...head(limit, answer.notes, [
          styled(answer.headline, 'bold'),
          ...(answer.nearest.length === 0 ? [] : [plain(NEAREST_LINE)]),
        ]),
        ...evidenceBlocks(limit, answer.nearest),
      ];
    case 'ask':
      return head(limit, [], [styled(answer.question, 'bold')]);
    case 'guide':
      return head(limit, [], answer.lines.map(plain));
    default:
      return answer satisfies never;
  }
}

/** A very long list fills several messages; its last part stands above the first evidence. */
function head(limit: number, notes: readonly string[], lines: readonly RichText[]): readonly RichText[] {
  const above = notes.map((note) => styled(note, 'italic'));
  return cutRich(joined([joined(above, '\n'), joined(lines, '\n')], '\n\n'), Math.floor(limit * HEAD_SHARE));
}

function evidenceBlocks(
  limit: number,
  evidence: readonly Evidence[],
  said: readonly string[] = [],
): readonly RichText[] {
  const most = Math.floor(limit * EVIDENCE_SHARE);
  return groupBySource(evidence, said).flatMap((group) => evidenceBlock(group, most));
}

/** Quotes and their source; what is too long for one block is cut, and the source named below each part. */
function evidenceBlock({ quotes, source }: SourceGroup, most: number): readonly RichText[] {
  const [below] = cutRich(plain(source), SOURCE_MAX);
  const room = most - below.text.length - 1;
  if (quotes.length === 0) return [below];
  return cutRich(plain(quotes.join('\n')), room).map(({ text }) =>
    joined([styled(text, 'expandable_blockquote'), below], '\n'),
  );
}
