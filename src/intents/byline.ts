// Who wrote an article: 「贵阳这篇是哪位记者采写的」.
import { lineEvidence } from '../answer/evidence.js';
import type { Answer } from '../answer/types.js';
import { LABELS } from '../answer/wording.js';
import { found } from './found.js';
import type { Intent, IntentInput } from './intent.js';

function answer({ query, knowledge }: IntentInput): Answer | null {
  const ids = query.zones.flatMap(({ value }) => value);
  const own = query.entities.flatMap(({ value }) => value).flatMap((id) => knowledge.entity(id).articles);
  const articles = knowledge.articles.filter(
    ({ index, zone, node }) =>
      node.people.length > 0 &&
      (ids.length > 0 ? zone !== null && ids.includes(zone) : own.length === 0 || own.includes(index)),
  );
  if (articles.length === 0) return null;
  const people = articles.flatMap(({ node }) => node.people);
  const zone =
    articles.length === 1 && articles[0].zone !== null ? knowledge.entity(articles[0].zone).name : null;
  return found(query, knowledge, {
    kind: 'fact',
    headline:
      articles.length === 1 ? people.map(({ role, name }) => `${role} ${name}`).join('，') : LABELS.author,
    items:
      articles.length === 1
        ? []
        : articles.flatMap(({ node }) => [
            { label: node.headline.text, text: node.people.map(({ name }) => name).join('、') },
          ]),
    evidence: articles.flatMap((article) =>
      [...article.node.bylines, ...(article.node.dateline ? [article.node.dateline] : [])].map((line) =>
        lineEvidence(line, article),
      ),
    ),
    zone,
  });
}

export const bylineIntent: Intent = {
  name: 'byline',
  commands: [],
  examples: [
    { say: '贵阳这篇是哪位记者采写的', expect: 'found' },
    { say: '苏州工业园区这篇是谁写的', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'byline',
  answer,
};
