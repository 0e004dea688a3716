// Names cut to the first characters of their words: 「药评中心」 for 药物评价中心, 「中马园区」 for 中马钦州产业园区.

import { fold } from '../../text/normalize.js';
import { isChinesePlace } from '../../text/places.js';
import type { Segmenter } from '../../text/segmenter.js';
import type { FoundName, NameRule, NameSources } from './found-name.js';

/** A company's initials are too like another's; a zone of the same place is another zone. */
const NAME = /^(?<head>.{2,}?)(?<kind>(?:产业)?园区?|中心|基地|学院|研究院|实验室)$/u;

interface Parts {
  readonly head: string;
  readonly kind: string;
}

function partsOf(name: string): Parts | null {
  const { head, kind } = NAME.exec(name)?.groups ?? {};
  return head === undefined ? null : { head, kind: kind.replace('产业', '') };
}

/** True where each character begins a word of the name or follows the one before it, from the first on. */
function shortens(said: string, words: readonly string[]): boolean {
  const name = words.join('');
  const starts = new Set(words.map((_, index) => words.slice(0, index).join('').length));
  const reaches = (index: number, from: number): boolean =>
    index === said.length ||
    [...name].some(
      (character, at) =>
        character === said[index] &&
        (at === from || (index > 0 && at > from && starts.has(at))) &&
        reaches(index + 1, at + 1),
    );
  return said !== name && reaches(0, 0);
}

/** 「东城商贸中心」 for 西安东城纺织服装商贸中心: the places in front may be left out. */
function shortensFrom(said: string, words: readonly string[]): boolean {
  const places = words.findIndex((word) => !isChinesePlace(word));
  return shortens(said, words) || (places > 0 && shortens(said, words.slice(places)));
}

interface Whole extends Parts {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
}

function wholeNames(entities: NameSources['entities'], segmenter: Segmenter): readonly Whole[] {
  return [...entities.values()].flatMap(({ id, kind, name }) => {
    const parts = kind === 'project' || kind === 'organization' ? partsOf(fold(name)) : null;
    return parts ? [{ ...parts, id, name, words: segmenter.cutKnown(parts.head) }] : [];
  });
}

/** Looks again at the names that the corpus seems to lack. */
export function shortenedRule({ entities, segmenter }: NameSources): NameRule {
  let wholes: readonly Whole[] | null = null;
  const meantBy = (said: string): readonly Whole[] => {
    const parts = partsOf(said);
    if (!parts || isChinesePlace(parts.head)) return [];
    wholes ??= wholeNames(entities, segmenter);
    return wholes.filter(({ kind, words }) => kind === parts.kind && shortensFrom(parts.head, words));
  };
  return {
    name: 'first characters of the words of a name',
    find: (_, found) =>
      found
        .filter(({ entities: known }) => known.length === 0)
        .flatMap((lacking): readonly FoundName[] => {
          const [whole, other] = meantBy(lacking.said);
          if (!whole || other) return [];
          return [{ ...lacking, entities: [whole.id], origin: 'corrected', meant: whole.name }];
        }),
  };
}
