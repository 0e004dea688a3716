// Checks a claim against the print: 「奔腾产业园能创造12亿元税收吗」 → 不符, with the sentence.
import type { Answer } from '../answer/types.js';
import { verdictHeadline } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { isCovered, isOfThatNumber } from '../find/acceptance.js';
import { confidence } from '../find/confidence.js';
import { asksDenial, isDenied, isOnlyExpected, isOpposite } from '../find/denial.js';
import { mentionsAny, namedIn } from '../find/mentions.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import { type FoundValue, rankValues } from '../find/values.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { findQuantities, type Quantity } from '../text/quantity.js';
import { sameAmount } from '../text/same-amount.js';
import type { Query, Term } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

/** True where the printed amount, with its bound, bears out the claimed one. */
function bearsOut(printed: Quantity, claimed: Quantity): boolean {
  if (sameAmount(printed, claimed)) return true;
  if (printed.unitClass !== claimed.unitClass && claimed.unit !== '') {
    return (
      printed.unitClass === 'count' && claimed.unitClass === 'count' && printed.amount === claimed.amount
    );
  }
  if (claimed.bound === 'over' || claimed.bound === 'at least') return printed.base >= claimed.base;
  if (claimed.bound === 'at most') return printed.base <= claimed.base;
  return printed.amount === claimed.amount && printed.unitClass === 'count';
}

/** The words of the claim without its figure: 「有800张床吗」 leaves 床. */
function withoutFigure(query: Query, { span }: Quantity): Query {
  const terms = query.terms.flatMap((term) => {
    const start = query.text.indexOf(term.word);
    const rest = [...term.word]
      .filter((_, index) => start + index < span.start || start + index >= span.end)
      .join('');
    if (rest === term.word) return [term];
    return rest === '' || /^\d/u.test(rest)
      ? []
      : [{ ...term, word: rest, naming: false, weight: term.weight / 2 }];
  });
  return { ...query, terms };
}

/** 「医药企业2600家，其中上市企业11家」: of the figures of a sentence the claimed one, where its clause alone has a word of the claim. */
function mostTelling(query: Query, claimed: Quantity, values: readonly FoundValue[]): FoundValue {
  const [first, ...others] = values;
  const meets = (term: Term, { fact }: FoundValue) =>
    matchTerm(term, fold(`${fact?.attribute} ${fact?.text}`)) >= 0.8;
  const claims = ({ fact }: FoundValue) => fact !== null && sameAmount(fact.quantity, claimed);
  const telling = others.find(
    (value) => claims(value) && query.terms.some((term) => meets(term, value) && !meets(term, first)),
  );
  return telling ?? first;
}

/** 「六家都盈利吗」 is denied by 「六家里只有两家盈利」. */
const ASKS_ALL = /都|全部|全/u;
const ONLY_SOME = /只有|仅有|仅\d|才有/u;

