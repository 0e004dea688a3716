// A sentence laid against a question as if the asking word were a gap that the answer fills: Chinese asks and answers in
// the same order of words.
import { bigramTerms } from './terms.js';
import { share, sum, type WeighedQuestion } from './weighed-question.js';

/** Of a span that could fill the gap. */
export interface Alignment {
  /** So many characters right before the span stand right before the asking word as well; the same behind it. */
  readonly sameBefore: number;
  readonly sameBehind: number;
  /** Characters between the span and the question's last word before the asking word, or its first one behind; -1 unasked. */
  readonly gapBefore: number;
  readonly gapBehind: number;
  /** Shares of the question's weight: its part before the asking word, found before, in and behind the span; and behind. */
  readonly before: Met;
  readonly behind: Met;
}

interface Met {
  readonly before: number;
  readonly inside: number;
  readonly behind: number;
}

/** A word that is farther away is as good as missing. */
const FAR = 40;
/** Characters beside the asking word that a word of the question is looked for in. */
const BESIDE = { before: 4, behind: 5 };

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Aligns the spans of one sentence, given by their begins and ends. */
export function aligner(
  question: WeighedQuestion,
  sentence: string,
): (start: number, end: number) => Alignment {
  const { wholeBefore, wholeBehind, words } = question;
  const [lead, rest] = [bare(wholeBefore), bare(wholeBehind)];
  const total = sum(question.pairWeights);
  const metBefore = weightsUpTo(question, wholeBefore, sentence);
  const metBehind = weightsUpTo(question, wholeBehind, sentence);
  const met = (upTo: Float64Array, start: number, end: number): Met => ({
    before: share(upTo[start], total),
    inside: share(upTo[end] - upTo[start], total),
    behind: share(upTo[sentence.length] - upTo[end], total),
  });
  const last = words.findLast((word) => wholeBefore.slice(-BESIDE.before).includes(word));
  const first = words.find((word) => wholeBehind.slice(0, BESIDE.behind).includes(word));
  return (start, end) => ({
    sameBefore: sameBefore(lead, sentence, start),
    sameBehind: sameBehind(rest, sentence, end),
    gapBefore: last === undefined ? -1 : gapBefore(last, sentence, start),
    gapBehind: first === undefined ? -1 : gapBehind(first, sentence, end),
    before: met(metBefore, start, end),
    behind: met(metBehind, start, end),
  });
}

/** For each place of the sentence, how much those pairs of a part of the question weigh that begin before it. */
function weightsUpTo({ pairs, pairWeights }: WeighedQuestion, part: string, sentence: string): Float64Array {
  const weights = new Float64Array(sentence.length + 1);
  for (const pair of new Set(bigramTerms(part))) {
    const weight = pairWeights[pairs.indexOf(pair)] ?? 0;
    for (let at = sentence.indexOf(pair); at >= 0; at = sentence.indexOf(pair, at + 1))
      weights[at + 1] += weight;
  }
  for (let at = 1; at < weights.length; at += 1) weights[at] += weights[at - 1];
  return weights;
}

function sameBefore(lead: string, sentence: string, start: number): number {
  let length = 0;
  while (
    length < Math.min(start, lead.length) &&
    sentence[start - 1 - length] === lead[lead.length - 1 - length]
  )
    length += 1;
  return length;
}

function sameBehind(rest: string, sentence: string, end: number): number {
  let length = 0;
  while (length < rest.length && sentence[end + length] === rest[length]) length += 1;
  return length;
}

function gapBefore(word: string, sentence: string, start: number): number {
  const at = start < word.length ? -1 : sentence.lastIndexOf(word, start - word.length);
  return at < 0 ? FAR : Math.min(FAR, start - at - word.length);
}

function gapBehind(word: string, sentence: string, end: number): number {
  const at = sentence.indexOf(word, end);
  return at < 0 ? FAR : Math.min(FAR, at - end);
}
