// What is dated about a zone, a company or a person, in order: 「按时间说说贵阳」, 「大事记」, /timeline.
import type { Answer } from '../answer/types.js';
import { timelineHeadline } from '../answer/wording.js';
import { scopeOf } from '../find/scope.js';
import { timelineOf } from '../find/timeline.js';
import type { Query } from '../understand/query.js';
import { withZone } from './choose-zone.js';
import { evidenceFor, found, onlyZone, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const MOST = 12;
const LONGEST = 80;
/** A sentence is about a name where it says it, or its paragraph does. */
const NEAR = 0.7;

const shorten = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

function timeline({ query: asked, knowledge, seen }: IntentInput, zones: Query['zones']): Answer | null {
  const query = { ...asked, zones };
  const sentences = knowledge.sentences
    .map(({ index }) => index)
    .filter((index) => scopeOf(query, knowledge, index) >= NEAR);
  const rows = timelineOf(knowledge, sentences)
    .map((row) => ({ ...row, text: shorten(row.text) }))
    .filter(({ text }) => !seen(text))
    .slice(0, MOST);
  const [slot] = [...query.entities, ...zones];
  if (!slot || rows.length === 0) return null;
  return found(query, knowledge, {
    kind: 'list',
    headline: timelineHeadline(knowledge.entity(slot.value[0]).name),
    items: rows.map(({ date, text }) => ({ label: date, text })),
    evidence: rows.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: onlyZone(query, knowledge)?.name ?? zoneName(knowledge, rows[0].sentence),
  });
}

export const timelineIntent: Intent = {
  name: 'timeline',
  commands: ['timeline', '时间线', '大事记'],
  examples: [
    { say: '按时间说说贵阳', expect: 'found' },
    { say: '智慧山的时间线', expect: 'found' },
    { say: '深圳高新区的大事记', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'timeline',
  answer: (input) => timeline(input, input.query.zones),
  command: (input) =>
    (input.query.entities.length > 0 && timeline(input, input.query.zones)) ||
    withZone(input, 'timeline', ({ id, name }) =>
      timeline(input, [{ name: 'zone', value: [id], rawValue: name, origin: 'said' }]),
    ),
};
