// People of a zone's reports with their posts: 「贵阳高新区的报道提到了哪些人」, /people.
import { lineEvidence } from '../answer/evidence.js';
import type { Answer, Evidence, Item } from '../answer/types.js';
import { peopleHeadline } from '../answer/wording.js';
import { personName } from '../facts/entity-id.js';
import type { Entity, PostFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { withZone } from './choose-zone.js';
import { evidenceFor, found, onlyZone } from './found.js';
import type { Intent, IntentInput } from './intent.js';

/** Posts named in articles about a zone, each person once. */
export function postsOf(knowledge: Knowledge, zone: string): readonly PostFact[] {
  const seen = new Set<string>();
  return knowledge.facts
    .filter(
      (fact): fact is PostFact =>
        fact.type === 'post' && knowledge.articles[knowledge.sentences[fact.sentence].article].zone === zone,
    )
    .filter(({ subject }) => !seen.has(subject) && seen.add(subject));
}

function writers(
  knowledge: Knowledge,
  zone: string,
): { readonly items: readonly Item[]; readonly evidence: readonly Evidence[] } {
  const articles = knowledge.articlesAbout(zone);
  return {
    items: articles.flatMap(({ node }) => node.people.map(({ name, role }) => ({ label: name, text: role }))),
    evidence: articles.flatMap((article) =>
      [...article.node.bylines, ...(article.node.dateline ? [article.node.dateline] : [])].map((line) =>
        lineEvidence(line, article),
      ),
    ),
  };
}

function listFor({ query, knowledge }: IntentInput, zone: Entity): Answer | null {
  const posts = postsOf(knowledge, zone.id);
  const { items, evidence } = writers(knowledge, zone.id);
  return found(query, knowledge, {
    kind: 'list',
    headline: peopleHeadline(zone.name),
    items: [
      ...posts.map((post) => ({
        label: personName(post.subject),
        text: `${post.organization ?? ''}${post.post}`,
      })),
      ...items,
    ],
    evidence: [...posts.map(({ sentence }) => evidenceFor(knowledge, sentence)), ...evidence],
    zone: zone.name,
  });
}

const ABOUT_PEOPLE = /哪些人|什么人|谁|人物|哪几个人|哪几位/u;

export const peopleIntent: Intent = {
  name: 'people',
  commands: ['people', '人物', '人'],
  examples: [
    { say: '贵阳高新区的报道提到了哪些人', expect: 'found' },
    { say: '/people 深圳', expect: 'unknown' },
  ],
  applies: ({ zones, entities, terms, text, expected }) =>
    zones.length > 0 &&
    entities.length === 0 &&
    ABOUT_PEOPLE.test(text) &&
    ['list', 'person', 'any'].includes(expected) &&
    terms.every(({ word }) => /^(?:提到|人物|人|采访|出现|涉及)$/u.test(word)),
  answer: (input) => {
    const zone = onlyZone(input.query, input.knowledge);
    return zone && listFor(input, zone);
  },
  command: (input) => withZone(input, 'people', (zone) => listFor(input, zone)),
};
