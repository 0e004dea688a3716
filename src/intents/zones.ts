// Which zones the corpus has: 「收录了哪些高新区的报道」, /zones.
import { lineEvidence } from '../answer/evidence.js';
import type { Answer } from '../answer/types.js';
import { EMPTY_CORPUS, zonesHeadline } from '../answer/wording.js';
import type { ReadArticle } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { evidenceFor, found } from './found.js';
import type { Intent, IntentInput } from './intent.js';

/** The headline of an article as evidence; an archive's title stands outside the text, so its first sentence serves. */
export function headEvidence(article: ReadArticle, knowledge: Knowledge) {
  const { headline } = article.node;
  if (headline.span) return [lineEvidence({ ...headline, span: headline.span }, article)];
  return article.first < article.end ? [evidenceFor(knowledge, article.first)] : [];
}

function answer({ query, knowledge }: IntentInput): Answer {
  const articles = knowledge.zones.flatMap(({ id }) => knowledge.articlesAbout(id).slice(0, 1));
  return (
    found(query, knowledge, {
      kind: 'list',
      headline: zonesHeadline(String(knowledge.zones.length)),
      items: knowledge.zones.map(({ name }) => ({ label: null, text: name })),
      evidence: articles.flatMap((article) => headEvidence(article, knowledge)),
    }) ?? { type: 'guide', lines: [EMPTY_CORPUS], suggestions: [] }
  );
}

export const zonesIntent: Intent = {
  name: 'zones',
  commands: ['zones', '园区列表', '列表'],
  examples: [
    { say: '收录了哪些高新区的报道', expect: 'found' },
    { say: '收录了深圳高新区的报道吗', expect: 'unknown' },
  ],
  applies: ({ expected, zones, entities }) => expected === 'zones' && zones.length + entities.length === 0,
  answer,
};