function checkFigure(input: IntentInput, claimed: Quantity): Answer | null {
  const { knowledge, trace } = input;
  const query = withoutFigure(input.query, claimed);
  const alike = (fact: QuantityFact) =>
    fact.quantity.unitClass === claimed.unitClass || claimed.unitClass === 'number';
  const values = rankValues(query, knowledge, rankSentences(query, knowledge), (sentence) =>
    knowledge
      .factsIn(sentence)
      .filter((fact): fact is QuantityFact => fact.type === 'quantity' && alike(fact))
      .map((fact) => ({ span: fact.quantity.span, fact })),
  );
  const first = values.find(({ ranked }) => isCovered(ranked, query));
  const beside = values.filter(({ sentence, span }) => sentence === first?.sentence && span !== first.span);
  const best = first && mostTelling(query, claimed, [first, ...beside]);
  trace(`claim ${claimed.text} against ${best?.fact?.quantity.text ?? 'nothing printed'}`);
  if (!best?.fact) return null;
  const opposite = isOpposite(query.text, knowledge.folded(best.sentence));
  const onlySome = ASKS_ALL.test(query.text) && ONLY_SOME.test(knowledge.folded(best.sentence));
  const borneOut = bearsOut(best.fact.quantity, claimed) && !onlySome;
  const supported = borneOut !== (input.query.negated || opposite);
  return found(input.query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${best.fact.attribute}${best.fact.quantity.text}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

/** From this confidence on the likeliest sentences are about the claim, whatever share of its words they print. */
const SURE = 0.6;
/** Sentences in which the claim is looked for. */
const LOOKED_AT = 3;

/** 「签了没有」「建完了吗」: what was done stands before 了. */
const DONE = /(?<verb>\p{Script=Han})[好完成上到掉下出]?(?:了|过)(?:吗|没有?|么)[？?]?$/u;

/** 「全是外资吗」 is neither borne out nor denied by 「7个外资项目」. */
const CLAIMS_ALL = /全(?:部)?(?:都)?是|都是|全是/u;
const SAYS_ALL = /全|都|均|皆|各|只|仅/u;

/** Names what was asked about, or no other company or project: 「丰树物流产业园投产」 says nothing of another park. */
function isOfAsked(sentence: number, { entities }: Query, knowledge: Knowledge): boolean {
  const asked = entities.flatMap(({ value }) => value);
  return (
    asked.length === 0 ||
    mentionsAny(knowledge, sentence, asked) ||
    namedIn(knowledge, sentence, ({ kind }) => kind === 'organization' || kind === 'project').length === 0
  );
}

/** What is claimed: the last word of the question that says something. */
function predicateOf({ text, terms }: Query): Term | undefined {
  const at = ({ word }: Term) => text.lastIndexOf(word);
  const done = terms.find(({ word }) => word === DONE.exec(text)?.groups?.verb);
  return done ?? terms.filter(({ word }) => word.length > 1).toSorted((a, b) => at(b) - at(a))[0];
}

/** Names what was asked about and has the predicate; or says all of the question, in an article that names it. */
function isPlain(
  { scope, own, sentence }: RankedSentence,
  { entities }: Query,
  said: Term | undefined,
  knowledge: Knowledge,
): boolean {
  if (entities.length === 0 || !said) return false;
  return (
    (own >= 0.95 && scope >= 0.35) || (scope === 1 && matchTerm(said, knowledge.folded(sentence)) >= 0.8)
  );
}

function checkWords({ query, knowledge }: IntentInput): Answer | null {
  if (query.terms.length === 0) return null;
  const said = predicateOf(query);
  const says = (sentence: number) => (said ? matchTerm(said, knowledge.folded(sentence)) : 1);
  const ranked = rankSentences(query, knowledge);
  const sure = confidence({ ...query, expected: 'any' }, ranked, knowledge) >= SURE;
  const [best] = ranked
    .slice(0, LOOKED_AT)
    .filter(
      ({ sentence }) => isOfThatNumber(sentence, query, knowledge) && isOfAsked(sentence, query, knowledge),
    )
    .filter(
      (candidate) =>
        sure ||
        isPlain(candidate, query, said, knowledge) ||
        (isCovered(candidate, query) && candidate.own >= 0.5),
    )
    .filter(({ sentence }) => !CLAIMS_ALL.test(query.text) || SAYS_ALL.test(knowledge.folded(sentence)))
    .filter(({ sentence }) => says(sentence) >= 0.5 || isOpposite(query.text, knowledge.folded(sentence)))
    .toSorted((a, b) => says(b.sentence) - says(a.sentence));
  if (!best) return null;
  const text = knowledge.folded(best.sentence);
  const onlySome = ASKS_ALL.test(query.text) && ONLY_SOME.test(text);
  const denied = onlySome || isDenied(query, text) || isOnlyExpected(query.text, text);
  const supported = denied === asksDenial(query.text);
  return found(query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${tellingClauses(query, knowledge, best.sentence)}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

/** Behind a figure that is claimed stands at most what it counts; with a verb behind it, it only says which ones are meant. */
const SAYS_MORE = /[都全均已能会要在被算]|可以|是(?!不是|真|对|吗|吧)|有(?!吗|没)/u;

/** 「有278家研发机构吗」 claims a figure; 「这20个项目全是外资吗」, 「前两次谈成了吗」 and 「是第一家吗」 do not. */
function claimedFigure(text: string): Quantity | null {
  const [first, ...others] = findQuantities(text);
  if (!first || first.ordinal || others.length > 0) return first && !first.ordinal ? first : null;
  const pointed = /[那这前后头末]$/u.test(text.slice(0, first.span.start));
  return pointed || SAYS_MORE.test(text.slice(first.span.end)) ? null : first;
}

export const verdictIntent: Intent = {
  name: 'verdict',
  commands: [],
  examples: [
    { say: '奔腾产业园能创造12亿元税收吗', expect: 'found' },
    { say: '智慧山的建筑面积有20万平方米吗', expect: 'found' },
    { say: '贵阳高新区有大学吗', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'verdict',
  answer: (input) => {
    const claimed = claimedFigure(input.query.text);
    return claimed ? checkFigure(input, claimed) : checkWords(input);
  },
};
