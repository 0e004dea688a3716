// Figures that tell something without the sentence around them: what a picture may show.
import type { QuantityFact, ReadSentence } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Quantity } from '../text/quantity.js';
import { sliceSpan } from '../text/span.js';
import type { UnitClass } from '../text/units.js';
import { conflictsWith } from './conflicts.js';
import { keyFigures, ownerOf } from './key-figures.js';
import { printedOwner } from './mentions.js';

const COUNTED: ReadonlySet<UnitClass> = new Set<UnitClass>(['count', 'people']);
/** 「企业12家」 says too little by itself: there they are those that were struck off a list. */
const SHORTEST_COUNTED = 4;
/** Other times (「三年前有行贿」) measure nothing. */
const TIME_TAKEN = /(?:用时|耗时|历时|时长|工期|周期|期限|年限)$/u;
const CARRIED_ALONG = /^.*(?:包括|包含)(?=.{2})|^(?:涉及|涵盖|包括|共有|目前有)(?=.{2})/u;
const OTHERS = /(?:其他|其它|其余|另外|另有|另)$/u;

/** 「该项目总投资40亿元」 is not the zone's where nobody knows which one. */
const SOMEBODY = /[该此这]个?(?:项目|工程|公司|企业|集团|厂|局|中心|产业园|园|基地)/u;
/** 「预计2012年合肥市可实现……产值突破千亿元」 is not said of the zone in it. */
const WIDER_PLACE = /[全我][国省市县]|\p{Script=Han}{2}[省市](?![场政民])/u;

/** What a figure measures, without the words that only lead up to it. */
export const measuredWords = ({ attribute }: QuantityFact): string => attribute.replace(CARRIED_ALONG, '');

/** 「占贵阳市的45.5%」: one part of one whole. */
export function isShare({ attribute, quantity }: QuantityFact): boolean {
  const { unit, amount, bound, max } = quantity;
  return (
    /占(?!地)|占比|比重/u.test(attribute) &&
    unit === '%' &&
    bound === 'exact' &&
    max === null &&
    amount > 0 &&
    amount <= 100
  );
}

/** The words by which a sentence surely names an owner of figures; 「合肥市」 is more than the zone in it. */
function namesOwner(
  { text, mentions, quantities }: ReadSentence,
  subject: string,
  { start, end }: Quantity['span'],
): boolean {
  return mentions.some(
    ({ entities, span }) =>
      entities.length === 1 &&
      entities[0] === subject &&
      (span.end <= start || text[end] === '的') &&
      !(subject.startsWith('zone:') && /[省市县]$/u.test(sliceSpan(text, span))) &&
      // 「100MW太阳能电池」: what stands right behind a figure is what is counted.
      !quantities.some((other) => other.span.end === span.start && other.span.start < start),
  );
}

/** True where its sentence says whose it is, or names nothing and the one before says it; a zone's needs no name. */
function hasSureOwner({ subject, sentence, quantity }: QuantityFact, knowledge: Knowledge): boolean {
  const { sentences } = knowledge;
  const { text, mentions, paragraph } = sentences[sentence];
  const { span } = quantity;
  if (namesOwner(sentences[sentence], subject, span)) return true;
  if (knowledge.entities.get(subject)?.kind === 'zone') {
    const said = text.slice(0, span.start);
    return !WIDER_PLACE.test(said) && !SOMEBODY.test(said);
  }
  const before = sentences[sentence - 1];
  return (
    before?.paragraph === paragraph &&
    !mentions.some((mention) => mention.span.start < span.start) &&
    namesOwner(before, subject, { start: before.text.length, end: before.text.length })
  );
}

/** By its name or as its sentence prints it; a short form could drop the 二期 that makes it another. */
function isCalledByName(fact: QuantityFact, knowledge: Knowledge): boolean {
  const subject = knowledge.entities.get(fact.subject);
  const owner = ownerOf(fact, knowledge, null);
  return owner === null || owner === subject?.name || printedOwner(fact, knowledge) !== null;
}

function standsAlone(fact: QuantityFact, knowledge: Knowledge): boolean {
  const { quantity, sentence } = fact;
  const { text, node } = knowledge.sentences[sentence];
  const words = measuredWords(fact);
  const letters = words.match(/[\p{L}]/gu)?.length ?? 0;
  // 「年产值超过300亿元的企业不少于五家」 says which ones are meant.
  const condition = quantity.bound !== 'exact' && text.startsWith('的', quantity.span.end);
  return (
    !node.truncated &&
    !condition &&
    letters >= (COUNTED.has(quantity.unitClass) ? SHORTEST_COUNTED : 2) &&
    (isShare(fact) || !/[\d，、]/u.test(words)) &&
    (quantity.unitClass !== 'duration' || TIME_TAKEN.test(words)) &&
    !OTHERS.test(text.slice(0, quantity.span.start)) &&
    hasSureOwner(fact, knowledge) &&
    isCalledByName(fact, knowledge) &&
    conflictsWith(fact, knowledge).length === 0
  );
}

/** Those of some articles, the most telling first. */
export function standaloneFigures(
  knowledge: Knowledge,
  articles: readonly number[],
): readonly QuantityFact[] {
  return keyFigures(knowledge, articles).filter((fact) => standsAlone(fact, knowledge));
}
