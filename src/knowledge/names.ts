// Names in a question: known ones, slips of the input method (清岛), spelled ones (guiyang), and zones that the corpus lacks.
import type { Gazetteer } from '../facts/gazetteer.js';
import { findOrganizations } from '../facts/mentions/organizations.js';
import { findProjects } from '../facts/mentions/projects.js';
import { findZoneNames } from '../facts/mentions/zones.js';
import { viewSentence } from '../facts/tokens.js';
import type { Entity } from '../facts/types.js';
import { editDistance } from '../text/distance.js';
import { fold } from '../text/normalize.js';
import { spelled, syllables } from '../text/pinyin.js';
import { isChinesePlace, PROVINCES } from '../text/places.js';
import type { Segmenter } from '../text/segmenter.js';
import { overlaps, type Span } from '../text/span.js';
import { Trie } from '../text/trie.js';

export interface FoundName {
  readonly span: Span;
  /** Words of the question. */
  readonly said: string;
  /** Entity ids: several where a short name fits several; none for a zone that the corpus lacks. */
  readonly entities: readonly string[];
  readonly origin: 'said' | 'corrected';
  /** What the words were taken for; equal to `said` unless corrected. */
  readonly meant: string;
}

export interface NameFinder {
  /** Names in a folded text, in order, not overlapping. */
  readonly find: (text: string) => readonly FoundName[];
}

/** Zone words at the end of 「清岛高新区」, which let a slip before them be seen. */
const ZONE_WORD = /(?:高新技术产业开发区|高新区|经济技术开发区|经开区|开发区|示范区|新区|园区)/gu;

