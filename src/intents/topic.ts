// Which zones speak of something: 「哪些园区提到了电子印章」 → each zone with one sentence.
import type { Answer } from '../answer/types.js';
import { topicHeadline } from '../answer/wording.js';
import { credible } from '../find/confidence.js';
import { zoneOf } from '../find/scope.js';
import { rankSentences } from '../find/sentences.js';
import { evidenceFor, found } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

/** A zone whose reports say the very word leaves out those that say a similar one. */
const PLAINER = 0.9;
/** Share of the topic's words that a sentence has to meet; from the second on a word that is missing does not matter. */
const LEAST = 0.4;
const PLAIN = 0.6;
const ASIDE = /提到|提及|说到|讲到|讲|涉及|谈到|报道|关注|写|做|搞/u;

function answer({ query: asked, knowledge, trace }: IntentInput): Answer | null {
  const query = { ...asked, terms: asked.terms.filter(({ word }) => !ASIDE.test(word)) };
  if (query.terms.length === 0) return null;
  const best = new Map<string, { sentence: number; own: number }>();
  for (const { sentence, own, missing } of rankSentences(query, knowledge)) {
    const zone = zoneOf(knowledge, sentence);
    if (!zone || own < LEAST || (own < PLAIN && missing.some(({ naming }) => naming))) continue;
    if (!best.has(zone.name)) best.set(zone.name, { sentence, own });
  }
  const [likely] =
    best.size === 0 ? credible(query, rankSentences(query, knowledge), knowledge, 'passage') : [];
  const where = likely && zoneOf(knowledge, likely.sentence);
  if (likely && where) best.set(where.name, likely);
  const top = Math.max(0, ...[...best.values()].map(({ own }) => own));
  const zones = [...best].filter(([, { own }]) => own >= PLAINER * top);
  trace(
    `zones that speak of it: ${zones.map(([name, { own }]) => `${name} ${own.toFixed(2)}`).join(', ') || 'none'}`,
  );
  const what = query.terms.map(({ word }) => word).join('');
  return found(query, knowledge, {
    kind: 'list',
    headline: zones.length === 1 ? zones[0][0] : topicHeadline(what),
    items: zones.map(([name, { sentence }]) => ({
      label: name,
      text: tellingClauses(query, knowledge, sentence),
    })),
    evidence: zones.map(([, { sentence }]) => evidenceFor(knowledge, sentence)),
    zone: zones.length === 1 ? zones[0][0] : null,
  });
}

export const topicIntent: Intent = {
  name: 'topic',
  commands: [],
  examples: [
    { say: '哪些园区提到了电子印章', expect: 'found' },
    { say: '哪些园区提到了量子计算', expect: 'unknown' },
  ],
  applies: ({ expected, zones }) => expected === 'topic' && zones.length === 0,
  answer,
};
