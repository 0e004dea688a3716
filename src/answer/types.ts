// What the bot can reply. An answer that was found cannot exist without evidence: the type says so.
import type { Correction } from '../corpus/types.js';
import type { PartialDate } from '../text/date.js';

/** A printed passage, and where it was printed. */
export interface Evidence {
  /** As printed, with column breaks undone. */
  readonly quote: string;
  /** UTF-16 offsets into the source text of `file`, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly file: string;
  readonly newspaper: string | null;
  readonly article: string;
  readonly headline: string;
  readonly section: string | null;
  readonly date: PartialDate | null;
  /** The printed text breaks off inside this quote. */
  readonly truncated: boolean;
  /** Printed words that an editor has corrected; spans count in the quote. Absent for none. */
  readonly corrections?: readonly Correction[];
}

/** One entry of a list, card or table. */
export interface Item {
  /** Cut from evidence, except for labels such as 「主要企业」. */
  readonly text: string;
  /** What stands before it: an attribute, a name; null for a plain entry. */
  readonly label: string | null;
}

export type FoundKind =
  | 'fact'
  | 'list'
  | 'overview'
  | 'comparison'
  | 'ranking'
  | 'verdict'
  | 'quote'
  | 'passage';

export interface Found {
  readonly type: 'found';
  readonly kind: FoundKind;
  /** The direct answer in one line of at most 80 characters. */
  readonly headline: string;
  readonly items: readonly Item[];
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly zone: string | null;
  readonly verdict: 'yes' | 'no' | null;
  /** Id of the one fact that the headline states. */
  readonly fact?: string | null;
  /** What the reader must know: a corrected slip, a carried slot, a planned figure. */
  readonly notes: readonly string[];
  readonly suggestions: readonly string[];
}

export type RefusalReason = 'zone' | 'attribute' | 'time' | 'entity' | 'scope' | 'empty' | 'unclear';

export interface Unknown {
  readonly type: 'unknown';
  readonly reason: RefusalReason;
  /** One line: what is missing, by name. */
  readonly headline: string;
  readonly zone: string | null;
  readonly notes: readonly string[];
  /** Near things that the corpus does say, shown as something else. */
  readonly nearest: readonly Evidence[];
  readonly suggestions: readonly string[];
}

/** Two readings are equally good, or an argument is missing. */
export interface Ask {
  readonly type: 'ask';
  readonly question: string;
  readonly choices: readonly string[];
}

/** Greeting, help, thanks: nothing about the corpus's content. */
export interface Guide {
  readonly type: 'guide';
  readonly lines: readonly string[];
  readonly suggestions: readonly string[];
}

/** What a person says of an answer: it was of use, or not. */
export type Thumb = 'up' | 'down';

export type Answer = Found | Unknown | Ask | Guide;

/** The reply as outside programs read it (`ask --jsonl`). */
export interface AnswerRecord {
  readonly kind: FoundKind | 'clarification' | 'refusal' | 'help';
  readonly text: string;
  readonly headline: string | null;
  readonly items: readonly string[];
  readonly verdict: 'yes' | 'no' | null;
  readonly zone: string | null;
  readonly citations: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly file: string;
    readonly article: string;
    readonly section: string | null;
    readonly date: string | null;
    readonly corrections?: readonly Correction[];
  }[];
  readonly suggestions: readonly string[];
}
