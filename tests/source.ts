// A source for a test: what is not given is not known.
import type { Source } from '../src/corpus/types.js';

export function sourceOf(text: string, more: Partial<Source> = {}): Source {
  const unknown = { newspaper: null, rubric: null, date: null, url: null, record: null };
  return { file: 'page.txt', line: 1, text, ...unknown, ...more };
}
