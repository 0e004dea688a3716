// Checks a claim against the print: 「奔腾产业园总投资是50亿元吗」 → 不符, with the sentence.
import type { Answer } from '../answer/types.js';
import { verdictHeadline } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { rankSentences } from '../find/sentences.js';
import { rankValues } from '../find/values.js';
import { findQuantities, type Quantity, sameAmount } from '../text/quantity.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';
import { isCovered } from './value.js';

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

/** Words of the claim, without its figure. */
function withoutFigures(query: Query, claimed: readonly Quantity[]): Query {
  const printed = claimed.map(({ text }) => text).join(' ');
  return { ...query, terms: query.terms.filter(({ word }) => !printed.includes(word) && !/^\d/u.test(word)) };
}

function checkFigure(input: IntentInput, claimed: Quantity): Answer | null {
  const { knowledge, trace } = input;
  const query = withoutFigures(input.query, [claimed]);
  const alike = (fact: QuantityFact) =>
    fact.quantity.unitClass === claimed.unitClass || claimed.unitClass === 'number';
  const values = rankValues(query, knowledge, rankSentences(query, knowledge), (sentence) =>
    knowledge
      .factsIn(sentence)
      .filter((fact): fact is QuantityFact => fact.type === 'quantity' && alike(fact))
      .map((fact) => ({ span: fact.quantity.span, fact })),
  );
  const best = values.find(({ ranked }) => isCovered(ranked, query));
  trace(`claim ${claimed.text} against ${best?.fact?.quantity.text ?? 'nothing printed'}`);
  if (!best?.fact) return null;
  const supported = bearsOut(best.fact.quantity, claimed) !== input.query.negated;
  return found(input.query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${best.fact.attribute}${best.fact.quantity.text}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

const CONTRARY = /免费|未|没有|尚未|不再|并非/u;

function checkWords({ query, knowledge }: IntentInput): Answer | null {
  if (query.terms.length === 0) return null;
  const [best] = rankSentences(query, knowledge);
  if (!best || best.coverage < 0.8 || best.own < 0.6 || best.missing.length > 0) return null;
  const { text } = knowledge.sentences[best.sentence];
  const supported =
    CONTRARY.test(text) === /(?:没有|未|不是)(?!.*没有$)/u.test(query.text.replace(/有没有|是不是/gu, ''));
  return found(query, knowledge, {
    kind: 'verdict',
    headline: `${verdictHeadline(supported)}：${tellingClauses(query, knowledge, best.sentence)}`,
    evidence: [evidenceFor(knowledge, best.sentence)],
    verdict: supported ? 'yes' : 'no',
    zone: zoneName(knowledge, best.sentence),
  });
}

export const verdictIntent: Intent = {
  name: 'verdict',
  commands: [],
  examples: [
    { say: '奔腾产业园总投资是50亿元吗', expect: 'found' },
    { say: '贵阳高新区有278家研发机构吗', expect: 'found' },
  ],
  applies: ({ expected }) => expected === 'verdict',
  answer: (input) => {
    const [claimed] = findQuantities(input.query.text);
    return claimed ? checkFigure(input, claimed) : checkWords(input);
  },
};
