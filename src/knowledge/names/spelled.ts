// Names in pinyin, in one piece or syllable by syllable: 「guiyang gaoxinqu」, 「Hai Er」, 「Liu Hongchao」; also zones that
// the corpus lacks: 「shenzhen gaoxinqu」.
import { spelled } from '../../text/pinyin.js';
import { isDerived, type NameForm, type NameForms } from './forms.js';
import { type FoundName, lackingName, meantName, type NameRule, type NameSources } from './found-name.js';
import { latinRuns, windows } from './latin-words.js';
import { placesSpelled } from './place-letters.js';
import { soundsOf } from './sound-index.js';

const MOST_WORDS = 12;
const LONGEST_FORM = 14;
const SHORTEST = 4;
/** An entity's name is as likely to look like an English word as it is short. */
const SHORTEST_ENTITY = 5;
/** From so many letters on a zone's name may stand at the head of a longer word. */
const SHORTEST_HEAD = 6;

const ZONE_WORDS: ReadonlyMap<string, string> = new Map(
  '高新区 经开区 开发区 示范区 新区 综保区 保税区 自贸区 自创区 工业园区 工业园 产业园 科技园 经济开发区 经济技术开发区 高新技术产业开发区'
    .split(' ')
    .map((word) => [spelled(word), word]),
);

export type Spellings = ReadonlyMap<string, readonly NameForm[]>;

/** Forms by their letters; a person also with the surname behind: 「Hongchao Liu」. */
export function spellingsOf(forms: NameForms, accepts: (form: NameForm) => boolean): Spellings {
  const index = new Map<string, NameForm[]>();
  const add = (letters: string, form: NameForm) => {
    const known = index.get(letters);
    if (!known) index.set(letters, [form]);
    else if (known.at(-1) !== form) known.push(form);
  };
  for (const form of forms.values()) {
    if (form.text.length < 2 || form.text.length > LONGEST_FORM || !accepts(form)) continue;
    if (!/\p{Script=Han}/u.test(form.text)) continue;
    if (isDerived(form, forms, 2)) continue;
    for (const parts of soundsOf(form.text)) {
      const letters = parts.join('').replace(/[^a-z]/gu, '');
      if (letters.length < (form.kinds.has('zone') ? SHORTEST : SHORTEST_ENTITY)) continue;
      add(letters, form);
      if (form.kinds.has('person')) add([...parts.slice(1), parts[0]].join(''), form);
    }
  }
  return index;
}

/** 「shenzhengaoxinqu」 → 深圳高新区, which no form of the corpus is. */
function lackingZone(letters: string, forms: NameForms): string | null {
  for (const [spelledWord, word] of ZONE_WORDS) {
    if (!letters.endsWith(spelledWord)) continue;
    const [place] = placesSpelled(letters.slice(0, -spelledWord.length));
    if (place && !forms.has(place + word)) return place + word;
  }
  return null;
}

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
