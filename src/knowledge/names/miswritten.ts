// Names with one character missing, too many, or two of them swapped: 「埃沃兹」, 「海尔尔生物医疗」, 「乐互道动」.
import { isChinesePlace } from '../../text/places.js';
import type { Span } from '../../text/span.js';
import { extendForm, isDerived, type NameForm, type NameForms } from './forms.js';
import { type AskedText, type FoundName, meantName, type NameRule, type NameSources } from './found-name.js';
import { cutsWord, isStray } from './ordinary-words.js';
import { mayReplace, onlyMeaning } from './unambiguous.js';
import { zoneSuffix } from './zone-word.js';

const SHORTEST = 4;
const LONGEST = 12;
const HAN = /^\p{Script=Han}+$/u;

const without = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
const swapped = (text: string, at: number) =>
  text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);

/** Every indexed form less one character (Garbe 2012, symmetric deletes), so that a lookup needs no comparing. */
function deletions(forms: readonly NameForm[]): ReadonlyMap<string, readonly NameForm[]> {
  const index = new Map<string, NameForm[]>();
  for (const form of forms) {
    for (let at = 0; at < form.text.length; at += 1) {
      if (at > 0 && form.text[at] === form.text[at - 1]) continue;
      const key = without(form.text, at);
      const known = index.get(key);
      if (known) known.push(form);
      else index.set(key, [form]);
    }
  }
  return index;
}

/** A zone keeps its zone word, and a place that is no other place. */
function keepsZone(said: string, { text, kinds }: NameForm): boolean {
  if (!kinds.has('zone')) return true;
  const suffix = zoneSuffix(text);
  const other = zoneSuffix(said);
  if (suffix === null || (other !== null && other !== suffix)) return false;
  const place = said.slice(0, other === null ? 2 : -suffix.length);
  return place.length >= 2 && (other === null ? text.startsWith(place) : !isChinesePlace(place));
}

export function miswrittenRule(forms: NameForms, sources: NameSources): NameRule {
  const { entities, segmenter, hasText } = sources;
  const indexed = [...forms.values()].filter(
    (form) =>
      form.text.length >= SHORTEST &&
      form.text.length <= LONGEST &&
      HAN.test(form.text) &&
      !form.kinds.has('person') &&
      !isDerived(form, forms, SHORTEST),
  );
  const lessOne = deletions(indexed);
  const whole = new Map(indexed.map((form) => [form.text, form]));

  /** Miswritings that `said` may be; a character is only suspected where it is stray, and a gap beside one. */
  const candidates = (said: string, start: number, stray: ReadonlySet<number>): NameForm[] => {
    const found = (lessOne.get(said) ?? []).filter((form) => {
      const at = Array.from(said).findIndex((char, index) => char !== form.text[index]);
      const gap = at < 0 ? said.length : at;
      return (gap > 0 && stray.has(start + gap - 1)) || (gap < said.length && stray.has(start + gap));
    });
    for (let at = 0; at < said.length; at += 1) {
      const place = start + at;
      const longer = said.length > SHORTEST && stray.has(place) ? whole.get(without(said, at)) : undefined;
      if (longer) found.push(longer);
      if (at + 1 === said.length || said[at] === said[at + 1]) continue;
      const turned = stray.has(place) || stray.has(place + 1) ? whole.get(swapped(said, at)) : undefined;
      if (turned) found.push(turned);
    }
    return found;
  };

  const at = (
    asked: AskedText,
    span: Span,
    stray: ReadonlySet<number>,
    found: readonly FoundName[],
  ): FoundName | null => {
    const said = asked.text.slice(span.start, span.end);
    const possible = candidates(said, span.start, stray);
    if (possible.length === 0 || !HAN.test(said)) return null;
    const fits = possible.filter((form) => mayReplace(span, form, found, entities) && keepsZone(said, form));
    const meaning = onlyMeaning(fits);
    if (!meaning || forms.has(said) || cutsWord(asked, span, segmenter) || hasText(said)) return null;
    const end = extendForm(meaning, asked.text, span.end, entities);
    const meant = meantName(meaning.entities, meaning.text, entities);
    return {
      span: { start: span.start, end },
      said: asked.text.slice(span.start, end),
      entities: meaning.entities,
      origin: 'corrected',
      meant,
    };
  };

  return {
    name: 'a character missing, added or swapped',
    find: (asked, found) => {
      const names: FoundName[] = [];
      const { text, words } = asked;
      const stray = new Set(words.filter(isStray).map(({ start }) => start));
      if (stray.size === 0) return names;
      for (let start = 0; start < text.length; start += 1) {
        for (let length = Math.min(LONGEST + 1, text.length - start); length >= SHORTEST - 1; length -= 1) {
          const name = at(asked, { start, end: start + length }, stray, found);
          if (!name) continue;
          names.push(name);
          start = name.span.end - 1;
          break;
        }
      }
      return names;
    },
  };
}
