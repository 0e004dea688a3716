// A fact as plain JSON, with its place in the source.
import { printedSpan } from '../corpus/corrections.js';
import { sentenceSource } from '../facts/place.js';
import type { Fact, Facts } from '../facts/types.js';
import { isoDate, type PartialDate } from '../text/date.js';
import type { Quantity } from '../text/quantity.js';
import { type Span, sliceSpan } from '../text/span.js';
import type { FactRecord } from './records.js';

/** All spans count in the source text of `file` (for an archive, of the record `article`). */
export function factRecord(fact: Fact, facts: Facts): FactRecord {
  const sentence = facts.sentences[fact.sentence];
  const { node, source } = facts.articles[sentence.article];
  const place = (span: Span) => sentenceSource(sentence, span);
  return {
    id: fact.id,
    type: fact.type,
    rule: fact.rule,
    subject: subjectName(fact.subject, facts),
    file: source.file,
    article: node.id,
    span: place(fact.span),
    text: sliceSpan(sentence.node.text, printedSpan(sentence.node, fact.span)),
    ...ownFields(fact, sentence.text, place),
    doubt: fact.doubt,
  };
}

function ownFields(fact: Fact, sentence: string, place: (span: Span) => Span) {
  switch (fact.type) {
    case 'post':
      return { post: fact.post, organization: fact.organization };
    case 'quote':
      return {};
    case 'quantity':
      return {
        attribute: fact.attribute,
        quantity: quantityRecord(fact.quantity, place),
        planned: fact.planned,
        time: timeText(fact.time),
      };
    case 'list':
      return {
        attribute: fact.attribute,
        items: fact.items.map((item) => ({ text: sliceSpan(sentence, item), span: place(item) })),
      };
    case 'act': {
      const printed = (span: Span | null) => span && { text: sliceSpan(sentence, span), span: place(span) };
      const { verb, object, by, date, planned } = fact;
      return { verb, object: printed(object), by: printed(by), date: printed(date), planned };
    }
    default:
      return fact satisfies never;
  }
}

function quantityRecord(quantity: Quantity, place: (span: Span) => Span) {
  const { text, span, amount, max, unit, unitClass, base, bound } = quantity;
  return { text, span: place(span), amount, max, unit, unitClass, base, bound };
}

/** A subject without an entity is shown in its own words: 「海尔生物医疗相关负责人」. */
export function subjectName(subject: string, { entities }: Facts): string {
  return entities.get(subject)?.name ?? subject.replace(/^(?:zone|organization|person|project):/u, '');
}

export function timeText(time: PartialDate | null): string | null {
  return (time && isoDate(time)) || null;
}
