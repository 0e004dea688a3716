// What `zonebot facts` prints: every fact that was read, with its place in the source; for people, or as JSON lines.
import { sentenceSource } from '../facts/place.js';
import type { Fact, Facts } from '../facts/types.js';
import { isoDate, type PartialDate } from '../text/date.js';
import type { Quantity } from '../text/quantity.js';
import { type Span, sliceSpan } from '../text/span.js';

/** One line per fact as JSON, or readable lines under each article; without a line feed at the end. */
export function formatFacts(facts: Facts, json: boolean): string {
  if (json) return facts.facts.map((fact) => JSON.stringify(factRecord(fact, facts))).join('\n');
  const byArticle = facts.articles.map((): Fact[] => []);
  for (const fact of facts.facts) byArticle[facts.sentences[fact.sentence].article].push(fact);
  return facts.articles
    .map(({ index, node }) =>
      [
        `${node.id}  ${node.headline.text}`,
        ...byArticle[index].flatMap((fact) => factLines(fact, facts)),
      ].join('\n'),
    )
    .join('\n\n');
}

/** All spans count in the source text of `file` (for an archive, of the record `article`). */
function factRecord(fact: Fact, facts: Facts) {
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
    text: fact.text,
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
function subjectName(subject: string, { entities }: Facts): string {
  return entities.get(subject)?.name ?? subject.replace(/^(?:zone|organization|person|project):/u, '');
}

function timeText(time: PartialDate | null): string | null {
  return (time && isoDate(time)) || null;
}

const PLACE_WIDTH = 13;

/** `  quantity  [4969, 4998)   贵阳高新区 · 规模以上工业增加值增长：30.5% (2022)` */
function factLines(fact: Fact, facts: Facts): readonly string[] {
  const sentence = facts.sentences[fact.sentence];
  const { start, end } = sentenceSource(sentence, fact.span);
  const said = `${subjectName(fact.subject, facts)} · ${statement(fact, sentence.text)}`;
  const margin = `  ${fact.type.padEnd(8)}  ${`[${start}, ${end})`.padEnd(PLACE_WIDTH)}  `;
  return [
    `${margin}${said}`,
    ...(fact.doubt === null ? [] : [`${' '.repeat(margin.length)}doubt: ${fact.doubt}`]),
  ];
}

function statement(fact: Fact, sentence: string): string {
  switch (fact.type) {
    case 'post':
      return `${fact.organization ?? ''}${fact.post}`;
    case 'quote':
      return fact.text;
    case 'quantity': {
      const remarks = [fact.planned ? 'planned' : null, timeText(fact.time)].filter((part) => part !== null);
      return `${fact.attribute}：${fact.quantity.text}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`;
    }
    case 'list':
      return `${fact.attribute}：${fact.items.map((item) => sliceSpan(sentence, item)).join('、')}`;
    case 'act': {
      const parts = [fact.date, fact.by, fact.object].map((span) => span && sliceSpan(sentence, span));
      const [date, by, object] = parts;
      return `${fact.verb}${object ? `：${object}` : ''}${by ? ` ← ${by}` : ''}${date ? ` (${date})` : ''}`;
    }
    default:
      return fact satisfies never;
  }
}
