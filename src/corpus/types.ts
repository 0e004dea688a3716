// The tree that a newspaper page is parsed into: Page → Article → Section → Paragraph → Sentence.
// Every node carries its span into the untouched source; nodes are plain data and survive JSON.
import type { PartialDate } from '../text/date.js';
import type { Span } from '../text/span.js';

/** One text to parse: a whole page, or the body of one archive record. Spans count in `text`. */
export interface Source {
  /** File name inside the corpus folder. */
  readonly file: string;
  /** 1 for a page; the line of the record in a `.jsonl` archive. */
  readonly line: number;
  readonly text: string;
  readonly newspaper: string | null;
  readonly rubric: string | null;
  /** Date of print; null when nothing says it. */
  readonly date: PartialDate | null;
  readonly url: string | null;
  /** Set for archive records: the text is body only, and id and title are given. */
  readonly record: { readonly id: string; readonly title: string } | null;
  /** What an editor has corrected, in order; absent for nothing. */
  readonly corrections?: readonly SourceCorrection[];
}

/** Printed words that are wrong; the span counts in the source, where line ends may break them up. */
export interface SourceCorrection {
  readonly span: Span;
  readonly printed: string;
  readonly correct: string;
}

/** The same in a node: the span counts in its text. */
export interface Correction {
  readonly span: Span;
  readonly correct: string;
}

/** A line of the page that is not running text. */
export interface Line {
  readonly span: Span;
  readonly text: string;
  readonly corrections?: readonly Correction[];
}

/** A spot where the parser was unsure, or where the print looks damaged. Never an exception. */
export interface Doubt {
  readonly rule: string;
  readonly span: Span;
  /** Line of the file, 1-based. */
  readonly line: number;
  readonly message: string;
}

export type PersonRole = '记者' | '实习记者' | '通讯员' | '作者';

export interface BylinePerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly span: Span;
}

export interface Sentence {
  readonly type: 'sentence';
  readonly span: Span;
  /** As printed, with column breaks undone. */
  readonly text: string;
  /** The text breaks off here in mid-sentence. */
  readonly truncated: boolean;
  readonly corrections?: readonly Correction[];
}

/**
 * A place where a column break was undone: `at` counts in the paragraph's text, `skip` source characters were left out
 * (blanks, or a line of page furniture), `rule` names the join rule.
 */
export interface ColumnBreak {
  readonly at: number;
  readonly skip: number;
  readonly rule: string;
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly span: Span;
  readonly text: string;
  readonly breaks: readonly ColumnBreak[];
  readonly sentences: readonly Sentence[];
}

export interface Section {
  readonly type: 'section';
  readonly span: Span;
  readonly heading: Line | null;
  readonly paragraphs: readonly Paragraph[];
}

export interface Headline {
  readonly text: string;
  /** Null for an archive record, whose title stands outside its text; empty text when there is none. */
  readonly span: Span | null;
  readonly corrections?: readonly Correction[];
}

export interface Article {
  readonly type: 'article';
  readonly id: string;
  readonly span: Span;
  readonly rubric: Line | null;
  readonly kicker: Line | null;
  readonly headline: Headline;
  readonly deck: Line | null;
  readonly bylines: readonly Line[];
  readonly people: readonly BylinePerson[];
  /** 「科技日报讯（记者陈曦）」 at the start of the first sentence. */
  readonly dateline: Line | null;
  /** 发布时间、来源 and the like. */
  readonly notes: readonly Line[];
  /** From a note, the record, the manifest or the page's own date line; never guessed. */
  readonly date: PartialDate | null;
  readonly sections: readonly Section[];
}

export interface Page {
  readonly type: 'page';
  readonly source: Source;
  readonly span: Span;
  readonly articles: readonly Article[];
  /** Photo credits, advertisements, stray lines: kept, never answered from. */
  readonly furniture: readonly Line[];
  readonly doubts: readonly Doubt[];
}
