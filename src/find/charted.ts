// Which figures a chart may set side by side: exact ones of one kind, in one unit, for one period. None is better than unlike ones.
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { measureKey, unitKey, yearOf } from './alike.js';
import { measuredWords } from './standalone-figures.js';

export interface Charted {
  /** One measure of several owners, or several growth rates of one. */
  readonly by: 'owner' | 'growth';
  /** The largest first. */
  readonly figures: readonly QuantityFact[];
}

const MOST = 5;
const GROWTH = /(?:增长|增幅|增速|提高|提升)$/u;

/** 「1GW太阳能电池」 says of what, not what was measured: built, planned or sold; only counts are clear by their thing. */
const MEASURE =
  /(?:投资|额|值|量|产能|收入|税收|利税|利润|资金|订单|面积|用地|率|规模|贷款|融资|出口|进口|成本|费用|人数|用时|工期)$/u;
const COUNTED = new Set(['count', 'people']);

const isExact = ({ quantity: { bound, max, base } }: QuantityFact): boolean =>
  bound === 'exact' && max === null && base > 0;

function groupBy(
  facts: readonly QuantityFact[],
  keyOf: (fact: QuantityFact) => string | null,
): readonly (readonly QuantityFact[])[] {
  const groups = new Map<string, QuantityFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()];
}

/** Without those of whom two figures are in the group: they are not of one kind after all. */
function once(group: readonly QuantityFact[], nameOf: (fact: QuantityFact) => string) {
  return group.filter((fact) => group.filter((other) => nameOf(other) === nameOf(fact)).length === 1);
}

/**
 * The largest group among the figures of a zone's articles, the zone's own also beside those of other zones; null where
 * none has two. What is the zone's is not set beside what a company in it has: one would be part of the other.
 */
export function chartedFigures(
  knowledge: Knowledge,
  zone: string,
  own: readonly QuantityFact[],
  others: readonly QuantityFact[],
): Charted | null {
  const period = (fact: QuantityFact) => `${yearOf(fact, knowledge)} ${fact.planned}`;
  const byMeasure = (fact: QuantityFact) => {
    const attribute = measuredWords(fact);
    const kind = knowledge.entities.get(fact.subject)?.kind;
    const measure = measureKey({ attribute, subject: fact.subject });
    const isMeasure = COUNTED.has(fact.quantity.unitClass) || MEASURE.test(measure);
    if (kind === undefined || measure === '' || !isMeasure) return null;
    const side = kind === 'zone' ? 'zone' : 'inside';
    return [side, unitKey(fact.quantity), measure, period(fact)].join('|');
  };
  const byGrowth = (fact: QuantityFact) =>
    fact.quantity.unit === '%' && GROWTH.test(fact.attribute) ? `${fact.subject}|${period(fact)}` : null;
  const zones = others.filter(({ subject }) => knowledge.entities.get(subject)?.kind === 'zone');
  const measures = groupBy([...own, ...zones].filter(isExact), byMeasure)
    .filter((group) => group.some((fact) => own.includes(fact)))
    .map((group): Charted => ({ by: 'owner', figures: once(group, ({ subject }) => subject) }))
    .filter(({ figures }) => figures.every((fact) => own.includes(fact)) || figures.some(isOf(zone)));
  const rates = groupBy(own.filter(isExact), byGrowth).map(
    (group): Charted => ({ by: 'growth', figures: once(group, measuredWords) }),
  );
  const [best] = [...measures, ...rates]
    .filter(({ figures }) => figures.length > 1)
    .sort((a, b) => b.figures.length - a.figures.length);
  if (!best) return null;
  const figures = best.figures.toSorted((a, b) => b.quantity.base - a.quantity.base);
  // Cut from a longer row, the zone's own bar could be the one that is missing.
  return figures.length > MOST && figures.some(isOf(zone))
    ? null
    : { ...best, figures: figures.slice(0, MOST) };
}

const isOf = (zone: string) => (fact: QuantityFact) => fact.subject === zone;
