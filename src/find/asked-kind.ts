// Whether the likeliest sentences print the kind of thing that is asked for: a figure, a date, names, a country.
import type { Entity, QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { COUNTRY } from '../text/places.js';
import type { Query } from '../understand/query.js';
import { isDateOf, isOfEach, isOfPart, isSumOfOthers } from './acceptance.js';
import { isCompany } from './company.js';
import { namedIn } from './mentions.js';
import type { RankedSentence } from './sentences.js';
import { ASKS_FOR_COUNTRY, spansFor } from './spans.js';

const ASKS_FOR_NAMES = /叫(?:什么|啥)(?:名字?)?|名字|名称|全名|(?:都|分别)是谁家?$/u;

const MEASURES =
  /^(?:总?投资额?|年?产值|税收|占地(?:面积)?|面积|销售额|营收|(?:销售)?收入|利润|净利润|产能|产量|补贴|补偿|工资|租金|学费|贷款|人口)$/u;

/** 「那7家叫什么」: one name does not name them. */
const NAMES_OF_MANY = /都|分别|那[些\d几两三四五六七八九十]/u;

/** What is asked for by name, 「总投资」, is not what the figure measures, nor does its clause speak of it. */
function measuresAnother({ attribute, text }: QuantityFact, { terms }: Query): boolean {
  const measure = terms.findLast(({ word }) => MEASURES.test(word));
  return measure !== undefined && matchTerm(measure, fold(`${attribute} ${text}`)) < 0.4;
}

/** A figure, a date or names are asked for, and no sentence that would be shown prints any. */
export function lacksKind(
  query: Query,
  likely: readonly RankedSentence[],
  shownAs: 'value' | 'passage',
  knowledge: Knowledge,
): boolean {
  if (query.expected === 'quantity' || query.expected === 'date') {
    const spansIn = spansFor(query, knowledge) ?? (() => []);
    // A value may stand in any of them; a passage is headed by the first.
    const looked = shownAs === 'value' ? likely : likely.slice(0, 1);
    const spans = looked.flatMap(({ sentence }) =>
      spansIn(sentence).map((value) => ({ sentence, ...value })),
    );
    const dated = spans.filter((span) => query.expected === 'date' && isDateOf(span, query, knowledge));
    if (dated.length > 0 && dated.every((date) => isOfPart(date, query, knowledge))) return true;
    return (
      (shownAs === 'passage' && spans.length === 0) ||
      spans.every(
        ({ fact }) =>
          fact && (isSumOfOthers(fact, query) || isOfEach(fact, query) || measuresAnother(fact, query)),
      )
    );
  }
  if (ASKS_FOR_COUNTRY.test(query.text))
    return !likely.some(({ sentence }) => COUNTRY.test(knowledge.sentences[sentence].text));
  if (!ASKS_FOR_NAMES.test(query.text)) return false;
  const asked = new Set([...query.entities, ...query.zones].flatMap(({ value }) => value));
  const ofCompanies = /(?:企业|公司|单位|厂家?)(?:都|分别)?(?:叫|的名|名)/u.test(query.text);
  const ofPerson = query.expected === 'person';
  const fits = (entity: Entity) =>
    !asked.has(entity.id) && (!ofCompanies || isCompany(entity)) && (!ofPerson || entity.kind === 'person');
  const least = NAMES_OF_MANY.test(query.text) ? 2 : 1;
  // A passage is headed by its first sentence: who is asked for has to be named there.
  const looked = ofPerson && shownAs === 'passage' ? likely.slice(0, 1) : likely;
  return looked.every(
    ({ sentence }) =>
      namedIn(knowledge, sentence, fits).length < least &&
      (ofCompanies || ofPerson || !/[“《]/u.test(knowledge.sentences[sentence].text)),
  );
}
