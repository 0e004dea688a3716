// One question in several wordings, as people type it: a short name, traditional characters, pinyin, a slip of the input method.
import type { Entity } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import { spelled, syllables } from '../text/pinyin.js';
import type { SelfQuestion } from './self-questions.js';

export const WORDINGS = ['plain', 'short name', 'traditional', 'pinyin', 'slip'] as const;
export type Wording = (typeof WORDINGS)[number];

/** The question in that wording; null where it would be the same as the plain one, or the wording does not fit. */
export type Reword = (question: SelfQuestion, wording: Wording) => string | null;

/** Loads the dictionary of traditional characters, which nothing else needs. */
export async function buildRewording({ entities }: Knowledge): Promise<Reword> {
  const { Converter } = await import('opencc-js/cn2t');
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const owners = new Map<string, Set<string>>();
  for (const { id, name, aliases } of entities.values()) {
    for (const form of [name, ...aliases]) owners.set(form, (owners.get(form) ?? new Set()).add(id));
  }

  /** Of several shortest ones the first in order of characters. */
  const shortName = ({ name, aliases }: Entity): string | null => {
    const own = aliases.filter(
      (alias) => alias.length > 1 && alias.length < name.length && owners.get(alias)?.size === 1,
    );
    const ordered = own.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return ordered[0] ?? null;
  };

  return ({ name, entity, ask }, wording) => {
    const plain = ask(name);
    const zone = entity?.kind === 'zone' ? entity : null;
    const renamed = (other: string | null) => (other === null ? null : ask(other));
    switch (wording) {
      case 'plain':
        return plain;
      case 'short name':
        return entity && renamed(shortName(entity));
      case 'traditional':
        return toTraditional(plain) === plain ? null : toTraditional(plain);
      case 'pinyin':
        return zone && renamed(spelled(fold(zone.name)));
      case 'slip':
        return zone && renamed(slipOf(zone.name, (form) => owners.has(form)));
      default:
        return wording satisfies never;
    }
  };
}

/** The name with its first character that has a common namesake replaced by it: 青岛高新区 → 轻岛高新区. */
function slipOf(name: string, isTaken: (form: string) => boolean): string | null {
  for (const [index, character] of [...name].entries()) {
    const others = namesakes(character).map((other) => replaceAt(name, index, other));
    const slip = others.find((form) => !isTaken(form));
    if (slip !== undefined) return slip;
  }
  return null;
}

function replaceAt(text: string, index: number, character: string): string {
  return [...text].map((own, at) => (at === index ? character : own)).join('');
}

let bySyllable: Map<string, string[]> | null = null;

/** Common characters that sound the same, tones aside. */
function namesakes(character: string): readonly string[] {
  if (bySyllable === null) {
    bySyllable = new Map();
    for (const common of commonCharacters()) {
      const [syllable] = syllables(common);
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), common]);
    }
  }
  return bySyllable.get(syllables(character)[0]) ?? [];
}

/** The 3,755 characters of the first level of GB 2312, in its order, which is that of their sound. */
function commonCharacters(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell += 1) bytes.push(row, cell);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
}
