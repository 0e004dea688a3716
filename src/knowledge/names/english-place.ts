// The place in an English zone name: 「Tianjin Binhai」 before 「high-tech zone」, 「Kaifeng」 behind 「the zone of」.
import type { Span } from '../../text/span.js';
import { NO_PLACE } from './english-zone-words.js';
import type { LatinRun } from './latin-words.js';

const MOST_PLACE_WORDS = 4;

export interface Place extends Span {
  /** Chinese names that the words may stand for; none for a place that nobody here knows. */
  readonly names: readonly string[];
}

/** The place at the end of the words, or at their beginning. */
export function readPlace(
  words: LatinRun,
  atEnd: boolean,
  namesOf: (letters: string) => readonly string[],
): Place | null {
  const near = atEnd ? words.slice(-MOST_PLACE_WORDS) : words.slice(0, MOST_PLACE_WORDS);
  for (let length = near.length; length > 0; length -= 1) {
    const part = atEnd ? near.slice(-length) : near.slice(0, length);
    const names = namesOf(part.map(({ letters }) => letters).join(''));
    if (names.length > 0) return { start: part[0].start, end: part.at(-1)!.end, names };
  }
  const ordered = atEnd ? [...near].reverse() : near;
  const border = ordered.findIndex(({ letters }) => NO_PLACE.has(letters));
  const own = ordered.slice(0, border < 0 ? undefined : border);
  if (own.length === 0) return null;
  const [first, last] = atEnd ? [own.at(-1)!, own[0]] : [own[0], own.at(-1)!];
  return { start: first.start, end: last.end, names: [] };
}
