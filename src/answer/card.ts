// A zone on one picture, as plain data: what a channel draws. Every number in it is printed in the evidence beside it.
import type { Evidence } from './types.js';

/** Words behind a slash that ask for a zone's card as a picture, where a channel shows pictures. */
export const CARD_COMMANDS: readonly string[] = ['card', '数据图'];

/** A printed value in parts, in the order of print: 「约」 「40」 「亿元」. */
export interface PrintedFigure {
  /** Words of bound before the numeral, or empty. */
  readonly lead: string;
  readonly numeral: string;
  /** Unit and bound behind it: 「余家」, 「%以上」. */
  readonly unit: string;
}

export interface CardFigure {
  /** What is measured. */
  readonly label: string;
  /** Whose figure it is, where it is not the zone's. */
  readonly owner: string | null;
  readonly figure: PrintedFigure;
  /** Expected, not reached. */
  readonly planned: boolean;
  /** As printed in the sentence: 「2022年」. */
  readonly period: string | null;
  readonly evidence: Evidence;
}

export interface CardBar {
  readonly label: string;
  readonly figure: PrintedFigure;
  /** Of the longest bar, above 0 and up to 1. */
  readonly length: number;
  readonly evidence: Evidence;
}

/** Exact figures of one kind from zero, the largest first. */
export interface BarChart {
  readonly type: 'bars';
  readonly title: string;
  readonly bars: readonly CardBar[];
}

/** One share of a whole. */
export interface ShareChart {
  readonly type: 'share';
  /** Above 0 and up to 1. */
  readonly share: number;
  readonly figure: CardFigure;
}

/** What the articles tell in words: headings, companies, honours. */
export interface CardRow {
  readonly label: string;
  readonly entries: readonly string[];
  readonly evidence: readonly Evidence[];
}

export interface ZoneCard {
  readonly zone: string;
  /** Of the first article about the zone; empty where none is printed. */
  readonly headline: string;
  readonly figures: readonly CardFigure[];
  readonly chart: BarChart | ShareChart | null;
  /** Empty where there are figures enough. */
  readonly rows: readonly CardRow[];
  /** Where all of it was printed, one article a line. */
  readonly sources: readonly string[];
}

/** Everything that a card's words and numbers stand on, in the order of the card: for a caption. */
export function cardEvidence({
  figures,
  chart,
  rows,
}: Pick<ZoneCard, 'figures' | 'chart' | 'rows'>): readonly Evidence[] {
  const charted = chart === null ? [] : chart.type === 'bars' ? chart.bars : [chart.figure];
  return [...figures, ...charted].map(({ evidence }) => evidence).concat(rows.flatMap((row) => row.evidence));
}
