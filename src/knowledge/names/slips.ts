// Slips of the input method inside a question: 「智惠山」 sounds like 智慧山, 「清岛高新区」 like 青岛高新区.

import { zoneSuffix } from '../../facts/lexicon/zone-suffixes.js';
import { charReadings, soundKey } from '../../text/pinyin.js';
import { type Span, sliceSpan } from '../../text/span.js';
import { extendForm, isDerived, type NameForm, type NameForms } from './forms.js';
import { type AskedText, type FoundName, meantName, type NameRule, type NameSources } from './found-name.js';
import { cutsWord } from './ordinary-words.js';
import { isNameSlip, isZoneSlip, SHORTEST, type Slip } from './slip-gates.js';
import { buildSoundIndex, compareSound } from './sound-index.js';
import { mayReplace, onlyMeaning } from './unambiguous.js';

const LONGEST = 26;

function isIndexed(form: NameForm, forms: NameForms): boolean {
  const { text, kinds } = form;
  if (text.length > LONGEST) return false;
  if (kinds.has('zone')) return text.length > SHORTEST && text.length <= 12;
  return text.length >= SHORTEST && !kinds.has('person') && !isDerived(form, forms, SHORTEST);
}

export function slipRule(forms: NameForms, sources: NameSources): NameRule {
  const index = buildSoundIndex([...forms.values()].filter((form) => isIndexed(form, forms)));
  const { entities, segmenter, hasText } = sources;

  const slipsAt = (asked: AskedText, span: Span, key: string, found: readonly FoundName[]): Slip[] => {
    const said = sliceSpan(asked.text, span);
    return index.get(key).flatMap((form) => {
      const { changed, exact } = compareSound(said, form.text);
      if (changed.length === 0 || !mayReplace(span, form, found, entities)) return [];
      const zone = form.kinds.has('zone') && zoneSuffix(form.text) !== null;
      const fits = zone
        ? isZoneSlip(asked, span, form, sources, exact)
        : isNameSlip(asked, span, { form, exact }, changed, sources) && !cutsWord(asked, span, segmenter);
      return fits && !hasText(said) ? [{ form, exact }] : [];
    });
  };

  const slipFrom = (asked: AskedText, key: string, start: number, found: readonly FoundName[]) => {
    for (let length = Math.min(index.longest, key.length - start); length >= SHORTEST; length -= 1) {
      const sound = key.slice(start, start + length);
      if (index.get(sound).length === 0) continue;
      const slips = slipsAt(asked, { start, end: start + length }, sound, found);
      const exact = slips.filter((slip) => slip.exact);
      const meaning = onlyMeaning((exact.length > 0 ? exact : slips).map(({ form }) => form));
      // What may mean two things is not cut down to what means one.
      if (slips.length > 0 && !meaning) return null;
      if (!meaning) continue;
      const end = extendForm(meaning, asked.text, start + length, entities);
      const said = asked.text.slice(start, end);
      const meant = meantName(meaning.entities, meaning.text, entities);
      return { span: { start, end }, said, entities: meaning.entities, origin: 'corrected', meant } as const;
    }
    return null;
  };

  return {
    name: 'slip of the input method',
    find: (asked, found) => {
      const key = soundKey(charReadings(asked.text));
      const slips: FoundName[] = [];
      for (let start = 0; start + SHORTEST <= key.length; start += 1) {
        const slip = slipFrom(asked, key, start, found);
        if (!slip) continue;
        slips.push(slip);
        start = slip.span.end - 1;
      }
      return slips;
    },
  };
}
