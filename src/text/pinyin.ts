// How Chinese is read aloud, without tones: 贵阳 → gui yang.
import { pinyin } from 'pinyin-pro';

/** One syllable for each character; non-Chinese characters stand for themselves. */
export function syllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

/** The syllables in one piece: what somebody types without an input method. */
export function spelled(text: string): string {
  return syllables(text).join('');
}
