// A name found in a question, and what a rule gets that looks for one.
import { type SentenceView, viewSentence } from '../../facts/tokens.js';
import type { Entity } from '../../facts/types.js';
import type { Segmenter } from '../../text/segmenter.js';
import { overlaps, type Span, sliceSpan } from '../../text/span.js';

export interface FoundName {
  readonly span: Span;
  /** Words of the question. */
  readonly said: string;
  /** Entity ids: several where a short name fits several; none for a name that the corpus lacks. */
  readonly entities: readonly string[];
  readonly origin: 'said' | 'corrected';
  /** What the words were taken for; equal to `said` unless corrected. */
  readonly meant: string;
}

/** A question as the name rules see it; its words are cut when the first rule asks for them. */
export interface AskedText {
  readonly text: string;
  readonly view: SentenceView;
  /** Words of the dictionary alone, with none made up for unknown names. */
  readonly words: readonly (Span & { readonly word: string })[];
}

/** What the rules know of the corpus. */
export interface NameSources {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly segmenter: Segmenter;
  /** The corpus prints these folded words somewhere. */
  readonly hasText: (words: string) => boolean;
}

/**
 * One way of finding names. What it finds takes the place of names found before that it overlaps, so a rule that
 * must yield to them looks at `found`.
 */
export interface NameRule {
  readonly name: string;
  /** Only where nothing was found so far. */
  readonly lastResort?: true;
  readonly find: (asked: AskedText, found: readonly FoundName[]) => readonly FoundName[];
}

/** A folded text with its words, cut on demand. */
export function askedText(text: string, segmenter: Segmenter): AskedText {
  let view: SentenceView | null = null;
  let words: AskedText['words'] | null = null;
  return {
    text,
    get view() {
      view ??= viewSentence(text, segmenter);
      return view;
    },
    get words() {
      let at = 0;
      words ??= segmenter.cutKnown(text).map((word) => {
        at += word.length;
        return { word, start: at - word.length, end: at };
      });
      return words;
    },
  };
}

/** A name that the corpus lacks. */
export function lackingName(text: string, span: Span, meant?: string): FoundName {
  const said = sliceSpan(text, span);
  return { span, said, entities: [], origin: meant ? 'corrected' : 'said', meant: meant ?? said };
}

export function isTaken(span: Span, found: readonly FoundName[]): boolean {
  return found.some((name) => overlaps(name.span, span));
}

/** What a corrected name is called in the reply: the entity, or the short name where that fits several. */
export function meantName(ids: readonly string[], form: string, entities: NameSources['entities']): string {
  return ids.length === 1 ? entities.get(ids[0])!.name : form;
}
