// Names in pinyin, in one piece or syllable by syllable: 「guiyang gaoxinqu」, 「Hai Er」, 「Liu Hongchao」; also zones that
// the corpus lacks: 「shenzhen gaoxinqu」.
import type { NameForms } from './forms.js';
import { type FoundName, lackingName, meantName, type NameRule, type NameSources } from './found-name.js';
import { latinRuns, windows } from './latin-words.js';
import { placesSpelled } from './place-letters.js';
import { lackingZone, SHORTEST, SHORTEST_ENTITY, spellingsOf } from './spellings.js';

const MOST_WORDS = 12;
/** From so many letters on a zone's name may stand at the head of a longer word. */
const SHORTEST_HEAD = 6;

export function spelledRule(forms: NameForms, { entities }: Pick<NameSources, 'entities'>): NameRule {
  const spellings = spellingsOf(forms, () => true);

  const nameOf = (letters: string, text: string, start: number, end: number): FoundName | null => {
    const span = { start, end };
    const known = spellings.get(letters);
    if (known) {
      const ids = [...new Set(known.flatMap((form) => form.entities))];
      const meant = meantName(ids, known[0].text, entities);
      return { span, said: text.slice(start, end), entities: ids, origin: 'corrected', meant };
    }
    const lacking = lackingZone(letters, forms);
    return lacking === null ? null : lackingName(text, span, lacking);
  };

  /** 「guiyangyouduoshao」 begins with a zone. */
  const headOf = (letters: string, text: string, start: number): FoundName | null => {
    for (let length = letters.length - 1; length >= SHORTEST_HEAD; length -= 1) {
      const known = spellings.get(letters.slice(0, length));
      if (known?.some(({ kinds }) => kinds.has('zone')) && !placesSpelled(letters).length)
        return nameOf(letters.slice(0, length), text, start, start + length);
    }
    return null;
  };

  return {
    name: 'spelled in pinyin',
    find: ({ text }) =>
      latinRuns(text).flatMap((run) => {
        const found: FoundName[] = [];
        let next = 0;
        for (const { letters, from, to } of windows(run, MOST_WORDS)) {
          if (from < next || letters.length < SHORTEST) continue;
          const head = to - from === 1 && run[from].end - run[from].start === letters.length;
          const name =
            nameOf(letters, text, run[from].start, run[to - 1].end) ??
            (head ? headOf(letters, text, run[from].start) : null);
          if (!name) continue;
          found.push(name);
          next = to;
        }
        return found;
      }),
  };
}

/** 「shenzhen」, where nothing else is named. */
export function spelledPlaceRule({ hasText }: Pick<NameSources, 'hasText'>): NameRule {
  return {
    name: 'place spelled in pinyin that the corpus lacks',
    lastResort: true,
    find: ({ text }) =>
      latinRuns(text).flatMap((run) =>
        [...windows(run, 3)].flatMap(({ letters, from, to }) => {
          const [place] = letters.length < SHORTEST_ENTITY ? [] : placesSpelled(letters);
          if (!place || hasText(place)) return [];
          return [lackingName(text, { start: run[from].start, end: run[to - 1].end }, place)];
        }),
      ),
  };
}
