// Forms by how they sound: one unit per character, so that a place in the key is a place in the question.
import { charReadings, soundKey, syllables } from '../../text/pinyin.js';
import type { NameForm } from './forms.js';

/** Characters that are read one way here and another there, so common in names that their context is worth a look. */
const MANY_READINGS =
  /[行长重乐都会曾朝传单弹调藏盛率系解校厦堡浦蚌台六尉燕华任区查洞番阜莘仇卡大车石和给参差称恶兴应种降觉]/u;

export interface SoundIndex {
  /** Forms that sound nearly like the key. */
  readonly get: (key: string) => readonly NameForm[];
  readonly longest: number;
}

/** All ways in which a form is heard: each character by itself, and all of them in context. */
export function soundsOf(text: string): readonly (readonly string[])[] {
  const single = charReadings(text);
  if (!MANY_READINGS.test(text)) return [single];
  const inContext = syllables(text);
  return inContext.length === text.length ? [single, inContext] : [single];
}

export function buildSoundIndex(forms: Iterable<NameForm>): SoundIndex {
  const index = new Map<string, NameForm[]>();
  let longest = 0;
  for (const form of forms) {
    longest = Math.max(longest, form.text.length);
    for (const key of new Set(soundsOf(form.text).map(soundKey))) {
      const known = index.get(key);
      if (known) known.push(form);
      else index.set(key, [form]);
    }
  }
  return { get: (key) => index.get(key) ?? [], longest };
}

/** Places where `said` differs from the form, and whether it sounds exactly alike there. */
export function compareSound(
  said: string,
  form: string,
): { readonly changed: readonly number[]; readonly exact: boolean } {
  const changed = Array.from(form, (_, at) => at).filter((at) => said[at] !== form[at]);
  const heard = soundsOf(said);
  const meant = soundsOf(form);
  const exact = changed.every((at) => heard.some((a) => meant.some((b) => a[at] === b[at])));
  return { changed, exact };
}
