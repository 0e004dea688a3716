// How far a typed word is from a known one: 清岛 is one edit from 青岛.
import { distance } from 'fastest-levenshtein';

/** Levenshtein distance in UTF-16 units (Myers 1999, as fastest-levenshtein implements it). */
export function editDistance(a: string, b: string): number {
  return distance(a, b);
}

/** The nearest candidate at most `maxDistance` away, the first of several; null where none is. */
export function closest(word: string, candidates: readonly string[], maxDistance: number): string | null {
  let best: string | null = null;
  let bestDistance = maxDistance + 1;
  for (const candidate of candidates) {
    // The lengths alone already tell that it cannot win.
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const found = editDistance(word, candidate);
    if (found >= bestDistance) continue;
    best = candidate;
    bestDistance = found;
  }
  return best;
}
