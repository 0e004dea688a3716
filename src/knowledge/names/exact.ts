// Names as the corpus writes them, full or short: 「奔腾产业园」. Leftmost, then longest.
import type { Entity } from '../../facts/types.js';
import { isChinesePlace } from '../../text/places.js';
import type { NameForm, NameForms } from './forms.js';
import type { NameRule, NameSources } from './found-name.js';

interface PlacedForm {
  readonly start: number;
  readonly end: number;
  readonly form: NameForm;
}

/** 「抚顺｜市长」: a city's name does not end inside a post. */
const isHalfPost = (text: string, end: number): boolean =>
  /^[省市区县州镇乡][长委]/u.test(text.slice(end - 1));

/**
 * Finds forms by looking up pieces of the text, the longest that its first character allows first. The same as a trie
 * finds, with the forms' own table instead of a node per character.
 */
export function formScanner(forms: NameForms): (text: string) => readonly PlacedForm[] {
  const longest = new Map<string, number>();
  for (const text of forms.keys()) longest.set(text[0], Math.max(longest.get(text[0]) ?? 0, text.length));
  const longestAt = (text: string, start: number): PlacedForm | null => {
    for (let end = Math.min(text.length, start + (longest.get(text[start]) ?? 0)); end > start; end -= 1) {
      const form = forms.get(text.slice(start, end));
      if (form && !isHalfPost(text, end)) return { start, end, form };
    }
    return null;
  };
  return (text) => {
    const found: PlacedForm[] = [];
    for (let at = 0; at < text.length; ) {
      const next = longestAt(text, at);
      if (next) found.push(next);
      at = next ? next.end : at + 1;
    }
    return found;
  };
}

const startsWithPlace = (name: string) => [2, 3].some((length) => isChinesePlace(name.slice(0, length)));

/** An article about a zone of that place names it: who says 「贵阳」 for 贵州 means the same. */
function isNamedThere({ articles }: Entity, place: string, entities: NameSources['entities']): boolean {
  return [...entities.values()].some(
    (zone) =>
      zone.kind === 'zone' &&
      zone.aliases.includes(place) &&
      zone.articles.some((at) => articles.includes(at)),
  );
}

/** 「上海孵化器」 is not 「西安孵化器」, though that is called 「孵化器」 as well. */
function isElsewhere(text: string, { start, form }: PlacedForm, entities: NameSources['entities']): boolean {
  const place = [2, 3, 4]
    .filter((length) => length <= start)
    .map((length) => text.slice(start - length, start))
    .find(isChinesePlace);
  return (
    place !== undefined &&
    !form.kinds.has('zone') &&
    !startsWithPlace(form.text) &&
    form.entities.every((id) => {
      const entity = entities.get(id)!;
      return (
        startsWithPlace(entity.name) && !entity.name.includes(place) && !isNamedThere(entity, place, entities)
      );
    })
  );
}

export function exactRule(forms: NameForms, { entities }: Pick<NameSources, 'entities'>): NameRule {
  const scan = formScanner(forms);
  return {
    name: 'as written',
    find: ({ text }) =>
      scan(text)
        .filter((found) => !isElsewhere(text, found, entities))
        .map(({ start, end, form: { entities } }) => {
          const said = text.slice(start, end);
          return { span: { start, end }, said, entities, origin: 'said', meant: said };
        }),
  };
}
