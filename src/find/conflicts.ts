// Figures of other articles that say something else of the same: 「企业300家」 in one, 「企业278家」 in another.
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { isAlike, soundFigures, yearOf } from './alike.js';
import { orderOf } from './limits.js';

/**
 * Figures with the same subject, attribute and year as `fact` in other articles whose values exclude its own, each value
 * once, in order of print. What is planned does not contradict what is reached, nor 80余家 the exact 85家.
 */
export function conflictsWith(fact: QuantityFact, knowledge: Knowledge): readonly QuantityFact[] {
  if (fact.doubt !== null) return [];
  const article = knowledge.sentences[fact.sentence].article;
  const others = soundFigures(knowledge).filter(
    (other) =>
      knowledge.sentences[other.sentence].article !== article &&
      other.subject === fact.subject &&
      other.planned === fact.planned &&
      isAlike(other, fact) &&
      yearOf(other, knowledge) === yearOf(fact, knowledge) &&
      isApart(other, fact),
  );
  return others.filter((other, index) => !others.slice(0, index).some((earlier) => !isApart(earlier, other)));
}

/** 约40亿元 leaves room for 38.6亿元. */
const ROUNDED = 0.05;

function isApart({ quantity: a }: QuantityFact, { quantity: b }: QuantityFact): boolean {
  const order = orderOf(a, b);
  const rounded = a.bound === 'about' || b.bound === 'about';
  const near = Math.abs(a.base - b.base) <= ROUNDED * Math.max(Math.abs(a.base), Math.abs(b.base));
  return (order === 1 || order === -1) && !(rounded && near);
}
