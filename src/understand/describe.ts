// A query in words, for `explain`.
import type { Query } from './query.js';

/** What was understood, line by line. */
export function describeQuery(query: Query): string {
  const slots = [...query.zones, ...query.entities].map(
    ({ name, rawValue, value, origin }) => `  ${name} 「${rawValue}」 ${origin} → ${value.join(' | ')}`,
  );
  const terms = query.terms.map(
    ({ word, weight, synonyms }) =>
      `${word}(${weight.toFixed(1)}${synonyms.length > 0 ? `~${synonyms.slice(0, 4).join('/')}` : ''})`,
  );
  return [
    `text 「${query.text}」`,
    `expects ${query.expected} by rule 「${query.rule}」${query.unit ? `, unit ${[...query.unit.classes, ...query.unit.units].join(' ')}` : ''}`,
    ...slots,
    ...query.foreign.map((name) => `  not in the corpus: ${name}`),
    ...(query.time ? [`  time 「${query.time.rawValue}」 ${query.time.origin}`] : []),
    `terms ${terms.join(' ') || 'none'}`,
  ].join('\n');
}
