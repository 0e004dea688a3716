// A text that is nothing but a name, only just recognisable: 「贵洋」, 「guiyan」, 「海耳」.
import { editDistance } from '../../text/distance.js';
import { charReadings, looseLetters, plainLetters, soundKey, spelled } from '../../text/pinyin.js';
import type { NameForm, NameForms } from './forms.js';
import { type FoundName, meantName, type NameRule, type NameSources } from './found-name.js';
import { isOrdinary } from './ordinary-words.js';
import { placesSpelled } from './place-letters.js';
import { buildSoundIndex, compareSound } from './sound-index.js';
import { onlyMeaning } from './unambiguous.js';

const LONGEST_TEXT = 14;
const LONGEST_FORM = 12;
/** Shorter ones are one letter away from too much. */
const SHORTEST_NEAR = 6;

export type Sources = Pick<NameSources, 'entities' | 'segmenter'>;

export function wholeName(text: string, said: string, form: NameForm, { entities }: Sources): FoundName {
  const start = text.indexOf(said);
  const meant = meantName(form.entities, form.text, entities);
  return {
    span: { start, end: start + said.length },
    said,
    entities: form.entities,
    origin: 'corrected',
    meant,
  };
}

/** Without the marks at its end. */
export const withoutMarks = (text: string) => text.replace(/[？?。！!\s]+$/u, '').trim();
export const zonesIn = (forms: NameForms) =>
  [...forms.values()].filter(({ text, kinds }) => kinds.has('zone') && text.length <= LONGEST_FORM);

/** A text that sounds like one name, or is spelled with one letter wrong. */
export function soundRule(forms: NameForms, sources: Sources): NameRule {
  const { segmenter } = sources;
  const zones = zonesIn(forms);
  const letters = zones.map((form) => [spelled(form.text).replace(/[^a-z]/gu, ''), form] as const);
  const byLoose = new Map<string, NameForm[]>();
  for (const [known, form] of letters) {
    const key = looseLetters(known);
    byLoose.set(key, [...(byLoose.get(key) ?? []), form]);
  }
  const bySound = buildSoundIndex(
    [...forms.values()].filter(
      ({ text, kinds }) => text.length >= 2 && text.length <= 4 && !kinds.has('person'),
    ),
  );

  const heard = (said: string): readonly NameForm[] => {
    if (segmenter.cutKnown(said).length === 1 && isOrdinary({ word: said }, segmenter)) return [];
    const alike = bySound.get(soundKey(charReadings(said)));
    const exact = alike.filter(({ text }) => compareSound(said, text).exact);
    return (exact.length > 0 ? exact : alike).filter(
      ({ kinds }) => kinds.has('zone') || (exact.length > 0 && said.length > 1),
    );
  };

  const near = (said: string): readonly NameForm[] => {
    const own = plainLetters(said).replace(/[^a-z]/gu, '');
    if (own.length < SHORTEST_NEAR || placesSpelled(own).length > 0) return [];
    const loose = byLoose.get(looseLetters(own));
    if (loose) return loose;
    return letters
      .filter(([known]) => Math.abs(known.length - own.length) <= 1 && editDistance(known, own) === 1)
      .map(([, form]) => form);
  };

  return {
    name: 'whole text by its sound',
    lastResort: true,
    find: ({ text }) => {
      const said = withoutMarks(text);
      if (said.length < 2 || said.length > 2 * LONGEST_TEXT) return [];
      const han = /^\p{Script=Han}+$/u.test(said);
      const possible = han ? heard(said) : /^[\p{Script=Latin}' -]+$/u.test(said) ? near(said) : [];
      const meaning = onlyMeaning(possible);
      return meaning ? [wholeName(text, said, meaning, sources)] : [];
    },
  };
}
