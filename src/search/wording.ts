// A word of a question with the words that would do for it in a text.
export interface Wording {
  readonly word: string;
  readonly synonyms: readonly string[];
}
