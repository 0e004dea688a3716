// What happened on a date: 「4月3日有什么事」.
import type { Answer } from '../answer/types.js';
import { eventsHeadline } from '../answer/wording.js';
import { scopeOf } from '../find/scope.js';
import { timeFit } from '../find/time.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

const MOST = 5;

function answer({ query, knowledge }: IntentInput): Answer | null {
  if (!query.time) return null;
  const sentences = knowledge.sentences
    .filter(({ index }) => timeFit(query, knowledge, index).stated && scopeOf(query, knowledge, index) > 0)
    .map(({ index }) => index)
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
  examples: [{ say: '4月3日有什么事', expect: 'found' }],
  applies: ({ expected, time, terms }) =>
    time !== null &&
    (expected === 'events' ||
      (terms.length === 0 && ['any', 'thing', 'overview', 'list'].includes(expected))),
  answer,
};
