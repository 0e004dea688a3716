// How Chinese is read aloud, without tones: 贵阳 → gui yang. And what people type or confuse when they write by sound.
import { pinyin } from 'pinyin-pro';

/** One syllable for each character; non-Chinese characters stand for themselves. */
export function syllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

/** The syllables in one piece: what somebody types without an input method. */
export function spelled(text: string): string {
  return syllables(text).join('');
}

/** First letters of the syllables: 贵阳高新区 → gygxq. */
export function initials(text: string): string {
  return syllables(text)
    .map((syllable) => syllable[0] ?? '')
    .join('');
}

/** Small letters without tone marks, of the same length: 「guìyáng lǜsè」 → 「guiyang lvse」. */
export function plainLetters(text: string): string {
  return text.replace(/[^\p{ASCII}\p{Script=Han}]/gu, (char) => {
    const [base, ...marks] = char.normalize('NFD');
    if (base === 'u' && marks.includes('\u0308')) return 'v';
    return /^[a-z]$/u.test(base) && marks.length > 0 ? base : char;
  });
}

/** Sounds that many speakers do not tell apart: zh z, ch c, sh s, n l, an ang, en eng, in ing. */
export function looseSyllable(syllable: string): string {
  return syllable
    .replace(/^(?<initial>[zcs])h/u, '$<initial>')
    .replace(/^n(?=[aeiouv])/u, 'l')
    .replace(/(?<final>[aei])ng$/u, '$<final>n');
}

/** The same for letters whose syllables are not known: 「qindao」 and 「qingdao」 become alike. */
export function looseLetters(letters: string): string {
  return letters.replace(/(?<initial>[zcs])h/gu, '$<initial>').replace(/(?<final>[aei])ng/gu, '$<final>n');
}

/** A character's reading by itself, kept because names have many characters in common. */
const READINGS = new Map<string, string>();

function reading(char: string): string {
  const known = READINGS.get(char);
  if (known !== undefined) return known;
  const [syllable = char] = syllables(char);
  READINGS.set(char, syllable);
  return syllable;
}

/** The reading of each UTF-16 unit by itself; quick, but blind to 重 in 重庆. */
export function charReadings(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => reading(text[at]));
}

const SOUNDS = new Map<string, string>();
/** Private use, so that no letter or sign of a text is taken for a sound. */
const FIRST_SOUND = 0xe000;

function sound(syllable: string): string {
  const known = SOUNDS.get(syllable);
  if (known !== undefined) return known;
  if (!/^[a-z]{2,}$|^[aeo]$/u.test(syllable)) return syllable;
  const loose = looseSyllable(syllable);
  const made = SOUNDS.get(loose) ?? String.fromCharCode(FIRST_SOUND + SOUNDS.size);
  SOUNDS.set(loose, made);
  SOUNDS.set(syllable, made);
  return made;
}

/**
 * Readings as a text with one unit for each: equal where they sound nearly alike, so that places in it are places in
 * what was read. The units mean nothing else.
 */
export function soundKey(readings: readonly string[]): string {
  return readings.map(sound).join('');
}
