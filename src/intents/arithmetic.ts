// Sums and differences of printed figures, each shown with its sentence: 「A和B的投资加起来多少」, 「A比B多多少」.
import type { Answer } from '../answer/types.js';
import { differenceHeadline, notComputed, sumHeadline } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { soundFigures, turnsOf, unitKey } from '../find/alike.js';
import { type Computed, differenceOf, sumOf } from '../find/arithmetic.js';
import { askedFigures, measureTerms } from '../find/asked-figures.js';
import { type Side, sidesOf } from '../find/compared-sides.js';
import { unlikeReason } from './comparison-rows.js';
import { figureEvidence, figureItem, figureNotes } from './figure-items.js';
import { evidenceFor, found } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { lacking, operands } from './larger.js';

const SUM =
  /加起来|加在一起|合起来|相加|之和|总和|合计|一共(?:是|有)?多少.*(?:这|那|它们)|(?:这|那)(?:几|些|两|三)个?.*(?:一共|总共)/u;
const DIFFERENCE =
  /比.{2,}(?:多|少|高|低|大|小|长|短)(?:了|出)?(?:多少|几)|(?:相差|差了?)(?:多少|几)|差(?:距|额)(?:是|有)?(?:多少|多大)/u;
const THOSE = /(?:这|那)(?:几|些|两|三|四|五)|它们|他们|上面|以上(?:几|各)/u;

/** Figures that the last answer listed, where it listed figures of one kind. */
function listed({ session, knowledge, query }: IntentInput): readonly QuantityFact[] {
  const { shown } = session;
  if (!shown) return [];
  const places = new Set(shown.evidence.map(({ file, start, end }) => `${file} ${start} ${end}`));
  const own = soundFigures(knowledge).filter(({ sentence, quantity }) => {
    const { article, node } = knowledge.sentences[sentence];
    const { file } = knowledge.articles[article].source;
    return (
      places.has(`${file} ${node.span.start} ${node.span.end}`) &&
      shown.texts.some((text) => text.endsWith(quantity.text))
    );
  });
  if (measureTerms(query).length === 0) return own;
  const asked = new Set(askedFigures(query, knowledge).map(({ id }) => id));
  return own.filter(({ id }) => asked.has(id));
}

function show(
  { query, knowledge, trace }: IntentInput,
  figures: readonly QuantityFact[],
  computed: Computed | null,
  headline: (text: string) => string,
): Answer | null {
  const unlike = figures.some((fact) => unitKey(fact.quantity) !== unitKey(figures[0].quantity))
    ? 'unit'
    : unlikeReason(figures, knowledge);
  trace(
    `computed: ${computed?.text ?? 'not exact enough'}${unlike === null ? '' : `, but ${unlike} differs`}`,
  );
  if (!computed || unlike !== null)
    return {
      type: 'unknown',
      reason: 'attribute',
      headline: notComputed(unlike),
      zone: null,
      notes: [],
      nearest: figures.map(({ sentence }) => evidenceFor(knowledge, sentence)),
      suggestions: [],
    };
  return found(query, knowledge, {
    kind: 'fact',
    headline: headline(computed.text),
    items: figures.map((fact) => figureItem(fact, knowledge)),
    evidence: figureEvidence(figures, knowledge),
    notes: figureNotes(figures, knowledge),
  });
}

/** What is added up: the figures of what the question names, else those that the last answer listed. */
function summands(input: IntentInput, sides: readonly Side[]): readonly QuantityFact[] {
  if (sides.length >= 2) return operands(sides, input.query) ?? [];
  return THOSE.test(input.query.text) ? listed(input) : [];
}

function sum(input: IntentInput, sides: readonly Side[]): Answer | null {
  const figures = summands(input, sides);
  if (figures.length < 2) return sides.length >= 2 ? lacking(input, sides) : null;
  const measured = figures.every(({ attribute }) => turnsOf(attribute) === turnsOf(figures[0].attribute));
  const computed = measured ? sumOf(figures.map(({ quantity }) => quantity)) : null;
  return show(input, figures, computed, sumHeadline);
}

function difference(input: IntentInput, sides: readonly Side[]): Answer | null {
  if (sides.length !== 2) return null;
  const pair = operands(sides, input.query);
  if (!pair) return lacking(input, sides);
  const [larger, smaller] = pair.toSorted((a, b) => b.quantity.base - a.quantity.base);
  const computed = differenceOf(larger.quantity, smaller.quantity);
  const name = input.knowledge.entity(larger.subject).name;
  return show(input, [larger, smaller], computed, (text) => differenceHeadline(name, text));
}

function answer(input: IntentInput): Answer | null {
  const sides = sidesOf(input.query, input.knowledge);
  return SUM.test(input.query.text) ? sum(input, sides) : difference(input, sides);
}

export const arithmeticIntent: Intent = {
  name: 'arithmetic',
  commands: [],
  examples: [
    { say: '奔腾激光产业园的订单和奔腾智能装备制造产业园的税收加起来多少', expect: 'unknown' },
    { say: '奔腾激光产业园和奔腾智能装备制造产业园的税收加起来多少', expect: 'unknown' },
  ],
  applies: ({ text, foreign }) => foreign.length === 0 && (SUM.test(text) || DIFFERENCE.test(text)),
  answer,
};
