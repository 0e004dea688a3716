// Choosing by number among what was offered.
import { parseNumeral } from '../text/numeral.js';
import type { Session } from './session.js';

/** 「1」, 「2.」 or 「第二个」: the question that was offered under that number. */
export function chosenQuestion(text: string, { choices }: Session): string | null {
  const number = /^第?(?<n>[0-9一二三四五六七八九])(?:个|条|项)?[.。)）]?$/u.exec(text)?.groups?.n;
  return number ? (choices[(parseNumeral(number) ?? 0) - 1] ?? null) : null;
}
