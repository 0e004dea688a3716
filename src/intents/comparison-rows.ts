// The rows of a comparison: measures that several sides have first, then what only one has, the others' silence said.
import type { Evidence, Item } from '../answer/types.js';
import { besideText, NOT_MENTIONED, unlikeNote } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { isCovered } from '../find/acceptance.js';
import { measureKey, turnsOf, unitKey, yearOf } from '../find/alike.js';
import { measures, measureTerms } from '../find/asked-figures.js';
import type { Side } from '../find/compared-sides.js';
import { rankSentences } from '../find/sentences.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';
import { figureEvidence, figureItem } from './figure-items.js';
import { evidenceFor } from './found.js';
import { tellingClauses } from './passage.js';
import { headEvidence } from './zones.js';

const OWN_MEASURES = 2;
const SHARED_MEASURES = 4;

export interface Rows {
  readonly items: readonly Item[];
  readonly evidence: readonly Evidence[];
  /** Those that were set against each other. */
  readonly figures: readonly QuantityFact[];
  readonly notes: readonly string[];
}

const NOTHING: Rows = { items: [], evidence: [], figures: [], notes: [] };

/** Rows one after the other. */
export function joinRows(rows: readonly Rows[]): Rows {
  return {
    items: rows.flatMap(({ items }) => items),
    evidence: rows.flatMap(({ evidence }) => evidence),
    figures: rows.flatMap(({ figures }) => figures),
    notes: [...new Set(rows.flatMap(({ notes }) => notes))],
  };
}

/** Figures of one measure, at most one for each side. */
type Measure = readonly { readonly side: Side; readonly fact: QuantityFact }[];

/** Why figures of one measure cannot be set against each other, or null where they can. */
export function unlikeReason(
  [first, ...rest]: readonly QuantityFact[],
  knowledge: Knowledge,
): 'unit' | 'year' | 'planned' | null {
  if (rest.some(({ quantity }) => unitKey(quantity) !== unitKey(first.quantity))) return 'unit';
  if (rest.some((fact) => yearOf(fact, knowledge) !== yearOf(first, knowledge))) return 'year';
  return rest.some(({ planned }) => planned !== first.planned) ? 'planned' : null;
}

function measureRow(measure: Measure, sides: readonly Side[], knowledge: Knowledge): Rows {
  const figures = measure.map(({ fact }) => fact);
  const [{ fact: first, side }] = measure;
  const shown = (fact: QuantityFact) =>
    measure.length > 1 ? { ...fact, attribute: measureKey(fact) } : fact;
  const evidence = figureEvidence(figures, knowledge);
  const reason = unlikeReason(figures, knowledge);
  if (reason !== null) {
    const items = measure.map(({ side: { entity }, fact }) => ({
      label: `${entity.name} ${figureItem(shown(fact), knowledge, entity.id).label}`,
      text: fact.quantity.text,
    }));
    return { items, evidence, figures: [], notes: [unlikeNote(shown(first).attribute, reason)] };
  }
  const cells = sides.map(({ entity }) => {
    const cell = measure.find((one) => one.side.entity.id === entity.id);
    return besideText(entity.name, cell ? cell.fact.quantity.text : NOT_MENTIONED);
  });
  const { label } = figureItem(shown(first), knowledge, side.entity.id);
  // What stands alone is compared with nothing, and needs no word on how to compare it.
  const compared = figures.length > 1 ? figures : [];
  return { items: [{ label, text: cells.join('；') }], evidence, figures: compared, notes: [] };
}

/** What is said of the sides themselves under one measure; what is said of a company in a zone is not the zone's. */
function sharedMeasures(sides: readonly Side[], keyOf: (fact: QuantityFact) => string): readonly Measure[] {
  const own = sides.flatMap((side) =>
    side.figures
      .filter(({ subject }) => side.slot.value.includes(subject))
      .map((fact) => ({ side, fact, key: keyOf(fact) })),
  );
  const keys = [...new Set(own.map(({ key }) => key))].filter((key) => key !== '');
  return keys
    .map((key) => sides.flatMap((side) => own.find((one) => one.key === key && one.side === side) ?? []))
    .filter((measure) => measure.length > 1);
}

/** Rows of the measures that the question asks for; of all where it asks for nothing special. */
export function figureRows(query: Query, knowledge: Knowledge, all: readonly Side[]): Rows {
  const terms = measureTerms(query);
  const sides = all.map((side) => ({
    ...side,
    figures: side.figures.filter((fact) => terms.every((term) => measures(fact, term))),
  }));
  const keyOf = (fact: QuantityFact) =>
    terms.length > 0 ? `${unitKey(fact.quantity)} ${turnsOf(fact.attribute)}` : measureKey(fact);
  const shared = sharedMeasures(sides, keyOf).slice(0, SHARED_MEASURES);
  const used = new Set(shared.flat().map(({ fact }) => fact));
  const lone = sides.flatMap((side) =>
    side.figures
      .filter((fact) => !used.has(fact))
      .slice(0, OWN_MEASURES)
      .map((fact) => [{ side, fact }]),
  );
  return joinRows([...shared, ...lone].map((measure) => measureRow(measure, sides, knowledge)));
}

/** What the articles about each side are headed. */
export function headRows(sides: readonly Side[], knowledge: Knowledge): Rows {
  return joinRows(
    sides.map(({ entity }) => {
      const [article] = knowledge.articlesAbout(entity.id);
      if (!article || article.node.headline.text === '') return NOTHING;
      const items = [{ label: entity.name, text: article.node.headline.text }];
      return { ...NOTHING, items, evidence: headEvidence(article, knowledge) };
    }),
  );
}

/** For each side the sentence that speaks of what is asked, or that none does. Empty where none of them does. */
export function wordRows(query: Query, knowledge: Knowledge, sides: readonly Side[]): Rows {
  const terms = measureTerms(query);
  const rows = sides.map(({ slot, entity }): Rows => {
    const [zones, entities] = slot.name === 'zone' ? [[slot], []] : [[], [slot]];
    const own = { ...query, terms, zones, entities };
    const best = rankSentences(own, knowledge).find((candidate) => isCovered(candidate, own));
    if (!best) return { ...NOTHING, items: [{ label: entity.name, text: NOT_MENTIONED }] };
    const items = [{ label: entity.name, text: tellingClauses(own, knowledge, best.sentence) }];
    return { ...NOTHING, items, evidence: [evidenceFor(knowledge, best.sentence)] };
  });
  return rows.some(({ evidence }) => evidence.length > 0) ? joinRows(rows) : NOTHING;
}
