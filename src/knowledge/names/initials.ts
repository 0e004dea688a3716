// A zone by the first letters of its syllables: 「gygxq」 for 贵阳高新区.
import { initials } from '../../text/pinyin.js';
import type { NameForms } from './forms.js';
import type { NameRule } from './found-name.js';
import { type Sources, wholeName, withoutMarks, zonesIn } from './whole-text.js';

/** 「gygxq」, if it can be one zone only. */
export function initialsRule(forms: NameForms, sources: Sources): NameRule {
  const index = new Map<string, Set<string>>();
  for (const { text, entities } of zonesIn(forms)) {
    if (text.length < 4) continue;
    const key = initials(text);
    index.set(key, new Set([...(index.get(key) ?? []), ...entities]));
  }
  return {
    name: 'initials of a zone',
    lastResort: true,
    find: ({ text }) => {
      const said = withoutMarks(text);
      const ids = /^[a-z]{4,12}$/u.test(said) ? index.get(said) : undefined;
      if (ids?.size !== 1) return [];
      const form = { text: said, full: false, kinds: new Set(['zone' as const]), entities: [...ids] };
      return [wholeName(text, said, form, sources)];
    },
  };
}
