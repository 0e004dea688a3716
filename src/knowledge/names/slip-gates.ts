// What may pass for a slip of the input method: words that sound like a name and mean nothing else.

import { zoneSuffix } from '../../facts/lexicon/zone-suffixes.js';
import { isChinesePlace } from '../../text/places.js';
import type { Span } from '../../text/span.js';
import type { NameForm } from './forms.js';
import type { AskedText, NameSources } from './found-name.js';
import { isCommon, isFunctionWord, isOrdinary, wordsIn } from './ordinary-words.js';

/** The shortest name that is looked for inside a question. */
export const SHORTEST = 3;

export interface Slip {
  readonly form: NameForm;
  readonly exact: boolean;
}

/** 「桂阳高新区」 is a place of its own, however much it sounds like 贵阳; 「青岛高兴区」 is no zone but that. */
export function isZoneSlip(
  asked: AskedText,
  span: Span,
  form: NameForm,
  { segmenter }: NameSources,
  exact: boolean,
): boolean {
  const end = span.end - zoneSuffix(form.text)!.length;
  const place = asked.text.slice(span.start, end);
  if (form.text.startsWith(place)) return true;
  if (asked.text.slice(end, span.end) !== zoneSuffix(form.text)) return false;
  if (isChinesePlace(place) || segmenter.tag(place).some(({ tag, word }) => tag === 'ns' && word === place))
    return false;
  const words = wordsIn(asked, { start: span.start, end });
  return exact || !words.some((word) => isOrdinary(word, segmenter));
}

/** No ordinary word was meant; or one that an input method put for a coined word: 「天将动画」 for 天匠动画. */
export function isNameSlip(
  asked: AskedText,
  span: Span,
  { form, exact }: Slip,
  changed: readonly number[],
  sources: NameSources,
): boolean {
  const { segmenter, hasText } = sources;
  const kept = form.text.length - changed.length;
  if (kept < (form.text.length > SHORTEST ? 2 : 1)) return false;
  return changed.every((at) => {
    const [word] = wordsIn(asked, { start: span.start + at, end: span.start + at + 1 });
    if (!word || isFunctionWord(asked.text[span.start + at])) return false;
    if (!isOrdinary(word, segmenter)) return true;
    const inside = word.start >= span.start && word.end <= span.end;
    const original = form.text.slice(word.start - span.start, word.end - span.start);
    return exact && inside && form.text.length >= 4 && !hasText(word.word) && !isCommon(original, segmenter);
  });
}
