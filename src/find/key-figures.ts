// The figures that tell most about a zone: sums, shares and areas before counts, headline figures first.
import { plannedLabel } from '../answer/wording.js';
import { understood } from '../corpus/corrections.js';
import type { Entity, QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { sliceSpan } from '../text/span.js';
import { printedOwner } from './mentions.js';

const CLASS_WEIGHT: Partial<Record<QuantityFact['quantity']['unitClass'], number>> = {
  money: 3,
  percent: 2.5,
  area: 2.2,
  mass: 1.8,
  power: 1.5,
  count: 1.2,
  people: 1.2,
  times: 1,
  duration: 0.5,
};

function weightOf(fact: QuantityFact, knowledge: Knowledge): number {
  const { quantity, attribute, doubt, sentence } = fact;
  const base = CLASS_WEIGHT[quantity.unitClass];
  if (
    base === undefined ||
    doubt !== null ||
    attribute.length < 2 ||
    (quantity.unitClass === 'count' && quantity.base < 10)
  )
    return 0;
  const { article, text } = knowledge.sentences[sentence];
  const { node, first } = knowledge.articles[article];
  const heads = `${node.kicker ? understood(node.kicker) : ''}${understood(node.headline)}`;
  const inHead = heads.includes(sliceSpan(text, quantity.number)) ? 3 : 0;
  const early = sentence - first < 4 ? 0.6 : 0;
  const named =
    fact.subject === knowledge.articles[article].zone ? 0.9 : knowledge.entities.has(fact.subject) ? 0.4 : 0;
  return base + inHead + early + named;
}

/** Quantity facts of some articles, the most telling first; each value once. */
export function keyFigures(knowledge: Knowledge, articles: readonly number[]): readonly QuantityFact[] {
  const wanted = new Set(articles);
  const seen = new Set<string>();
  return knowledge.facts
    .filter(
      (fact): fact is QuantityFact =>
        fact.type === 'quantity' && wanted.has(knowledge.sentences[fact.sentence].article),
    )
    .map((fact) => ({ fact, weight: weightOf(fact, knowledge) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.fact.sentence - b.fact.sentence)
    .map(({ fact }) => fact)
    .filter(
      ({ attribute, quantity }) =>
        !seen.has(attribute + quantity.text) && seen.add(attribute + quantity.text),
    );
}

/** A name to be said beside a figure without bringing in a number that the cited sentence does not print. */
function withoutDigits({ name, aliases }: Entity): string {
  return [name, ...aliases].find((form) => !/\d|[一二三四五六七八九十]期/u.test(form)) ?? '';
}

/** Whose a figure is, as said beside it; null where it is that of `about` or of nothing known. */
export function ownerOf(fact: QuantityFact, knowledge: Knowledge, about: string | null): string | null {
  const subject = knowledge.entities.get(fact.subject);
  if (!subject || subject.id === about) return null;
  return printedOwner(fact, knowledge) ?? withoutDigits(subject);
}

/** 「奔腾智能装备制造产业园 总投资」: what a figure measures, with whose it is unless that is `about`. */
export function figureLabel(fact: QuantityFact, knowledge: Knowledge, about: string | null): string {
  const owner = ownerOf(fact, knowledge, about);
  const label = owner === null ? fact.attribute : `${owner} ${fact.attribute}`;
  return fact.planned ? plannedLabel(label) : label;
}
