// Zones by their English names: 「Guiyang National Hi-Tech Industrial Development Zone」, 「the high-tech zone of Kaifeng」.
import { type Span, sliceSpan } from '../../text/span.js';
import { type Place, readPlace } from './english-place.js';
import { ZONE_PHRASES } from './english-zone-words.js';
import type { NameForms } from './forms.js';
import { type FoundName, lackingName, meantName, type NameRule, type NameSources } from './found-name.js';
import { type LatinRun, latinRuns } from './latin-words.js';
import { placesSpelled } from './place-letters.js';
import { spellingsOf } from './spellings.js';

export function englishZoneRule(forms: NameForms, { entities }: Pick<NameSources, 'entities'>): NameRule {
  const spellings = spellingsOf(forms, ({ kinds }) => kinds.has('zone'));
  const namesOf = (letters: string) => [
    ...(spellings.get(letters) ?? []).map(({ text }) => text),
    ...placesSpelled(letters),
  ];

  const named = (text: string, span: Span, { names }: Place, word: string): FoundName | null => {
    const said = sliceSpan(text, span);
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
    return { ...known, span, said: sliceSpan(text, span), entities: parks, meant };
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
    const place = before.length === 0 ? null : readPlace(before, true, namesOf);
    const known = found.find(({ span, entities: ids }) => ids.length > 0 && span.end === before.at(-1)?.end);
    if (known && place?.names.length === 0) return park(text, phrase, known);
    if (place) return named(text, { start: place.start, end: phrase.end }, place, word);
    const behind = run.filter(({ start }) => start >= phrase.end);
    if (!/^(?:of|in|at)$/u.test(behind[0]?.letters ?? '')) return null;
    const after = readPlace(behind[1]?.letters === 'the' ? behind.slice(2) : behind.slice(1), false, namesOf);
    return after && after.names.length > 0
      ? named(text, { start: phrase.start, end: after.end }, after, word)
      : null;
  };

  return {
    name: 'zone by its English name',
    find: ({ text }, before) => {
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
