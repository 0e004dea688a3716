// What happened on a date: 「4月3日有什么事」.
import type { Answer } from '../answer/types.js';
import { eventsHeadline } from '../answer/wording.js';
import { scopeOf } from '../find/scope.js';
import { timeFit } from '../find/time.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

const MOST = 5;

/** Every part of the asked date is printed: 「5月初」 is not the 6th of May, nor surely the May of 2019. */
function isStated(query: Query, knowledge: Knowledge, sentence: number): boolean {
  const asked = query.time?.value.date;
  if (!asked || asked.month === null) return timeFit(query, knowledge, sentence).stated;
  const { dates, article } = knowledge.sentences[sentence];
  const year = knowledge.articles[article].node.date?.year ?? null;
  return dates.some(
    ({ date }) =>
      date.month === asked.month &&
      (asked.day === null || date.day === asked.day) &&
      (asked.year === null || (date.year ?? year) === asked.year),
  );
}

function answer({ query, knowledge, seen }: IntentInput): Answer | null {
  if (!query.time) return null;
  const sentences = knowledge.sentences
    .filter(({ index }) => isStated(query, knowledge, index) && scopeOf(query, knowledge, index) > 0)
    .map(({ index }) => index)
    .filter((sentence) => !seen(tellingClauses(query, knowledge, sentence)))
    .slice(0, MOST);
  return found(query, knowledge, {
    kind: 'list',
    headline:
      sentences.length === 1
        ? tellingClauses(query, knowledge, sentences[0])
        : eventsHeadline(query.time.rawValue),
    items: sentences.map((sentence) => ({
      label: zoneName(knowledge, sentence),
      text: tellingClauses(query, knowledge, sentence),
    })),
    evidence: sentences.map((sentence) => evidenceFor(knowledge, sentence)),
    zone: sentences.length === 1 ? zoneName(knowledge, sentences[0]) : null,
  });
}

export const eventsIntent: Intent = {
  name: 'events',
  commands: [],
  examples: [
    { say: '4月3日有什么事', expect: 'found' },
    { say: '2019年5月有什么事', expect: 'unknown' },
  ],
  applies: ({ expected, time, terms }) =>
    time !== null &&
    (expected === 'events' ||
      (terms.length === 0 && ['any', 'thing', 'overview', 'list'].includes(expected))),
  answer,
};
