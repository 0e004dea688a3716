// A reply as pages of one message: a long list is leafed through, it does not flood the chat.
import { itemsBelow } from '../../answer/plain.js';
import type { Answer, Evidence, Found, Item } from '../../answer/types.js';
import { LIMITS } from './limits.js';
import { renderTelegram } from './render.js';
import type { RichText } from './rich-text.js';

/** Leaves room for a question of 200 code points above the page. */
export const PAGE_MAX = LIMITS.text - 420;
/** Entries on a page. */
const PAGE_ITEMS = 12;

/** At least one page, each of them at most PAGE_MAX units, facts beside their citations. */
export function pagesOf(answer: Answer): readonly RichText[] {
  const parts = answer.type === 'found' ? leaves(answer) : [answer];
  return parts.flatMap((part) => renderTelegram(part, PAGE_MAX));
}

/** The same answer several times, each with some of its items and with the evidence for them. */
function leaves(answer: Found): readonly Found[] {
  const { items } = answer;
  if (itemsBelow(answer).length <= PAGE_ITEMS) return [answer];
  const count = Math.ceil(items.length / PAGE_ITEMS);
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, page) => {
    const shown = items.slice(page * size, (page + 1) * size);
    return { ...answer, items: shown, evidence: evidenceFor(shown, answer.evidence) };
  });
}

/** What the entries were cut from; all of it where one of them cannot be traced to its sentence. */
function evidenceFor(items: readonly Item[], evidence: Found['evidence']): Found['evidence'] {
  const states = ({ quote }: Evidence, { text }: Item) => quote.includes(text);
  if (!items.every((item) => evidence.some((one) => states(one, item)))) return evidence;
  const [first, ...rest] = evidence.filter((one) => items.some((item) => states(one, item)));
  return [first, ...rest];
}
