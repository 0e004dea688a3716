// Two zones side by side, like with like: 「襄阳高新区和贵阳高新区有什么区别」, /compare.
import type { Answer, Item } from '../answer/types.js';
import { comparisonHeadline, NEED_TWO_ZONES } from '../answer/wording.js';
import type { Entity, QuantityFact } from '../facts/types.js';
import { figureLabel, keyFigures } from '../find/key-figures.js';
import { matchTerm } from '../find/match.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { fold } from '../text/normalize.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { refuse } from './refusal.js';
import { headEvidence } from './zones.js';

const FIGURES_EACH = 3;

function figuresOf(query: Query, knowledge: Knowledge, zone: Entity): readonly QuantityFact[] {
  const all = keyFigures(
    knowledge,
    knowledge.articlesAbout(zone.id).map(({ index }) => index),
  );
  if (query.terms.length === 0) return all.slice(0, FIGURES_EACH);
  return all
    .filter(({ attribute, text }) =>
      query.terms.every((term) => matchTerm(term, fold(attribute + text)) >= 0.5),
    )
    .slice(0, FIGURES_EACH);
}

function rows(query: Query, knowledge: Knowledge, zone: Entity): readonly Item[] {
  const [article] = knowledge.articlesAbout(zone.id);
  const figures = figuresOf(query, knowledge, zone);
  const title: Item[] = article.node.headline.text
    ? [{ label: zone.name, text: article.node.headline.text }]
    : [];
  return [
    ...title,
    ...figures.map((fact) => ({
      label: `${zone.name} ${figureLabel(fact, knowledge, zone.id)}`,
      text: fact.quantity.text,
    })),
  ];
}

function answer(input: IntentInput): Answer | null {
  const { query, knowledge } = input;
  const zones = [...new Set(query.zones.flatMap(({ value }) => value))].map(knowledge.entity);
  const about = {
    ...query,
    terms: query.terms.filter(({ word }) => !/^(?:对比|相比|比较|区别|差别|不同|差距|比|vs|pk)$/u.test(word)),
  };
  if (zones.length < 2 || query.foreign.length > 0) return null;
  return found(about, knowledge, {
    kind: 'comparison',
    headline: comparisonHeadline(zones.map(({ name }) => name)),
    items: zones.flatMap((zone) => rows(about, knowledge, zone)),
    evidence: zones.flatMap((zone) => [
      ...headEvidence(knowledge.articlesAbout(zone.id)[0], knowledge),
      ...figuresOf(about, knowledge, zone).map(({ sentence }) => evidenceFor(knowledge, sentence)),
    ]),
  });
}

export const comparisonIntent: Intent = {
  name: 'comparison',
  commands: ['compare', '对比', '比较'],
  examples: [{ say: '襄阳高新区和贵阳高新区有什么区别', expect: 'found' }],
  applies: ({ expected, zones }) => expected === 'comparison' && zones.length >= 2,
  answer,
  command: (input) => {
    const names = input.knowledge.zones.map(({ name }) => name);
    if (input.query.foreign.length > 0) return refuse(input);
    return (
      answer(input) ?? {
        type: 'ask',
        question: NEED_TWO_ZONES,
        choices: names.length < 2 ? [] : [`/compare ${names[0]} ${names[1]}`],
      }
    );
  },
};
