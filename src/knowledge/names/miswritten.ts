// Names with one character missing, too many, or two of them swapped: 「埃沃兹」, 「海尔尔生物医疗」, 「乐互道动」.

import { zoneSuffix } from '../../facts/lexicon/zone-suffixes.js';
import { isChinesePlace } from '../../text/places.js';
import { type Span, sliceSpan } from '../../text/span.js';
import { buildEditIndex, SHORTEST } from './edit-index.js';
import { extendForm, isDerived, type NameForm, type NameForms } from './forms.js';
import { type AskedText, type FoundName, meantName, type NameRule, type NameSources } from './found-name.js';
import { cutsWord, isStray } from './ordinary-words.js';
import { mayReplace, onlyMeaning } from './unambiguous.js';

const LONGEST = 12;
const HAN = /^\p{Script=Han}+$/u;

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
  const miswritings = buildEditIndex(indexed);

  const at = (
    asked: AskedText,
    span: Span,
    stray: ReadonlySet<number>,
    found: readonly FoundName[],
  ): FoundName | null => {
    const said = sliceSpan(asked.text, span);
    const possible = miswritings(said, span.start, stray);
    if (possible.length === 0 || !HAN.test(said)) return null;
    // 「宏｜安集团」: so short a name is not cut out of a longer one.
    if (said.length < SHORTEST && stray.has(span.start - 1)) return null;
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
