// Shared by the intents: a found answer from sentences, with the notes that the reader needs.
import { sentenceEvidence } from '../answer/evidence.js';
import type { Evidence, Found, FoundKind, Item } from '../answer/types.js';
import { carriedNote, correctedNote } from '../answer/wording.js';
import type { Entity } from '../facts/types.js';
import { zoneOf } from '../find/scope.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';

/** Evidence for a sentence of the corpus. */
export function evidenceFor(knowledge: Knowledge, sentence: number): Evidence {
  const read = knowledge.sentences[sentence];
  return sentenceEvidence(read, knowledge.articles[read.article]);
}

/** Slips that were corrected and slots that were carried: the reader has to know. */
export function slotNotes(query: Query, knowledge: Knowledge): readonly string[] {
  const notes = query.corrections
    .filter(({ said, meant }) => said !== meant)
    .map(({ said, meant }) => correctedNote(said, meant));
  const kept = [...query.zones, ...query.entities].filter(({ origin }) => origin === 'carried');
  const names = kept.map(({ value, rawValue }) =>
    value.length === 1 ? knowledge.entity(value[0]).name : rawValue,
  );
  return names.length === 0 ? notes : [...notes, carriedNote([...new Set(names)])];
}

/** The zone of a query that names exactly one, or null. */
export function onlyZone(query: Query, knowledge: Knowledge): Entity | null {
  const ids = new Set(query.zones.flatMap(({ value }) => value));
  return ids.size === 1 ? knowledge.entity([...ids][0]) : null;
}

interface FoundParts {
  readonly kind: FoundKind;
  readonly headline: string;
  readonly items?: readonly Item[];
  readonly evidence: readonly Evidence[];
  readonly zone?: string | null;
  readonly verdict?: 'yes' | 'no' | null;
  readonly fact?: string | null;
  readonly notes?: readonly string[];
}

const LONGEST_HEADLINE = 80;

/** At most 80 characters. */
export function shortHeadline(text: string): string {
  return text.length <= LONGEST_HEADLINE ? text : `${text.slice(0, LONGEST_HEADLINE - 1)}…`;
}

/** A found answer; null when there is no evidence, for then nothing was found. */
export function found(query: Query, knowledge: Knowledge, parts: FoundParts): Found | null {
  const [first, ...rest] = uniqueEvidence(parts.evidence);
  if (!first) return null;
  return {
    type: 'found',
    kind: parts.kind,
    headline: shortHeadline(parts.headline),
    items: parts.items ?? [],
    evidence: [first, ...rest],
    zone: parts.zone ?? null,
    verdict: parts.verdict ?? null,
    fact: parts.fact ?? null,
    notes: [...slotNotes(query, knowledge), ...(parts.notes ?? [])],
    suggestions: [],
  };
}

function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ file, article, start, end }) => {
    const place = `${file} ${article} ${start} ${end}`;
    return !seen.has(place) && seen.add(place);
  });
}

export const zoneName = (knowledge: Knowledge, sentence: number): string | null =>
  zoneOf(knowledge, sentence)?.name ?? null;
