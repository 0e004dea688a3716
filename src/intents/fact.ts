// One fact by its id, as a shared link names it: /fact bc5bfbaadfbf.
import type { Answer } from '../answer/types.js';
import { NO_SUCH_FACT, PLANNED_NOTE } from '../answer/wording.js';
import { figureLabel } from '../find/key-figures.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

function answer({ query, knowledge }: IntentInput): Answer {
  const id = query.raw.trim().toLowerCase();
  const fact = knowledge.facts.find((one) => one.id === id);
  const planned = fact?.type === 'quantity' && fact.planned;
  const stated =
    fact &&
    found({ ...query, corrections: [] }, knowledge, {
      kind: fact.type === 'quote' ? 'quote' : 'fact',
      headline:
        fact.type === 'quantity' ? `${figureLabel(fact, knowledge, null)}：${fact.quantity.text}` : fact.text,
      evidence: [evidenceFor(knowledge, fact.sentence)],
      zone: zoneName(knowledge, fact.sentence),
      fact: fact.id,
      notes: planned ? [PLANNED_NOTE] : [],
    });
  return stated || { type: 'guide', lines: [NO_SUCH_FACT], suggestions: [] };
}

export const factIntent: Intent = {
  name: 'fact',
  commands: ['fact', '数据链接'],
  examples: [
    { say: '/fact 7ed5017ab64a', expect: 'found' },
    { say: '/fact 000000000000', expect: 'guide' },
    { say: '第一个事实是什么', expect: 'unknown' },
  ],
  applies: () => false,
  answer: () => null,
  command: answer,
};
