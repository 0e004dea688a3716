// One way of writing for everything that is compared: half width, simplified, small letters, no odd blanks.
// 「貴陽高新區　２０２２年」 → 「贵阳高新区 2022年」
import { Converter } from 'opencc-js/t2cn';

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
  // Most characters of a Chinese text are as they should be.
  if (char >= '一' && char <= '龥') return char;
  if (KEPT_WIDE.includes(char)) return char;
  if (/[\p{Z}\t\n\v\f\r]/u.test(char)) return ' ';
  if (DROPPED.test(char)) return '';
  return char.normalize('NFKC').toLowerCase();
}

/** The text as it is compared; what it is made of may be longer or shorter. */
export function fold(text: string): string {
  let folded = '';
  for (const char of text) folded += foldChar(char);
  return simplify(folded);
}
