// Which of two has more, with both figures: 「奔腾产业园和益海嘉里项目谁的投资大」.
import type { Answer, Unknown } from '../answer/types.js';
import { largerHeadline, notStatedOf, OPEN_ORDER, sameHeadline, unlikeNote } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { measureKey, turnsOf, unitKey } from '../find/alike.js';
import { measures, measureTerms } from '../find/asked-figures.js';
import { type Side, sidesOf } from '../find/compared-sides.js';
import { orderOf } from '../find/limits.js';
import type { Query } from '../understand/query.js';
import { unlikeReason } from './comparison-rows.js';
import { figureEvidence, figureItem, figureNotes } from './figure-items.js';
import { evidenceFor, found } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const WHICH = /谁|哪个|哪家|哪一[个家]|哪边|哪一方/u;
const MORE = /(?<word>大|多|高|长|快|久)(?:一些|一点|些|点)?[呢啊？?]?$/u;
const LESS = /(?<word>小|少|低|短|慢)(?:一些|一点|些|点)?[呢啊？?]?$/u;

/** Counted things that the question names bare: 「企业」 is not answered by 「“小巨人”企业」. */
function isWhole(fact: QuantityFact, query: Query): boolean {
  const { quantity } = fact;
  if (quantity.unitClass !== 'count' && quantity.unitClass !== 'people') return true;
  const rest = measureTerms(query)
    .flatMap(({ word, synonyms }) => [word, ...synonyms])
    .reduce((label, form) => label.replace(form, ''), measureKey(fact));
  return rest.length < 2;
}

/** A side's figures that the question asks for, the shortest label first: the least qualified. */
export function askedOf({ figures, slot }: Side, query: Query): readonly QuantityFact[] {
  const terms = measureTerms(query);
  return figures
    .filter(({ subject }) => slot.value.includes(subject))
    .filter((fact) => terms.length > 0 && terms.every((term) => measures(fact, term)) && isWhole(fact, query))
    .filter(({ attribute }) => turnsOf(attribute) === turnsOf(query.text))
    .toSorted((a, b) => measureKey(a).length - measureKey(b).length);
}

/** One figure of each side in units that can be compared, or null. */
export function operands(sides: readonly Side[], query: Query): readonly QuantityFact[] | null {
  const [first, ...rest] = sides.map((side) => askedOf(side, query));
  for (const fact of first ?? []) {
    const others = rest.map((facts) =>
      facts.find(({ quantity }) => unitKey(quantity) === unitKey(fact.quantity)),
    );
    if (others.every((other) => other !== undefined)) return [fact, ...(others as QuantityFact[])];
  }
  return null;
}

/** One side's figure is printed, another's is not: what is missing is named, the printed one is shown as near. */
export function lacking({ query, knowledge }: IntentInput, sides: readonly Side[]): Unknown | null {
  const silent = sides.find((side) => askedOf(side, query).length === 0);
  const what = measureTerms(query)
    .map(({ word }) => word)
    .join('');
  if (!silent || what === '') return null;
  const nearest = sides.flatMap((side) => askedOf(side, query).slice(0, 1));
  return {
    type: 'unknown',
    reason: 'attribute',
    headline: notStatedOf(silent.entity.name, what),
    zone: null,
    notes: [],
    nearest: nearest.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    suggestions: [],
  };
}

function answer(input: IntentInput): Answer | null {
  const { query, knowledge } = input;
  const sides = sidesOf(query, knowledge);
  if (sides.length !== 2) return null;
  const pair = operands(sides, query);
  if (!pair) return lacking(input, sides);
  const [a, b] = pair;
  const order = orderOf(a.quantity, b.quantity);
  const unlike = unlikeReason(pair, knowledge);
  const word = (MORE.exec(query.text) ?? LESS.exec(query.text))!.groups!.word;
  const wanted = LESS.test(query.text) ? -1 : 1;
  const [first, second] = order === -wanted ? [b, a] : [a, b];
  const name = ({ subject }: QuantityFact) => knowledge.entity(subject).name;
  const values = [first, second].map((fact) => `${name(fact)} ${fact.quantity.text}`);
  const decided = order !== null && unlike !== 'year';
  return found(query, knowledge, {
    kind: 'comparison',
    headline: !decided
      ? values.join('；')
      : order === 0
        ? sameHeadline(values)
        : largerHeadline(name(first), word, [first.quantity.text, second.quantity.text]),
    items: [first, second].map((fact) => figureItem(fact, knowledge)),
    evidence: figureEvidence([first, second], knowledge),
    notes: [
      ...(order === null ? [OPEN_ORDER] : []),
      ...(unlike === null ? [] : [unlikeNote(measureKey(a), unlike)]),
      ...figureNotes(pair, knowledge),
    ],
  });
}

export const largerIntent: Intent = {
  name: 'larger',
  commands: [],
  examples: [
    {
      say: '奔腾智能装备制造产业园和埃地沃兹真空泵制造（青岛）有限公司生态化改造项目谁的投资大',
      expect: 'found',
    },
    { say: '奔腾智能装备制造产业园和奔腾激光产业园谁的占地面积大', expect: 'unknown' },
  ],
  applies: ({ expected, text, foreign }) =>
    expected === 'comparison' &&
    foreign.length === 0 &&
    WHICH.test(text) &&
    (MORE.test(text) || LESS.test(text)),
  answer,
};
