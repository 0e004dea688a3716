// What a question turns on: 「门票多少钱」 on 门票, 「什么时候上市的」 on 上市, 「哪个大学毕业的」 on 毕业.
// A sentence that does not speak of it does not answer, however much else it has in common with the question.
import type { Query, Term } from '../understand/query.js';
import { LIGHT_TERMS } from '../understand/question-words.js';

const HOW_MUCH = /多少|(?<![哪这近那])几|多大|多高|多长|多久|百分之/u;
const WHEN = /什么时候|何时|啥时候?|哪(?:一)?(?:年|天|月|日)|几(?:月|号|年)|什么时间/u;
/** Characters between the question word and a focus behind it, or before it. */
const BEHIND = 4;
const BEFORE = { amount: 5, time: 2 };

/** Words that only say that something is measured. */
const MEASURING = /^(?:规模|数量|总数|数目|大小|个数)$/u;

function placed(
  { text, terms }: Query,
  shortest = 2,
): readonly { readonly term: Term; readonly start: number; readonly end: number }[] {
  return terms
    .filter(({ word, optional }) => word.length >= shortest && !optional && !MEASURING.test(word))
    .filter(({ word }) => !LIGHT_TERMS.has(word))
    .map((term) => ({
      term,
      start: text.lastIndexOf(term.word),
      end: text.lastIndexOf(term.word) + term.word.length,
    }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
}

/** The term right behind a question word, or else the one right before it. */
function besides(query: Query, word: RegExp, reach: number): readonly Term[] {
  const match = word.exec(query.text);
  if (!match) return [];
  const end = match.index + match[0].length;
  const terms = placed(query);
  const behind = terms.find(({ start }) => start >= end && start - end <= BEHIND);
  const before = terms.findLast(({ end: stop }) => stop <= match.index && match.index - stop <= reach);
  const focus = behind ?? before;
  return focus ? [focus.term] : [];
}

/** Terms that the answering sentence itself has to meet; none where the question's form does not show any. */
export function focusOf(query: Query): readonly Term[] {
  switch (query.expected) {
    case 'quantity': {
      const focus = besides(query, HOW_MUCH, BEFORE.amount);
      return focus.length > 0
        ? focus
        : placed(query)
            .slice(-1)
            .map(({ term }) => term);
    }
    case 'date':
      return besides(query, WHEN, BEFORE.time);
    case 'person':
    case 'profile':
    case 'organization':
    case 'place':
      return placed(query, 1)
        .slice(-1)
        .map(({ term }) => term);
    default:
      return [];
  }
}
