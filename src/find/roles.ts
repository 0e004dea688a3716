// What part a name has in its sentence: who did it (「由某集团承建」「被市政府批准」), or who it was done with (「联合某大学」).
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { type Span, sliceSpan } from '../text/span.js';
import type { Query } from '../understand/query.js';

export const ASKS_FOR_PARTNER =
  /(?:跟|和|与|同|找|联合|携手|联手)(?:的是)?(?:谁|哪|什么(?:公司|企业|学校|大学|单位|机构))/u;
const DOER_BEFORE = /(?:由|被|经|受|归|属|获)(?:[\p{Script=Han}]{0,4}(?:国企|企业|公司|央企|民企))?$/u;
const PARTNER_BEFORE = /(?:与|和|同|跟|联合|携手|联手|会同|牵手|依托|、)$/u;
/** Whom something is done with, where no rule knows it to be a name: 「与｜小天鹰｜合资组建了」. */
const PARTNER =
  /(?:与|和|(?<![连共不合相])同|跟|联合|携手|联手|牵手)(?<who>(?!它|他|她|其|该|此|双方|多家)(?:(?!在)[\p{Script=Han}A-Za-z0-9（）·]){2,20}?)(?=共同|联合|携手|联手|合资|合作|合办|共建|签订|签署|签约|组建|成立|达成)/dgu;

export function partnersIn(text: string): readonly Span[] {
  return [...text.matchAll(PARTNER)].map(({ indices }) => {
    const [start, end] = indices!.groups!.who;
    return { start, end };
  });
}

/** Characters behind a name in which its verb begins. */
const REACH = 8;

const WEIGHTS = { doer: 1.2, verb: 0.8, partner: 1.5, asked: -2 };

/** Share of the characters of a name that the question says itself: that name is not asked for. */
function saidBy(name: string, { text }: Query): number {
  const pairs = Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** What speaks for a name as the one that is asked for, above 0, or against it, below. */
export function roleFit(text: string, span: Span, query: Query): number {
  const before = text.slice(0, span.start);
  const behind = fold(text.slice(span.end, span.end + REACH));
  const asked = saidBy(fold(sliceSpan(text, span)), query) >= 0.6 ? WEIGHTS.asked : 0;
  if (ASKS_FOR_PARTNER.test(query.text)) return asked + (PARTNER_BEFORE.test(before) ? WEIGHTS.partner : 0);
  const verbs = query.terms.filter(({ naming, optional }) => !naming && !optional);
  return (
    asked +
    (DOER_BEFORE.test(before) ? WEIGHTS.doer : 0) +
    (verbs.some((term) => matchTerm(term, behind) >= 0.8) ? WEIGHTS.verb : 0)
  );
}
