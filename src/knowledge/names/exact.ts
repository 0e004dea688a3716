// Names as the corpus writes them, full or short: 「奔腾产业园」. Leftmost, then longest.
import type { NameForm, NameForms } from './forms.js';
import type { NameRule } from './found-name.js';

interface PlacedForm {
  readonly start: number;
  readonly end: number;
  readonly form: NameForm;
}

/**
 * Finds forms by looking up pieces of the text, the longest that its first character allows first. The same as a trie
 * finds, with the forms' own table instead of a node per character.
 */
export function formScanner(forms: NameForms): (text: string) => readonly PlacedForm[] {
  const longest = new Map<string, number>();
  for (const text of forms.keys()) longest.set(text[0], Math.max(longest.get(text[0]) ?? 0, text.length));
  const longestAt = (text: string, start: number): PlacedForm | null => {
    for (let end = Math.min(text.length, start + (longest.get(text[start]) ?? 0)); end > start; end -= 1) {
      const form = forms.get(text.slice(start, end));
      if (form) return { start, end, form };
    }
    return null;
  };
  return (text) => {
    const found: PlacedForm[] = [];
    for (let at = 0; at < text.length; ) {
      const next = longestAt(text, at);
      if (next) found.push(next);
      at = next ? next.end : at + 1;
    }
    return found;
  };
}

export function exactRule(forms: NameForms): NameRule {
  const scan = formScanner(forms);
  return {
    name: 'as written',
    find: ({ text }) =>
      scan(text).map(({ start, end, form: { entities } }) => {
        const said = text.slice(start, end);
        return { span: { start, end }, said, entities, origin: 'said', meant: said };
      }),
  };
}
