// The zone word that a name ends with: 「青岛｜高新区」.
import { ZONE_SUFFIXES } from '../../facts/lexicon/zone-suffixes.js';

const AT_END = new RegExp(`(?:${ZONE_SUFFIXES.join('|')})$`, 'u');

/** The longest zone word at the end of a name, or null. */
export function zoneSuffix(name: string): string | null {
  return AT_END.exec(name)?.[0] ?? null;
}
