// The figures of a zone's reports: 「开封有哪些数据」, /figures.
import type { Answer } from '../answer/types.js';
import { figuresHeadline } from '../answer/wording.js';
import type { Entity } from '../facts/types.js';
import { figureLabel, keyFigures } from '../find/key-figures.js';
import { withZone } from './choose-zone.js';
import { evidenceFor, found, onlyZone } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const MOST = 12;

function listFor({ query, knowledge }: IntentInput, zone: Entity): Answer | null {
  const articles = knowledge.articlesAbout(zone.id).map(({ index }) => index);
  const figures = keyFigures(knowledge, articles).slice(0, MOST);
  return found(query, knowledge, {
    kind: 'list',
    headline: figuresHeadline(zone.name),
    items: figures.map((fact) => ({
      label: figureLabel(fact, knowledge, zone.id),
      text: fact.quantity.text,
    })),
    evidence: figures.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: zone.name,
  });
}

export const figuresIntent: Intent = {
  name: 'figures',
  commands: ['figures', '数据', '数字'],
  examples: [
    { say: '开封有哪些数据', expect: 'found' },
    { say: '/figures 火星', expect: 'unknown' },
  ],
  applies: ({ zones, entities, terms, text }) =>
    zones.length > 0 && entities.length === 0 && terms.length === 0 && /数据|数字|指标/u.test(text),
  answer: (input) => {
    const zone = onlyZone(input.query, input.knowledge);
    return zone && listFor(input, zone);
  },
  command: (input) => withZone(input, 'figures', (zone) => listFor(input, zone)),
};
