// A message that ends here, before any pattern sees it: one without a letter or digit, or one that is too long.
import type { Answer } from '../answer/types.js';
import { EMPTY_QUESTION, TOO_LONG } from '../answer/wording.js';
import { fold } from '../text/normalize.js';

/** Code points that a question may have. */
export const LONGEST_QUESTION = 200;

/** Null for a message that can be read. */
export function unreadable(text: string): Answer | null {
  if (text.length > 2 * LONGEST_QUESTION) return refusal('unclear', TOO_LONG);
  if (!/[\p{L}\p{N}]/u.test(fold(text))) return refusal('empty', EMPTY_QUESTION);
  return [...text].length > LONGEST_QUESTION ? refusal('unclear', TOO_LONG) : null;
}

function refusal(reason: 'empty' | 'unclear', headline: string): Answer {
  return { type: 'unknown', reason, headline, zone: null, notes: [], nearest: [], suggestions: [] };
}
