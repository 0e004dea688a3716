// Shared by rankings, filters and comparisons: figures as entries with their owners, and what the reader has to know of them.
import type { Evidence, Item } from '../answer/types.js';
import { ABOUT_NOTE, PLANNED_NOTE, YEARS_NOTE } from '../answer/wording.js';
import type { QuantityFact } from '../facts/types.js';
import { yearOf } from '../find/alike.js';
import { figureLabel } from '../find/key-figures.js';
import { printedOwner } from '../find/mentions.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { evidenceFor } from './found.js';

/** 「奔腾智能装备制造产业园 总投资：约40亿元」; a planned figure says so. */
export function figureItem(fact: QuantityFact, knowledge: Knowledge, about: string | null = null): Item {
  return { label: figureLabel(fact, knowledge, about), text: fact.quantity.text };
}

export function figureEvidence(figures: readonly QuantityFact[], knowledge: Knowledge): readonly Evidence[] {
  return figures.map(({ sentence }) => evidenceFor(knowledge, sentence));
}

/** The name that a figure's sentence prints for its owner, else its whole name. */
export function ownerName(fact: QuantityFact, knowledge: Knowledge): string {
  return printedOwner(fact, knowledge) ?? knowledge.entity(fact.subject).name;
}

/** Which of the compared figures are planned, inexact or of other years: all three change what a comparison is worth. */
export function figureNotes(figures: readonly QuantityFact[], knowledge: Knowledge): readonly string[] {
  const years = new Set(figures.map((fact) => yearOf(fact, knowledge)));
  return [
    ...(figures.some(({ planned }) => planned) ? [PLANNED_NOTE] : []),
    ...(figures.some(({ quantity }) => quantity.bound !== 'exact') ? [ABOUT_NOTE] : []),
    ...(years.size > 1 ? [YEARS_NOTE] : []),
  ];
}