/** Builds the finder over the corpus's entities; `hasText` tells whether the corpus prints some words anywhere. */
export function buildNameFinder(
  gazetteer: Gazetteer,
  segmenter: Segmenter,
  hasText: (words: string) => boolean,
): NameFinder {
  const { entities } = gazetteer;
  const exact = new Trie<string>();
  const byReading = new Map<string, Set<string>>();
  for (const { id, kind, name, aliases } of entities.values()) {
    for (const form of new Set([name, ...aliases].map(fold))) {
      exact.add(form, id);
      if (kind === 'zone' && form.length <= 12) note(byReading, spelled(form), id);
    }
  }
  const readings = new Trie<string>();
  for (const [reading, ids] of byReading)
    for (const id of ids) if (reading.length >= 4) readings.add(reading, id);
  const nameOf = (ids: readonly string[]) => entities.get(ids[0])!.name;

  const known = (text: string): FoundName[] =>
    exact.findAll(text).map(({ start, end, value }) => ({
      span: { start, end },
      said: text.slice(start, end),
      entities: [...new Set(value)],
      origin: 'said',
      meant: text.slice(start, end),
    }));

  const foreignZones = (text: string, taken: readonly FoundName[]): FoundName[] =>
    findZoneNames(viewSentence(text, segmenter))
      .filter(
        ({ places, start, end }) =>
          places.length > 0 && !taken.some(({ span }) => span.start <= start && span.end >= end),
      )
      .filter(
        ({ start, end }) =>
          !taken.some(
            ({ span, entities: ids }) =>
              span.end === end &&
              span.start >= start &&
              ids.length > 0 &&
              isProvince(text.slice(start, span.start)),
          ),
      )
      .map(({ start, end }) => {
        const said = text.slice(start, end);
        return { span: { start, end }, said, entities: [], origin: 'said', meant: said };
      });

  /** 「客天下旅游产业园」: the name of a company or park by its last word, of which the corpus has nothing. */
  const foreignNames = (text: string, taken: readonly FoundName[]): FoundName[] => {
    const view = viewSentence(text, segmenter);
    return [...findOrganizations(view), ...findProjects(view)]
      .filter(
        ({ span, name }) => !taken.some((other) => overlaps(other.span, span)) && !hasText(name.slice(0, 3)),
      )
      .map(({ span, name }) => ({ span, said: name, entities: [], origin: 'said', meant: name }));
  };

  /** 「中关村」: a place by the dictionary, of which the corpus has nothing. */
  const foreignPlaces = (text: string): FoundName[] =>
    viewSentence(text, segmenter)
      .tokens.filter(
        ({ word, tag }) => word.length > 1 && (tag === 'ns' || isChinesePlace(word)) && !hasText(word),
      )
      .map(({ word, start, end }) => ({
        span: { start, end },
        said: word,
        entities: [],
        origin: 'said',
        meant: word,
      }));

  const latin = (text: string): FoundName[] =>
    [...text.matchAll(/[a-z][a-z' -]{2,40}/gu)].flatMap((match) => {
      const word = match[0];
      const letters = word.replace(/[^a-z]/gu, '');
      return readings.findAll(letters).flatMap(({ start, end, value }): FoundName[] => {
        const whole = start === 0 || end === letters.length || letters.length > end;
        if (!whole) return [];
        const span = { start: match.index, end: match.index + word.trimEnd().length };
        return [
          {
            span,
            said: letters.slice(start, end),
            entities: [...new Set(value)],
            origin: 'corrected',
            meant: nameOf(value),
          },
        ];
      });
    });

  const slips = (text: string, taken: readonly FoundName[]): FoundName[] => {
    const found: FoundName[] = [];
    for (const match of text.matchAll(ZONE_WORD)) {
      for (const length of [5, 4, 3, 2]) {
        const start = match.index - length;
        if (start < 0 || !/^\p{Script=Han}+$/u.test(text.slice(start, match.index))) continue;
        const span = { start, end: match.index + match[0].length };
        const said = text.slice(start, span.end);
        const ids =
          byReading.get(syllables(said).join('')) ??
          byReading.get(syllables(text.slice(start, match.index)).join(''));
        const other = (name: FoundName) =>
          overlaps(name.span, span) &&
          name.entities.length > 0 &&
          !(ids?.has(name.entities[0]) && name.span.end < span.end);
        if (!ids || taken.some(other)) continue;
        found.push({ span, said, entities: [...ids], origin: 'corrected', meant: nameOf([...ids]) });
        break;
      }
    }
    return found;
  };

  /** A whole text that only sounds like a zone's name, or is one letter off: 「贵洋」, 「guiyan」. */
  const bare = (text: string): FoundName[] => {
    const said = text.trim();
    if (said.length < 2 || said.length > 14) return [];
    const reading = spelled(said).replace(/[^a-z]/gu, '');
    const same = byReading.get(reading) ?? closeReading(reading);
    if (!same) return [];
    const start = text.indexOf(said);
    return [
      {
        span: { start, end: start + said.length },
        said,
        entities: [...same],
        origin: 'corrected',
        meant: nameOf([...same]),
      },
    ];
  };

  const closeReading = (reading: string) => {
    if (reading.length < 6) return undefined;
    const near = [...byReading].filter(
      ([known]) => Math.abs(known.length - reading.length) <= 1 && editDistance(known, reading) === 1,
    );
    const ids = new Set(near.flatMap(([, found]) => [...found]));
    return ids.size === 1 ? ids : undefined;
  };

  return {
    find: (text) => {
      const said = known(text);
      const corrected = [...slips(text, said), ...latin(text)];
      const foreign = foreignZones(text, [...said, ...corrected]);
      const lacking = (name: FoundName) => foreign.some(({ span }) => overlaps(span, name.span));
      const foreigners = foreignNames(text, [...said, ...corrected, ...foreign]);
      const all = [
        ...foreigners,
        ...(said.length + corrected.length + foreign.length + foreigners.length === 0
          ? foreignPlaces(text)
          : []),
        ...said.filter((name) => !lacking(name) && !corrected.some(({ span }) => overlaps(span, name.span))),
        ...corrected.filter((name) => !lacking(name)),
        ...foreign,
      ];
      return (all.length > 0 ? all : bare(text)).sort((a, b) => a.span.start - b.span.start);
    },
  };
}

function isProvince(words: string): boolean {
  return PROVINCES.has(words.replace(/省$/u, ''));
}

function note(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

export type { Entity };
