// The words of a question that its answer has to be about, once names, dates and question words are taken out.
import type { Knowledge } from '../knowledge/knowledge.js';
import { synonymsOf } from '../search/synonyms.js';
import { findQuantities } from '../text/quantity.js';
import type { Span } from '../text/span.js';
import type { Term } from './query.js';
import { countedUnit } from './question-type.js';
import { ASKING_PATTERN, LIGHT_TERMS, STOP_TERMS } from './question-words.js';

const NAMING = /^(?:n|eng|x|j|l|i|vn|g)/u;
/** Characters that do not stand inside a name: the segmenter glued them to a neighbour (「屏有」「库里」「搞了个」). */
const GLUE =
  /[他她它办做买卖修是从那这能会可想有里了个去过在的来要还又就把被给搞着都也么吗呢多少几很太最谈换治拿盖]/u;
/** What kind of thing is asked for stands right behind these. */
const ASKED_KIND = /什么样的|什么|啥|哪(?:一|几|些)?(?:个|家|种|项|类|位|所|座|条|方|款|样)?/gu;
/** What a verb was brought to: 「拆完」「用上」「评出来」 speak of 拆, 用 and 评. */
const RESULT = /(?:出来|出去|起来|下来|进来|完|好|上|到|出|掉|成|了|过|着)$/u;

/** 「一年」「一亩」「两个」 say per what, not about what. */
const MEASURE =
  /^[一二两三半每\d]+(?:个)?(?:年|月|天|日|小时|亩|套|家|平米|平方米|次|趟|笔|辆|台|张|针|箱|件|吨|公斤|斤|块|人|户)$/u;

const WEIGHTS = {
  unseenName: 5,
  unseenNoun: 4,
  unseenOther: 1.5,
  single: 0.35,
  other: 0.7,
  optional: 0.5,
  light: 0.3,
};

/** Takes spans out of a text, leaving a blank for each. */
function without(text: string, spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** 「那14条河」 speaks of 14 and of 河: the counting word says nothing, and must not be read into the noun. */
function countersIn(text: string): readonly Span[] {
  return findQuantities(text)
    .filter(({ unitClass, number, span }) => unitClass === 'count' && number.end < span.end)
    .map(({ number, span }) => ({ start: number.end, end: span.end }));
}

interface QuestionWord {
  readonly word: string;
  readonly tag: string;
  /** The dictionary has it. */
  readonly known: boolean;
}

/** A word that the corpus lacks without what its verb was brought to. */
function base(word: string, rarity: (word: string) => number): string {
  if (word.length < 2 || word.length > 3 || rarity(word) > 0 || synonymsOf(word).length > 0) return word;
  return word.replace(RESULT, '') || word;
}

/** Words with their tags; one that the corpus lacks and that holds a particle is taken apart again. */
function words(text: string, { segmenter, search }: Knowledge): readonly QuestionWord[] {
  const known = new Set(segmenter.cutKnown(text));
  return segmenter.tag(text).flatMap(({ word: whole, tag }): QuestionWord[] => {
    const word = base(whole, search.rarity);
    const glued = !known.has(word) && GLUE.test(word);
    if (!glued && (search.rarity(word) > 0 || synonymsOf(word).length > 0))
      return [{ word, tag, known: known.has(word) }];
    const parts = GLUE.test(word) ? word.split(GLUE).filter(Boolean) : segmenter.cutKnown(word);
    // A word that no dictionary has and that has no words in it is a name.
    if (!GLUE.test(word) && (parts.length === 1 || parts.every((part) => part.length === 1))) {
      return [{ word, tag, known: known.has(word) }];
    }
    return parts.map((part) => ({ word: part, tag: segmenter.tag(part)[0].tag, known: true }));
  });
}

/** The noun phrases right behind the question words. */
function askedKinds(text: string, { segmenter }: Knowledge): string {
  return [...text.matchAll(ASKED_KIND)]
    .map((match) => {
      const behind = segmenter.tag(
        text.slice(match.index + match[0].length, match.index + match[0].length + 10),
      );
      const end = behind.findIndex(({ tag }) => /^(?:v|p|u|d|c|r|x|y)/u.test(tag));
      return behind
        .slice(0, end < 0 ? behind.length : end)
        .map(({ word }) => word)
        .join('');
    })
    .join(' ');
}

function weigh(word: string, tag: string, known: boolean, rarity: number, naming: boolean): number {
  if (rarity > 0)
    return (
      rarity *
      (word.length > 1 ? (naming ? 1 : WEIGHTS.other) : tag.startsWith('n') ? WEIGHTS.other : WEIGHTS.single)
    );
  if (word.length === 1) return 0;
  if (!known || /^(?:nr|ns|nt|nz|eng)/u.test(tag)) return WEIGHTS.unseenName;
  return naming ? WEIGHTS.unseenNoun : WEIGHTS.unseenOther;
}

/** Content words of a folded question; `taken` are the spans of its names and dates. */
export function contentTerms(text: string, taken: readonly Span[], knowledge: Knowledge): readonly Term[] {
  const unit = countedUnit(text);
  const named = without(text, [...taken, ...(unit ? [unit] : []), ...countersIn(text)]);
  const kinds = askedKinds(named, knowledge);
  const terms = new Map<string, Term>();
  for (const { word, tag, known } of words(named.replace(ASKING_PATTERN, ' '), knowledge)) {
    if (MEASURE.test(word) || STOP_TERMS.has(word) || !/[\p{L}\p{N}]/u.test(word) || terms.has(word))
      continue;
    const synonyms = synonymsOf(word);
    if (word.length === 1 && !/^[vnaj]/u.test(tag) && synonyms.length === 0) continue;
    const seen = [word, ...synonyms]
      .map((form) => knowledge.search.rarity(form))
      .filter((rarity) => rarity > 0);
    // The middle one: a word is as telling as most of the words that would do for it.
    const rarity = seen.length > 0 ? seen.sort((a, b) => a - b)[Math.floor(seen.length / 2)] : 0;
    const naming = word.length > 1 && NAMING.test(tag);
    const optional = kinds.includes(word);
    const weight =
      weigh(word, tag, known, rarity, naming) *
      (optional ? WEIGHTS.optional : 1) *
      (LIGHT_TERMS.has(word) ? WEIGHTS.light : 1);
    const proper =
      !known && word.length > 1 && /^\p{Script=Han}+$/u.test(word) && knowledge.search.rarity(word) > 0;
    const name = proper || /^(?:nr|ns|nt)/u.test(tag);
    if (weight > 0) terms.set(word, { word, synonyms, weight, naming, proper, name, optional });
  }
  return [...terms.values()];
}
