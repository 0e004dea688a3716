// Forms that are one character away: 「埃沃兹」 lacks one, 「乐互道动」 has two swapped.
import type { NameForm } from './forms.js';

/** The shortest form that may be miswritten. */
export const SHORTEST = 4;

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

/** Looks up what a text may be a miswriting of; `start` is its place, `stray` the places of single characters. */
export function buildEditIndex(
  indexed: readonly NameForm[],
): (said: string, start: number, stray: ReadonlySet<number>) => readonly NameForm[] {
  const lessOne = deletions(indexed);
  const whole = new Map(indexed.map((form) => [form.text, form]));

  // A character is only suspected where it is stray, and a gap beside one.
  return (said: string, start: number, stray: ReadonlySet<number>): NameForm[] => {
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
}
