// Two zones, companies or projects side by side, like with like: 「襄阳高新区和贵阳高新区有什么区别」, /compare.
import type { Answer } from '../answer/types.js';
import { comparisonHeadline, NEED_TWO_ZONES } from '../answer/wording.js';
import { measureTerms } from '../find/asked-figures.js';
import { sidesOf } from '../find/compared-sides.js';
import { figureRows, headRows, joinRows, wordRows } from './comparison-rows.js';
import { figureNotes } from './figure-items.js';
import { found } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { refuse } from './refusal.js';

function answer(input: IntentInput): Answer | null {
  const { query, knowledge } = input;
  if (query.foreign.length > 0) return refuse(input);
  const sides = sidesOf(query, knowledge);
  if (sides.length < 2) return null;
  const special = measureTerms(query).length > 0;
  const figures = figureRows(query, knowledge, sides);
  const rows = joinRows([
    ...(special ? [] : [headRows(sides, knowledge)]),
    figures,
    ...(special && figures.items.length === 0 ? [wordRows(query, knowledge, sides)] : []),
  ]);
  return found(query, knowledge, {
    kind: 'comparison',
    headline: comparisonHeadline(sides.map(({ entity }) => entity.name)),
    items: rows.items,
    evidence: rows.evidence,
    notes: [...rows.notes, ...figureNotes(figures.figures, knowledge)],
  });
}

export const comparisonIntent: Intent = {
  name: 'comparison',
  commands: ['compare', '对比', '比较'],
  examples: [
    { say: '襄阳高新区和贵阳高新区有什么区别', expect: 'found' },
    { say: '贵阳高新区和深圳高新区有什么区别', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'comparison',
  answer,
  command: (input) => {
    const names = input.knowledge.zones.map(({ name }) => name);
    return (
      answer(input) ?? {
        type: 'ask',
        question: NEED_TWO_ZONES,
        choices: names.length < 2 ? [] : [`/compare ${names[0]} ${names[1]}`],
      }
    );
  },
};
