// Names by how they are spelled in pinyin: 「guiyanggaoxinqu」 → 贵阳高新区.
import { spelled } from '../../text/pinyin.js';
import { isDerived, type NameForm, type NameForms } from './forms.js';
import { placesSpelled } from './place-letters.js';
import { soundsOf } from './sound-index.js';

const LONGEST_FORM = 14;
/** Letters of a name. */
export const SHORTEST = 4;
/** An entity's name is as likely to look like an English word as it is short. */
export const SHORTEST_ENTITY = 5;

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
export function lackingZone(letters: string, forms: NameForms): string | null {
  for (const [spelledWord, word] of ZONE_WORDS) {
    if (!letters.endsWith(spelledWord)) continue;
    const [place] = placesSpelled(letters.slice(0, -spelledWord.length));
    if (place && !forms.has(place + word)) return place + word;
  }
  return null;
}
