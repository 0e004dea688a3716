// What `zonebot facts` prints: every fact that was read, with its place in the source; for people, or as JSON lines.
import { sentenceSource } from '../facts/place.js';
import type { Fact, Facts } from '../facts/types.js';
import { factRecord, subjectName, timeText } from '../library/fact-record.js';
import { sliceSpan } from '../text/span.js';

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
