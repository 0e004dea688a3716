// The largest of its kind: 「哪个项目的总投资最大」.
import type { Answer } from '../answer/types.js';
import { PLANNED_NOTE } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { figureLabel } from '../find/key-figures.js';
import { matchTerm } from '../find/match.js';
import { inScopeOfZones } from '../find/scope.js';
import { fold } from '../text/normalize.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const SMALLEST = /最(?:低|小|少|短)/u;
const KIND_WORDS = new Set(
  '项目 企业 公司 园区 高 大 多 低 小 少 快 长 短 最高 最大 最多 最低 最小 最少 排名 排行 区'.split(' '),
);
const MOST = 5;

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  const about = query.terms.filter(({ word }) => !KIND_WORDS.has(word.replace(/^最/u, '')));
  if (about.length === 0) return null;
  const facts = knowledge.facts
    .filter((fact): fact is QuantityFact => fact.type === 'quantity' && fact.doubt === null)
    .filter(({ sentence }) => inScopeOfZones(query, knowledge, sentence))
    .filter(({ attribute, text }) =>
      about.every(
        (term) =>
          matchTerm(term, fold(`${attribute}${text}`)) >= 0.8 && matchTerm(term, fold(attribute)) >= 0.5,
      ),
    );
  const unit = facts[0]?.quantity.unitClass;
  const alike = facts.filter(({ quantity }) => quantity.unitClass === unit);
  const sign = SMALLEST.test(query.text) ? 1 : -1;
  const order = alike.toSorted((a, b) => sign * (a.quantity.base - b.quantity.base)).slice(0, MOST);
  trace(
    `ranked: ${order.map((fact) => `${fact.attribute} ${fact.quantity.text}`).join('; ') || 'nothing alike'}`,
  );
  const [best] = order;
  if (!best) return null;
  return found(query, knowledge, {
    kind: 'ranking',
    headline: `${figureLabel(best, knowledge, null)}：${best.quantity.text}`,
    items: order.map((fact) => ({ label: figureLabel(fact, knowledge, null), text: fact.quantity.text })),
    evidence: order.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: zoneName(knowledge, best.sentence),
    notes: order.some(({ planned }) => planned) ? [PLANNED_NOTE] : [],
  });
}

export const rankingIntent: Intent = {
  name: 'ranking',
  commands: [],
  examples: [{ say: '哪个项目的总投资最大', expect: 'found' }],
  applies: ({ expected }) => expected === 'ranking',
  answer,
};
