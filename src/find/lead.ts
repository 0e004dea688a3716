// What a question begins with, where the corpus prints those words and they are no name that it knows: 「道道全的总经理是谁」.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';

const LENGTHS = [8, 7, 6, 5, 4, 3];
/** Characters that a lead does not end in, and that it does not begin with. */
const TRAILING = /[的了在是有一每今去昨前现共总年月日为和与被把上中里]+$/u;
const NO_LEAD = /^(?:[这那哪谁几多什怎今去昨前现第]|目前|一共|全部)/u;

/** The longest beginning of the question that is printed somewhere; null where it overlaps a known name. */
function printedLead({ text, zones, entities }: Query, knowledge: Knowledge): string | null {
  if (NO_LEAD.test(text)) return null;
  const names = [...zones, ...entities].map(({ rawValue }) => text.indexOf(rawValue));
  const end = Math.min(...names.filter((at) => at >= 0), LENGTHS[0]);
  const printed = (words: string) => knowledge.sentences.some(({ index }) => knowledge.folded(index).includes(words));
  const lead = LENGTHS.filter((length) => length <= end)
    .map((length) => text.slice(0, length))
    .find((words) => words.length >= 3 && /^\p{Script=Han}+$/u.test(words) && printed(words))
    ?.replace(TRAILING, '');
  return lead && lead.length >= 3 ? lead : null;
}

/** Kinds of answers that belong to whom the question begins with. */
const OWNED: ReadonlySet<Query['expected']> = new Set(['quantity', 'person', 'profile']);

/** True where a sentence, or an earlier one of its paragraph, has the words that the question begins with. */
export function hasLead(sentence: number, query: Query, knowledge: Knowledge): boolean {
  if (!OWNED.has(query.expected)) return true;
  const lead = printedLead(query, knowledge);
  if (lead === null || knowledge.foldedHeads(sentence).includes(lead)) return true;
  const { paragraph } = knowledge.sentences[sentence];
  for (let at = sentence; knowledge.sentences[at]?.paragraph === paragraph; at -= 1)
    if (knowledge.folded(at).includes(lead)) return true;
  return false;
}
