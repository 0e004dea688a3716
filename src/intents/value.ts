// One value out of one sentence: a figure, a date, a person, an organization, a place.
// 「贵阳高新区有多少家研发机构？」 → 各类研发机构（平台）：278家
import type { Answer, Item } from '../answer/types.js';
import { CONFLICT_NOTE, PLANNED_NOTE } from '../answer/wording.js';
import { isPersonId } from '../facts/entity-id.js';
import type { QuantityFact } from '../facts/types.js';
import { isAbout } from '../find/acceptance.js';
import { credible } from '../find/confidence.js';
import { conflictsWith } from '../find/conflicts.js';
import { figureLabel } from '../find/key-figures.js';
import { rankSentences } from '../find/sentences.js';
import { spansFor } from '../find/spans.js';
import { type FoundValue, isAskedByLabel, rankValues } from '../find/values.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { formatDate } from '../text/date.js';
import { contains, type Span, sliceSpan } from '../text/span.js';
import type { Query } from '../understand/query.js';
import { figureItem } from './figure-items.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const PLURAL = /哪些|哪几|都有谁|有谁|都是谁|都有哪/u;

/** What is asked for in the plural is answered with all of the kind that the sentence names, in order of print. */
function namesBeside(value: FoundValue, values: readonly FoundValue[]): readonly Span[] {
  const spans = values
    .filter(({ sentence, fact }) => sentence === value.sentence && fact === null)
    .map(({ span }) => span);
  return spans
    .filter((span) => !spans.some((other) => other !== span && contains(other, span)))
    .toSorted((a, b) => a.start - b.start);
}

function headline(
  value: FoundValue,
  values: readonly FoundValue[],
  query: Query,
  knowledge: Knowledge,
): string {
  const { text } = knowledge.sentences[value.sentence];
  const printed = sliceSpan(text, value.span);
  if (!value.fact && PLURAL.test(query.text) && query.expected !== 'date')
    return [...new Set(namesBeside(value, values).map((span) => sliceSpan(text, span)))].join('、');
  if (!value.fact) return printed;
  const zone = query.zones[0]?.value[0] ?? null;
  const label = figureLabel(value.fact, knowledge, zone).trim();
  return label === '' || value.fact.attribute === '' ? printed : `${label}：${printed}`;
}

/** From this chance on a value's own sentence stands alone; below, the other likely ones are shown with it. */
const LIKELY = 0.8;
/** Where the likeliest sentences print no value of what was asked about by name, one of this chance may. */
const POSSIBLE = 0.08;
/** A figure that is stated of a name in the question. */
function isOfAsked({ fact }: FoundValue, { entities }: Query): boolean {
  return fact !== null && entities.some(({ value }) => value.includes(fact.subject));
}

const OF_A_COMPANY = /哪(?:个|家)|公司|单位|企业/u;

function namesSomebody({ entities }: Query): boolean {
  return entities.some(({ value }) => value.some(isPersonId));
}

/** 「车载屏是哪家公司的」 asks for a company, 「头一个拿到执照的人是谁」 for a person: neither names one. */
function readAs(query: Query): Query {
  if (query.expected !== 'profile') return query;
  return { ...query, expected: OF_A_COMPANY.test(query.text) ? 'organization' : 'person' };
}

/** A figure with the date of its article, where one is known. */
function dated(fact: QuantityFact, knowledge: Knowledge): Item {
  const { date } = evidenceFor(knowledge, fact.sentence);
  const item = figureItem(fact, knowledge);
  return date ? { ...item, label: `${formatDate(date)} ${item.label}` } : item;
}

function answer({ query: asked, knowledge, trace }: IntentInput): Answer | null {
  const query = readAs(asked);
  const spansIn = spansFor(query, knowledge);
  if (!spansIn || (query.terms.length === 0 && query.entities.length === 0)) return null;
  const ranked = rankSentences(query, knowledge);
  const values = rankValues(query, knowledge, ranked, spansIn);
  for (const { sentence, span, score, ranked: from } of values.slice(0, 5)) {
    const { text } = knowledge.sentences[sentence];
    trace(
      `value 「${sliceSpan(text, span)}」 ${score.toFixed(2)} coverage ${from.coverage.toFixed(2)}: ${text.slice(0, 40)}`,
    );
  }
  const answering = credible(query, ranked, knowledge, 'value');
  const mayAnswer = (value: FoundValue) =>
    answering.includes(value.ranked) ||
    (answering.length > 0 &&
      ((value.ranked.chance >= POSSIBLE && isOfAsked(value, query)) || isAskedByLabel(value, query)));
  const best = values.find((value) => mayAnswer(value) && isAbout(value, query, knowledge));
  if (!best) return null;
  const unsure = query.terms.length > 0 && best.ranked.chance < LIKELY;
  const others = best.fact ? conflictsWith(best.fact, knowledge) : [];
  return found(query, knowledge, {
    kind: 'fact',
    headline: headline(best, values, query, knowledge),
    items: others.length > 0 ? [best.fact!, ...others].map((fact) => dated(fact, knowledge)) : [],
    evidence: [best, ...others, ...(unsure ? answering : [])].map(({ sentence }) =>
      evidenceFor(knowledge, sentence),
    ),
    zone: zoneName(knowledge, best.sentence),
    fact: best.fact?.id ?? null,
    notes: [...(best.fact?.planned ? [PLANNED_NOTE] : []), ...(others.length > 0 ? [CONFLICT_NOTE] : [])],
  });
}

export const valueIntent: Intent = {
  name: 'value',
  commands: [],
  examples: [
    { say: '贵阳高新区有多少户小巨人企业', expect: 'found' },
    { say: '智慧山是哪天被命名的', expect: 'found' },
    { say: '襄阳高新区的占地面积是多少', expect: 'unknown' },
  ],
  applies: (query) =>
    ['quantity', 'date', 'person', 'organization', 'place'].includes(query.expected) ||
    (query.expected === 'profile' && !namesSomebody(query)),
  answer,
};
