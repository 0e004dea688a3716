// The corpus as programs and the reader view get it: plain JSON. All spans are UTF-16 offsets, end exclusive, into the
// source text of the article's file (for an archive: of its record).
import type { Doubt } from '../corpus/types.js';
import type { Span } from '../text/span.js';

export interface ArticleHead {
  readonly id: string;
  readonly headline: string;
  /** ISO, as far as it is printed: 2023-04; null when nothing says it. */
  readonly date: string | null;
  readonly newspaper: string | null;
  readonly file: string;
}

export interface ZoneRecord {
  /** The zone's whole name. */
  readonly id: string;
  readonly aliases: readonly string[];
  /** Those that are about it. */
  readonly articles: readonly ArticleHead[];
  /** There is a picture of it: /v1/cards/ID.png. */
  readonly picture: boolean;
}

export type FactType = 'post' | 'quote' | 'quantity' | 'list' | 'act';

/** A fact, with what its type has besides: see `facts --json`. */
export interface FactRecord {
  readonly id: string;
  readonly type: FactType;
  readonly rule: string;
  readonly subject: string;
  readonly file: string;
  readonly article: string;
  readonly span: Span;
  /** The words that state it, as printed. */
  readonly text: string;
  readonly doubt: string | null;
  readonly [field: string]: unknown;
}

/** A fact where it stands in its sentence. */
export interface MarkedFact {
  readonly id: string;
  readonly type: FactType;
  /** In the sentence's `text`. */
  readonly start: number;
  readonly end: number;
  readonly doubt: string | null;
}

export interface SentenceRecord {
  /** `s` and where it starts in the source: the anchor of the reader view. */
  readonly anchor: string;
  readonly text: string;
  readonly span: Span;
  /** The print breaks off in it. */
  readonly truncated: boolean;
  readonly facts: readonly MarkedFact[];
}

export interface SectionRecord {
  /** `h` and where it starts in the source. */
  readonly anchor: string;
  readonly heading: string | null;
  /** Paragraphs of sentences. */
  readonly paragraphs: readonly (readonly SentenceRecord[])[];
}

export interface ArticleRecord extends ArticleHead {
  /** Whole name of the zone that it is about. */
  readonly zone: string | null;
  readonly url: string | null;
  readonly rubric: string | null;
  readonly kicker: string | null;
  readonly deck: string | null;
  readonly bylines: readonly string[];
  readonly sections: readonly SectionRecord[];
  /** Where the parser was unsure, or the print looks damaged. */
  readonly doubts: readonly Doubt[];
}

export interface SearchRecord {
  readonly article: string;
  /** As printed. */
  readonly sentence: string;
  readonly anchor: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly file: string;
}

export interface FactFilter {
  /** Any name of a zone. */
  readonly zone?: string | undefined;
  /** Words that the attribute holds. */
  readonly attribute?: string | undefined;
}

/** What a program may read of the corpus. Unknown ids give null. */
export interface Library {
  zones(): readonly ZoneRecord[];
  /** By its whole name or any other. */
  zone(name: string): ZoneRecord | null;
  facts(filter: FactFilter): readonly FactRecord[];
  article(id: string): ArticleRecord | null;
  /** The best sentences first, `top` of them at most. */
  search(words: string, top: number): readonly SearchRecord[];
}

/** The same of any engine: what is not in memory comes by promise. */
export type OpenLibrary = {
  readonly [Read in keyof Library]: (
    ...asked: Parameters<Library[Read]>
  ) => ReturnType<Library[Read]> | Promise<ReturnType<Library[Read]>>;
};
