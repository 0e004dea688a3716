// One way of writing for everything that is compared: half width, simplified, small letters, no odd blanks.
// 「貴陽高新區　２０２２年」 → 「贵阳高新区 2022年」
import { Converter } from 'opencc-js/t2cn';
import type { MappedText } from './mapped.js';

let toSimplified: ((text: string) => string) | null = null;

function simplify(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  toSimplified ??= Converter({ from: 't', to: 'cn' });
  let simplified = toSimplified(text);
  // Some characters take two steps (薴 → 苧 → 苎).
  if (simplified !== text) simplified = toSimplified(simplified);
  return simplified.length === text.length ? simplified : [...text].map(toSimplified).join('');
}

/** Control characters, lone surrogates and invisible marks are dropped; Chinese punctuation stays as it is. */
const DROPPED = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
const KEPT_WIDE = '，。！？；：（）“”‘’【】、';

function foldChar(char: string): string {
  if (KEPT_WIDE.includes(char)) return char;
  if (/[\p{Z}\t\n\v\f\r]/u.test(char)) return ' ';
  if (DROPPED.test(char)) return '';
  return char.normalize('NFKC').toLowerCase();
}

/** The folded text, with the place in the original of each of its characters. */
export function normalize(text: string): MappedText {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    for (const unit of foldChar(char)) {
      folded += unit;
      for (let index = 0; index < unit.length; index += 1) offsets.push(at);
    }
    at += char.length;
  }
  offsets.push(text.length);
  const simplified = simplify(folded);
  return { text: simplified.length === folded.length ? simplified : folded, offsets };
}

/** The folded text alone. */
export function fold(text: string): string {
  return normalize(text).text;
}
