// Like with like: figures that measure the same thing, in units that can be set side by side, for the same period.
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Quantity } from '../text/quantity.js';
import { unitNamed } from '../text/units.js';

/** Words that change nothing about what is measured: 「项目总投资」 and 「投资」, 「总规划占地面积」 and 「占地面积」. */
const NEUTRAL =
  /^(?:项目|工程|总|规划|计划|预计|年均|年|全年|全区|区内|现有|共有|各类|的|其|其中|可|将|已|实现|完成|达到?|累计)+(?=.{2})/u;
const ASIDE = /（[^）]*）|\([^)]*\)|[“”"‘’「」]/gu;
const ALIKE_CLASSIFIERS = '家户个所项件';

/** What a figure measures, in bare words, without its owner's name. */
export function measureKey({ attribute, subject }: Pick<QuantityFact, 'attribute' | 'subject'>): string {
  const owner = subject.slice(subject.indexOf(':') + 1);
  return (attribute.length > owner.length ? attribute.replace(owner, '') : attribute)
    .replace(ASIDE, '')
    .replace(NEUTRAL, '')
    .replace(/(?:约|达|为|是|到)+$/u, '');
}

/** Figures with the same key can be compared: 亿元 and 万元, 亩 and 平方米, 家 and 户; not 元 and 美元. */
export function unitKey({ unit, unitClass }: Quantity): string {
  if (unitClass === 'people') return '人';
  if (unitClass === 'count') return ALIKE_CLASSIFIERS.includes(unit) ? '个' : unit;
  return `${unitClass} ${unitNamed(unit)?.base ?? unit}`;
}

/**
 * Kinds of figures that are never set beside plain ones: rates, changes, shares, parts of a year, additions,
 * and floors beside grounds.
 */
const TURNS: readonly RegExp[] = [
  /亩均|人均|户均|每(?:亩|人|户|家|平方)|单位(?=面积|产值|生产总值|gdp)|平均/iu,
  /增长|增幅|增速|涨|提高|提升|下降|减少|减排|降低|同比|节约|节减/u,
  /占(?!地)|比重|比例|占比/u,
  /[月日季](?:度|均)?(?=产|销|营|收)|半年/u,
  /新增|增加(?!值)/u,
  /建筑面积|楼面|建面/u,
];

/** Which of these turns some words have; figures are alike only where it is the same ones. */
export function turnsOf(words: string): string {
  return TURNS.map((turn) => (turn.test(words) ? '1' : '0')).join('');
}

/** The year that a figure is for: as printed with it, else the year of print, else null. */
export function yearOf({ time, sentence }: QuantityFact, knowledge: Knowledge): number | null {
  const printed = knowledge.articles[knowledge.sentences[sentence].article].node.date?.year ?? null;
  return time?.year ?? printed;
}

/** True where two figures measure the same thing in units that can be compared; periods are not looked at. */
export function isAlike(a: QuantityFact, b: QuantityFact): boolean {
  return (
    unitKey(a.quantity) === unitKey(b.quantity) && measureKey(a) !== '' && measureKey(a) === measureKey(b)
  );
}

/** All figures without a doubt whose owner is known. */
export function soundFigures(knowledge: Knowledge): readonly QuantityFact[] {
  return knowledge.facts.filter(
    (fact): fact is QuantityFact =>
      fact.type === 'quantity' &&
      fact.doubt === null &&
      !fact.quantity.ordinal &&
      knowledge.entities.has(fact.subject),
  );
}
