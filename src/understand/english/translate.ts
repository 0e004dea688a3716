// An English question about the corpus, word by word into a folded Chinese one: 「How many R&D institutions does Guiyang
// have?」 → 「贵阳高新区有多少研发机构」. Names first, then the longest phrases; unknown words stay, so that a refusal names them.
import type { FoundName } from '../../knowledge/names/found-name.js';
import { englishDates } from './dates.js';
import { AMOUNTS, DROPPED, LEADS, NOUNS_AND_VERBS, TAILS, WHOLE } from './glossary.js';

export interface Translation {
  /** Folded Chinese. */
  readonly text: string;
  /** The names, with their places in `text`. */
  readonly names: readonly FoundName[];
}

type Kind = 'tail' | 'lead' | 'amount' | 'word' | 'drop';

interface Entry {
  readonly kind: Kind;
  readonly chinese: string;
  /** Tails in the order in which Chinese has them. */
  readonly order: number;
}

interface Piece extends Entry {
  readonly name?: FoundName;
  /** The words as asked, for what the glossary lacks. */
  readonly unknown?: true;
}

function readGlossary(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (kind: Kind, lines: readonly string[]) =>
    lines.forEach((line, order) => {
      const [phrases, chinese] = line.split(' = ');
      for (const phrase of phrases.split('|'))
        if (!entries.has(phrase)) entries.set(phrase, { kind, chinese, order });
    });
  add('tail', TAILS);
  add('lead', LEADS);
  add('amount', AMOUNTS);
  add('word', NOUNS_AND_VERBS);
  for (const word of DROPPED)
    if (!entries.has(word)) entries.set(word, { kind: 'drop', chinese: '', order: 0 });
  return entries;
}

/** 「Thank you very much」 → 「谢谢」. */
const MESSAGES: ReadonlyMap<string, string> = new Map(
  WHOLE.flatMap((line) => {
    const [phrases, chinese] = line.split(' = ');
    return phrases.split('|').map((phrase) => [phrase, chinese] as const);
  }),
);

const GLOSSARY = readGlossary();
const LONGEST_PHRASE = Math.max(...[...GLOSSARY.keys()].map((phrase) => phrase.split(' ').length));
const WORD = /[0-9]+(?:\.[0-9]+)?%|[a-z0-9]+(?:[&'’.-][a-z0-9]+)*|&|\p{Script=Han}+/gu;
const YES_NO = /^(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would)\b/u;

/** The longest phrase of the glossary that begins at a word. */
function entryAt(
  words: readonly string[],
  at: number,
): { readonly entry: Entry; readonly length: number } | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const entry = GLOSSARY.get(words.slice(at, at + length).join(' '));
    if (entry) return { entry, length };
  }
  return null;
}

function piecesOf(text: string): Piece[] {
  const words = [...englishDates(text).matchAll(WORD)].map(([word]) => word.replace(/['’]s$/u, ''));
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length; ) {
    const found = entryAt(words, at);
    const word = words[at];
    const latin = /^(?!\d+$)[^\p{Script=Han}%]+$/u.test(word);
    pieces.push(
      found?.entry ?? { kind: 'word', chinese: word, order: 0, ...(latin ? { unknown: true } : {}) },
    );
    at += found?.length ?? 1;
  }
  return pieces;
}

/** Pieces of the question between its names, names among them, in the English order. */
function allPieces(text: string, names: readonly FoundName[]): readonly Piece[] {
  let at = 0;
  const pieces = names.flatMap((name): Piece[] => {
    const before = piecesOf(text.slice(at, name.span.start));
    at = name.span.end + (/^['’]s\b/u.exec(text.slice(name.span.end))?.[0].length ?? 0);
    return [...before, { kind: 'word', chinese: name.meant, order: 0, name }];
  });
  return [...pieces, ...piecesOf(text.slice(at))];
}

/** 「what … say」 is 「说了什么」; 「what is」 of a figure is 「是多少」; a question that begins with a verb ends in 「吗」. */
function tailOf(pieces: readonly Piece[], text: string): string {
  const tails = pieces.filter(({ kind }) => kind === 'tail').sort((a, b) => a.order - b.order);
  const words = [...new Set(tails.map(({ chinese }) => chinese))];
  const leads = pieces.some(({ kind }) => kind === 'lead');
  const amount = pieces.some(({ kind }) => kind === 'amount');
  if (words.length === 0) return !leads && YES_NO.test(text) ? '吗' : '';
  const said = words.includes('说了');
  if (said && words.includes('是谁')) return '';
  if (words.length === 1 && words[0] === '什么') return amount ? '是多少' : leads ? '' : '是什么';
  if (words.length === 1 && words[0] === '说了') return leads ? '说的' : '说了什么';
  const asked = amount ? words.filter((word) => word !== '什么') : words;
  return asked.filter((word) => !(word === '什么' && !said && words.length > 1)).join('');
}

/** 「and Guiyang?」 goes on about what was asked before. */
function goesOn(rest: string): boolean {
  return /^(?:and|and what about|what about|how about|and how about)$/u.test(rest);
}

/** What stands between the names and the question words: 「有｜哪些企业」. */
function middleOf(pieces: readonly Piece[], text: string, tail: string, named: boolean): string {
  const middle = pieces
    .filter(({ kind, name }) => !name && kind !== 'tail' && kind !== 'drop')
    .map(({ chinese, unknown }) => (unknown ? ` ${chinese} ` : chinese))
    .join('');
  const owned = tail === '吗' && /\b(?:have|has|had)\b/u.test(text);
  return owned || (named && middle.startsWith('哪些')) ? `有${middle}` : middle;
}

/** The Chinese question with its names, or null where the text is no English question. */
export function translate(text: string, names: readonly FoundName[]): Translation | null {
  if (!/[a-z]/u.test(text) || /\p{Script=Han}/u.test(text)) return null;
  const bare = text
    .replace(/[?？.!！]+$/u, '')
    .replace(/['’]/gu, '')
    .trim();
  const message = MESSAGES.get(bare);
  if (message !== undefined) return { text: message, names: [] };
  const pieces = allPieces(text, names);
  const telling = pieces.some(({ kind, unknown, name }) => !name && !unknown && kind !== 'drop');
  const rest = names.reduceRight((left, { span }) => left.slice(0, span.start) + left.slice(span.end), text);
  const more = names.length === 1 && goesOn(rest.replace(/[?？.!！]+/gu, '').trim());
  if (!more && (!telling || !/[a-z]\W+[a-z]/u.test(text))) return null;
  let chinese = '';
  const placed = pieces
    .flatMap(({ name }) => (name ? [name] : []))
    .map((name, index): FoundName => {
      if (index > 0) chinese += '和';
      const start = chinese.length;
      chinese += name.meant;
      return { ...name, span: { start, end: chinese.length } };
    });
  if (more) return { text: `${chinese}呢`, names: placed };
  const tail = tailOf(pieces, text);
  const whole = `${chinese}${middleOf(pieces, text, tail, chinese !== '')}${tail}`;
  return { text: whole.replace(/\s+/gu, ' ').trim(), names: placed };
}
