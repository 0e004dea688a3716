// Where in a sentence something of the asked kind stands: a number, a time, what looks like a place, a person, a body.
import { SURNAME_PATTERN } from '../text/surnames.js';
import type { Asked, Question } from './question.js';

const PATTERNS: Readonly<Partial<Record<Asked, RegExp>>> = {
  amount:
    /\d+(?:\.\d+)?%?|[一二三四五六七八九十百千万亿两]+(?=[个名位家次年岁天月日人座条届部场种米公里吨元枚张间所集首亩户项])/gu,
  time: /\d+年(?:\d+月(?:\d+日)?)?|\d+月\d*日?|\d+世纪|\d+年代/gu,
  place: /[省市县区国岛州镇乡村府路街洲湖河山]/gu,
  organization: /公司|大学|学[校院]|集团|中心|政府|[局部会队社院党]/gu,
  person: new RegExp(`·|${SURNAME_PATTERN}\\p{Script=Han}{1,2}`, 'gu'),
};

/** Begins of spans that could answer; those that the question has itself are left out. */
export function answerPlaces({ asked, text }: Question, sentence: string): readonly number[] {
  const pattern = PATTERNS[asked];
  if (!pattern) return [];
  const places: number[] = [];
  for (const match of sentence.matchAll(pattern)) if (!text.includes(match[0])) places.push(match.index);
  return places;
}
