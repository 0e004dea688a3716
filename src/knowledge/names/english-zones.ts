// Zones by their English names: 「Guiyang National Hi-Tech Industrial Development Zone」, 「the high-tech zone of Kaifeng」.
import type { Span } from '../../text/span.js';
import type { NameForms } from './forms.js';
import { type FoundName, lackingName, meantName, type NameRule, type NameSources } from './found-name.js';
import { type LatinRun, latinRuns } from './latin-words.js';
import { placesSpelled } from './place-letters.js';
import { spellingsOf } from './spelled.js';

/** English zone words and the Chinese ones, the more special first. */
const ZONE_PHRASES: readonly (readonly [RegExp, string])[] = (
  [
    [
      '(?:national )?(?:new and )?(?:hi(?:gh)?[ -]?tech(?:nology|nological)?|high[ -]and[ -]new[ -]tech(?:nology)?)(?: and new)?(?: industr(?:y|ies|ial))?(?: development| demonstration)? (?:zone|area|district|park)',
      '高新区',
    ],
    [
      '(?:national )?economic(?: and |[ -]*&[ -]*| |-)(?:technolog(?:y|ical) )?development (?:zone|area)|etdz',
      '经开区',
    ],
    ['(?:comprehensive |integrated )?(?:free trade )?bonded (?:zone|area|port)', '综保区'],
    ['(?:pilot )?free[ -]trade (?:pilot )?(?:zone|area|port)', '自贸区'],
    ['(?:urban[ -](?:and[ -])?rural )?(?:integrat(?:ed|ion) )?demonstration (?:zone|area)', '示范区'],
    ['new (?:area|district)', '新区'],
    ['industrial (?:park|zone|area)', '工业园区'],
    ['(?:science(?: and technology)?|sci[ -]?tech|technology) (?:park|city)', '科技园区'],
    ['development (?:zone|area)', '开发区'],
    ['(?:zone|park)', ''],
  ] as const
).map(([source, word]) => [new RegExp(`\\b(?:${source})\\b`, 'gu'), word]);

/** Words that are no part of a place's name. */
const NO_PLACE = new Set(
  'a an the this that of in at on to for from by with about and or versus vs city municipality national state is are was were be do does did has have had can could will would how many much what which who whose when where why tell me please compare between than more its their there any all other chinese china says said company companies enterprise enterprises r d'.split(
    ' ',
  ),
);
const MOST_PLACE_WORDS = 4;

interface Place extends Span {
  /** Chinese names that the words may stand for; none for a place that nobody here knows. */
  readonly names: readonly string[];
}

export function englishZoneRule(forms: NameForms, { entities }: Pick<NameSources, 'entities'>): NameRule {
  const spellings = spellingsOf(forms, ({ kinds }) => kinds.has('zone'));
  const namesOf = (letters: string) => [
    ...(spellings.get(letters) ?? []).map(({ text }) => text),
    ...placesSpelled(letters),
  ];

  /** The place that ends right before `words.length`, or begins with the first word. */
  const readPlace = (words: LatinRun, atEnd: boolean): Place | null => {
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
    const starts = own.map(({ start }) => start);
    return { start: Math.min(...starts), end: Math.max(...own.map(({ end }) => end)), names: [] };
  };

  const named = (text: string, span: Span, { names }: Place, word: string): FoundName | null => {
    const said = text.slice(span.start, span.end);
    const form = names.map((name) => forms.get(name + word)).find((known) => known !== undefined);
    if (form) {
      const meant = meantName(form.entities, form.text, entities);
      return { span, said, entities: form.entities, origin: 'corrected', meant };
    }
    if (names.length === 0 && word === '') return null;
    const place = names.find((name) => !forms.has(name)) ?? names[0];
    return lackingName(text, span, place === undefined ? undefined : place + word);
  };

  /** 「Benteng industrial park」: the park of that name, not the company. */
  const park = (text: string, phrase: Span, known: FoundName): FoundName | null => {
    const parks = known.entities.filter((id) => entities.get(id)?.kind === 'project');
    if (parks.length === 0) return null;
    const span = { start: known.span.start, end: phrase.end };
    const meant = meantName(parks, known.meant, entities);
    return { ...known, span, said: text.slice(span.start, span.end), entities: parks, meant };
  };

  const atPhrase = (
    text: string,
    run: LatinRun,
    phrase: Span,
    word: string,
    found: readonly FoundName[],
  ): FoundName | null => {
    const before = run.filter(({ end }) => end <= phrase.start);
    while (before.at(-1)?.letters.match(/^(?:city|municipal|municipality|national)$/u)) before.pop();
    const place = before.length === 0 ? null : readPlace(before, true);
    const known = found.find(({ span, entities: ids }) => ids.length > 0 && span.end === before.at(-1)?.end);
    if (known && place?.names.length === 0) return park(text, phrase, known);
    if (place) return named(text, { start: place.start, end: phrase.end }, place, word);
    const behind = run.filter(({ start }) => start >= phrase.end);
    if (!/^(?:of|in|at)$/u.test(behind[0]?.letters ?? '')) return null;
    const after = readPlace(behind[1]?.letters === 'the' ? behind.slice(2) : behind.slice(1), false);
    return after && after.names.length > 0
      ? named(text, { start: phrase.start, end: after.end }, after, word)
      : null;
  };

  return {
    name: 'zone by its English name',
    find: ({ text }, before) => {
      if (!/zone|park|area|district|etdz|port|city/u.test(text)) return [];
      const found: FoundName[] = [];
      const taken: Span[] = [];
      const runs = latinRuns(text);
      for (const [pattern, word] of ZONE_PHRASES) {
        for (const match of text.matchAll(pattern)) {
          const phrase = { start: match.index, end: match.index + match[0].length };
          const run = runs.find(
            (words) => words[0]?.start <= phrase.start && words.at(-1)!.end >= phrase.end,
          );
          if (!run || taken.some(({ start, end }) => start < phrase.end && phrase.start < end)) continue;
          taken.push(phrase);
          const name = atPhrase(text, run, phrase, word, before);
          if (name) found.push(name);
        }
      }
      return found;
    },
  };
}
