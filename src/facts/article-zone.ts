// Which zone an article is about: the one named in its headline, or named most; 「湖北襄阳高新区」 is 「襄阳高新区」.
import { isChinesePlace } from '../text/places.js';
import { sliceSpan } from '../text/span.js';
import { zoneClass } from './lexicon/zone-suffixes.js';
import { findZoneNames } from './mentions/zones.js';
import type { PlacedToken, SentenceView } from './tokens.js';

export interface ZoneCandidate {
  /** As printed most often. */
  readonly name: string;
  readonly printed: readonly string[];
  /** Place words, outermost first; the last one decides which zone it is. */
  readonly places: readonly string[];
  readonly suffix: string;
  readonly weight: number;
  /** Put together from a place and a bare zone word; no text prints it in one piece. */
  readonly inferred: boolean;
}

interface Counted {
  readonly places: readonly string[];
  readonly suffix: string;
  readonly counts: Map<string, number>;
  weight: number;
}

const HEADLINE_WEIGHT = 5;

/** 开封市 → 开封: without the word for what kind of place it is. */
export function barePlace(word: string): string {
  return word.length > 2 ? word.replace(/(?:特别行政区|自治区|自治州|自治县|省|市|县|区|州)$/u, '') : word;
}

/** The same last place, and zone words of one class or one within the other (高新技术产业示范区, 示范区). */
function sameZone(a: Counted, places: readonly string[], suffix: string): boolean {
  const [mine, other] = [barePlace(a.places.at(-1)!), barePlace(places.at(-1)!)];
  const within = suffix.endsWith(a.suffix) || a.suffix.endsWith(suffix);
  if (mine === other) return within || zoneClass(suffix) === zoneClass(a.suffix);
  return within && suffix !== a.suffix && (mine.startsWith(other) || other.startsWith(mine));
}

/** Zones named in an article, the one it is about first. */
export function zoneCandidates(
  heads: readonly SentenceView[],
  body: readonly SentenceView[],
): readonly ZoneCandidate[] {
  const found: Counted[] = [];
  let bare: string | null = null;
  const read = (view: SentenceView, weight: number) => {
    for (const name of findZoneNames(view)) {
      if (name.places.length === 0) bare ??= name.suffix.startsWith('国家') ? null : name.suffix;
      else {
        const known = found.find((candidate) => sameZone(candidate, name.places, name.suffix));
        const zone = known ?? {
          places: name.places,
          suffix: name.suffix,
          counts: new Map<string, number>(),
          weight: 0,
        };
        if (!known) found.push(zone);
        const printed = sliceSpan(view.text, name);
        zone.counts.set(printed, (zone.counts.get(printed) ?? 0) + 1);
        zone.weight += weight;
      }
    }
  };
  for (const view of heads) read(view, HEADLINE_WEIGHT);
  for (const view of body) read(view, 1);
  if (found.length === 0 && bare !== null) return inferZone([...heads, ...body], bare);
  return found
    .map(({ places, suffix, counts, weight }) => {
      const printed = [...counts]
        .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
        .map(([name]) => name);
      return { name: printed[0], printed, places, suffix, weight, inferred: false };
    })
    .sort((a, b) => b.weight - a.weight);
}

/** An article that only says 「高新区」 is about that of the city it names most. */
function inferZone(views: readonly SentenceView[], suffix: string): readonly ZoneCandidate[] {
  const counts = new Map<string, number>();
  const isCity = ({ word, tag }: PlacedToken) =>
    (tag === 'ns' || isChinesePlace(word)) &&
    /^\p{Script=Han}{2,4}$/u.test(word) &&
    !/^(?:中国|全国|我国)/u.test(word);
  for (const { word } of views.flatMap(({ tokens }) => tokens.filter(isCity))) {
    const place = barePlace(word);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 2 || (second && second[1] === best[1])) return [];
  return [
    { name: best[0] + suffix, printed: [], places: [best[0]], suffix, weight: best[1], inferred: true },
  ];
}
