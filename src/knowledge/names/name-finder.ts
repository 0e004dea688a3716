// Names in a question: known ones, slips of the input method (清岛), spelled and English ones (guiyang), and those
// that the corpus lacks. An ordered list of rules; what a later one finds takes the place of what it overlaps.
import type { Gazetteer } from '../../facts/gazetteer.js';
import type { Segmenter } from '../../text/segmenter.js';
import { overlaps } from '../../text/span.js';
import { englishZoneRule } from './english-zones.js';
import { exactRule, formScanner } from './exact.js';
import { foreignNameRule, foreignPlaceRule } from './foreign-names.js';
import { foreignZoneRule } from './foreign-zones.js';
import { nameForms } from './forms.js';
import { askedText, type FoundName, type NameRule, type NameSources } from './found-name.js';
import { initialsRule } from './initials.js';
import { listedZoneRule } from './listed-zones.js';
import { miswrittenRule } from './miswritten.js';
import { personSlipRule } from './person-slips.js';
import { shortenedRule } from './shortened.js';
import { slipRule } from './slips.js';
import { spelledPlaceRule, spelledRule } from './spelled.js';
import { soundRule } from './whole-text.js';

export interface NameFinder {
  /** Names in a folded text, in order, not overlapping. */
  readonly find: (text: string) => readonly FoundName[];
  /** The people whom a folded text names as the corpus writes them, in order. Much cheaper than `find`. */
  readonly people: (text: string) => readonly string[];
  /** The names of the rules, in the order in which they are tried. */
  readonly rules: readonly string[];
}

/** Builds the finder over the corpus's entities; `hasText` tells whether the corpus prints some words anywhere. */
export function buildNameFinder(
  { entities }: Pick<Gazetteer, 'entities'>,
  segmenter: Segmenter,
  hasText: NameSources['hasText'],
): NameFinder {
  const sources: NameSources = { entities, segmenter, hasText };
  const forms = nameForms(entities);
  const rules: readonly NameRule[] = [
    exactRule(forms, sources),
    spelledRule(forms, sources),
    englishZoneRule(forms, sources),
    miswrittenRule(forms, sources),
    slipRule(forms, sources),
    personSlipRule(sources),
    foreignZoneRule(sources),
    listedZoneRule(forms, sources),
    foreignNameRule(sources),
    shortenedRule(sources),
    foreignPlaceRule(sources),
    spelledPlaceRule(sources),
    initialsRule(forms, sources),
    soundRule(forms, sources),
  ];
  const people = [...entities].filter(([, { kind }]) => kind === 'person');
  const scanPeople = formScanner(nameForms(new Map(people)));
  return {
    people: (text) => scanPeople(text).flatMap(({ form }) => form.entities),
    rules: rules.map(({ name }) => name),
    find: (text) => {
      const asked = askedText(text, segmenter);
      const found = rules.reduce<readonly FoundName[]>((before, rule) => {
        if (rule.lastResort && before.length > 0) return before;
        const names = apart(rule.find(asked, before));
        if (names.length === 0) return before;
        return [...before.filter(({ span }) => !names.some((name) => overlaps(name.span, span))), ...names];
      }, []);
      return [...found].sort((a, b) => a.span.start - b.span.start);
    },
  };
}

/** The first of names that overlap. */
function apart(names: readonly FoundName[]): readonly FoundName[] {
  return names.filter(
    ({ span }, index) => !names.slice(0, index).some((other) => overlaps(other.span, span)),
  );
}
