// Why two neighbouring lines are one paragraph, or are not: 「…大自然科技股｜份有限公司…」, a word runs across.
import { closerOf } from '../text/marks.js';
import { type Segmenter, wordAcross } from '../text/segmenter.js';
import { datelineOf } from './byline.js';
import { fragmentSign } from './fragment.js';
import { isFinished, isNumbered, type LineKind } from './line-kind.js';

/** What follows the short lines that begin below the border. */
export type Ahead = 'text' | 'article' | 'end';

export interface Border {
  readonly before: { readonly kind: LineKind; readonly text: string };
  readonly after: { readonly kind: LineKind; readonly text: string };
  /** The mark that the text before the border leaves open, or null. */
  readonly open: string | null;
  readonly ahead: Ahead;
  /** The line below `after` begins an article's byline, note or dateline. */
  readonly lastHead: boolean;
  /** `before` follows other text of its article. */
  readonly inBody: boolean;
  /** Hard-wrapped: the last line before the border fills its column. */
  readonly full: boolean;
  /** And so does `after`. */
  readonly fullAfter: boolean;
  /** Set where the page marks its paragraphs by a blank at their start: does `after` begin with one? */
  readonly indented: boolean | null;
  readonly segmenter: Segmenter;
  /** Four characters in a row that the page has more than once. */
  readonly repeated: () => ReadonlySet<string>;
}

interface BorderRule {
  readonly name: string;
  readonly holds: (border: Border) => boolean;
}

const isBody = (kind: LineKind) => kind === 'text' || kind === 'short';
const endsInsideClause = (text: string) => /[，,、（(“‘「『《—]$/u.test(text);

/** Where two lines stay apart whatever the rules below say; read after `BOUND`. */
export const APART: readonly BorderRule[] = [
  {
    name: 'a new paragraph is indented',
    holds: ({ indented, full, before }) => indented === true && full && before.kind === 'text',
  },
  {
    name: 'the paragraph is finished',
    holds: (border) => isFinished(border.before.text) && !goesOn(border),
  },
  { name: 'a dateline begins an article', holds: ({ after }) => datelineOf(after.text) !== null },
  {
    name: 'a deck stands below its headline',
    holds: ({ before, after }) => before.kind === 'short' && /^(?:——|--|－－|—)/u.test(after.text),
  },
  {
    name: 'a numbered heading',
    holds: ({ before, after }) =>
      (after.kind === 'short' && isNumbered(after.text)) ||
      (before.kind === 'short' && isNumbered(before.text) && !/[，,]/u.test(before.text)),
  },
  {
    name: 'heads of the next article',
    holds: ({ before, after, ahead, lastHead }) =>
      after.kind === 'short' && ahead === 'article' && !(before.kind === 'short' && lastHead),
  },
];

/** A sentence may end where its column ends; a semicolon or a missing indent tells that the paragraph goes on, unless a heading follows. */
function goesOn({ full, indented, before, after, fullAfter }: Border): boolean {
  const inside = indented === false || (indented === null && /[；;]$/u.test(before.text));
  return full && inside && (after.kind === 'text' || fullAfter);
}

/** Joins that nothing forbids. */
export const BOUND: readonly BorderRule[] = [
  {
    name: 'headline goes on in the line above its byline',
    holds: ({ before, after, open, lastHead }) =>
      before.kind === 'short' &&
      after.kind === 'short' &&
      lastHead &&
      (open !== null || /[：:]$/u.test(before.text)),
  },
  {
    name: 'line starts with closing punctuation',
    holds: ({ after }) => /^[，。、；：！？…）)”’」』》】%％]/u.test(after.text),
  },
];

/** The first rule that holds gives the join its name. */
export const JOIN_RULES: readonly BorderRule[] = [
  { name: 'line ends inside a clause', holds: ({ before }) => endsInsideClause(before.text) },
  {
    name: 'quotation closes after the break',
    holds: ({ open, after }) => open !== null && closesFirst(after.text, open),
  },
  {
    name: 'number or Latin word runs across the break',
    holds: ({ before, after }) =>
      /[0-9a-z]\.?$/iu.test(before.text) &&
      /^(?:[0-9a-z.%％]|[百千万亿](?![\p{Script=Han}]{0,3}工程))/iu.test(after.text),
  },
  {
    name: 'word runs across the break',
    holds: ({ before, after, segmenter }) => {
      const word = wordAcross(segmenter, before.text, after.text);
      if (word === null || before.kind === 'text') return word !== null;
      return isConvincing(word, before.text, after.text, segmenter);
    },
  },
  {
    name: 'line fills its column',
    holds: ({ full, before, inBody, indented }) =>
      full && (inBody || indented !== null || before.kind === 'text'),
  },
  {
    name: 'running text without an end',
    holds: ({ before, after, ahead }) =>
      before.kind === 'text' && (after.kind === 'text' || ahead === 'text'),
  },
  {
    name: 'short line is no heading',
    holds: (border) => border.before.kind === 'short' && signOf(border) !== null,
  },
];

/** The name of the rule that joins the two lines; null where they stay apart. */
export function joinRule(border: Border): string | null {
  if (!isBody(border.before.kind) || !isBody(border.after.kind)) return null;
  const bound = BOUND.find((rule) => rule.holds(border));
  if (bound) return bound.name;
  if (APART.some((rule) => rule.holds(border))) return null;
  return JOIN_RULES.find((rule) => rule.holds(border))?.name ?? null;
}

/** True where the mark that `opener` began is closed before another of its kind is opened. */
function closesFirst(text: string, opener: string): boolean {
  const closes = text.indexOf(closerOf(opener));
  const opens = text.indexOf(opener);
  return closes >= 0 && (opens < 0 || closes < opens);
}

/**
 * A short line may be a heading, and then the word is there by accident: 地下 in 「……创新高地｜下一步」, where both words
 * beside the border are whole. 区, 城 … end names of places, and the dictionary has rare words that begin with them.
 */
function isConvincing(word: string, left: string, right: string, segmenter: Segmenter): boolean {
  if (/[区园城县市省镇]$/u.test(left)) return false;
  const lastIsPiece = segmenter.cutKnown(left.slice(-12)).at(-1)?.length === 1;
  const nextIsPiece = segmenter.cutKnown(right.slice(0, 12)).at(0)?.length === 1;
  return lastIsPiece || (word.length > 2 && nextIsPiece);
}

function signOf({ before, after, segmenter, inBody, repeated }: Border): string | null {
  const left = before.text;
  const right = after.text;
  const lastWord = segmenter.cutKnown(left.slice(-12)).at(-1) ?? '';
  const nextWord = segmenter.cutKnown(right.slice(0, 12)).at(0) ?? '';
  const togetherElsewhere = () => repeated().has(left.slice(-2) + right.slice(0, 2));
  return fragmentSign({ left, right, lastWord, nextWord, togetherElsewhere }, inBody);
}
