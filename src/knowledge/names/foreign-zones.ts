// Zones that the corpus lacks, by the pattern that reads the pages too: 「苏州工业园区」, 「青岛经开区」; and by zone words
// that are too rare for the pages: 「青岛自贸片区」, 「天津生态城」.

import { zoneSuffix } from '../../facts/lexicon/zone-suffixes.js';
import { findZoneNames } from '../../facts/mentions/zones.js';
import { isChinesePlace, PROVINCES } from '../../text/places.js';
import {
  type AskedText,
  type FoundName,
  isTaken,
  lackingName,
  type NameRule,
  type NameSources,
} from './found-name.js';

const RARE_ZONE_WORD = /(?:自贸片区|片区|生态城|生态园|生态科技城|经济区|功能区|新城|蓝谷|光谷|园区)/gu;
/** Between a place and a rare zone word. */
const LINK = /^(?:(?![的了在有和与是及或等几多哪那这])\p{Script=Han}){0,4}$/u;

function isProvince(words: string): boolean {
  return PROVINCES.has(words.replace(/省$/u, ''));
}

/** 「湖北襄阳高新区」, 「青岛高新区贵阳高新区」: a province, or another zone, before a name that is known. */
function isKnownBehindOther(text: string, start: number, end: number, found: readonly FoundName[]): boolean {
  return found.some(
    ({ span, entities }) =>
      entities.length > 0 &&
      span.end === end &&
      span.start >= start &&
      (isProvince(text.slice(start, span.start)) || zoneSuffix(text.slice(start, span.start)) !== null),
  );
}

/** 「天津｜滨海新区」: a known place in front belongs to the name. */
function startOf(start: number, found: readonly FoundName[]): number {
  const before = found.filter(
    ({ span, entities }) =>
      span.start < start && span.end >= start && entities.some((id) => id.startsWith('zone:')),
  );
  return Math.min(start, ...before.map(({ span }) => span.start));
}

function rareZones({ text, view }: AskedText, found: readonly FoundName[]): FoundName[] {
  return [...text.matchAll(RARE_ZONE_WORD)].flatMap((match) => {
    const end = match.index + match[0].length;
    const place = view.tokens.find(
      (token) =>
        token.end <= match.index &&
        (token.tag === 'ns' || isChinesePlace(token.word)) &&
        LINK.test(text.slice(token.end, match.index)),
    );
    if (!place) return [];
    const known = found.some(({ span, entities }) => span.start <= place.start && entities.length > 0);
    // 「青岛园区」 is what people call the corpus's zone.
    if (known && match[0] === '园区') return [];
    return [lackingName(text, { start: place.start, end })];
  });
}

export function foreignZoneRule({ hasText }: Pick<NameSources, 'hasText'>): NameRule {
  return {
    name: 'zone that the corpus lacks',
    find: (asked, found) => {
      const { text, view } = asked;
      const inside = (start: number, end: number) =>
        found.some(({ span }) => span.start <= start && span.end >= end);
      const zones = findZoneNames(view)
        .filter(({ places, start, end }) => places.length > 0 && !inside(start, end))
        .filter(({ start, end }) => !isKnownBehindOther(text, start, end, found))
        .map(({ start, end }) => lackingName(text, { start: startOf(start, found), end }));
      const rare = rareZones(asked, found).filter(
        ({ span, said }) => !isTaken(span, zones) && !inside(span.start, span.end) && !hasText(said),
      );
      return [...zones, ...rare];
    },
  };
}
