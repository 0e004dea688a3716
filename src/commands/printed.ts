// The evidence promise, checked on a reply: citations stand at their place, numbers and quotations in what is cited.
import type { AnswerRecord } from '../answer/types.js';
import { zonesHeadline } from '../answer/wording.js';
import { findQuantities } from '../text/quantity.js';
import { comparable } from './question-file.js';

export type Citation = AnswerRecord['citations'][number];

/** The text in which a citation's span counts, null if unknown. */
export type SourceText = (file: string, article: string) => string | null;

/** A citation that does not say what stands at its span; `printed` is null where there is no such source. */
export interface Mismatch {
  readonly citation: Citation;
  readonly printed: string | null;
}

const NO_ANSWER: ReadonlySet<AnswerRecord['kind']> = new Set(['refusal', 'clarification', 'help']);

/** An answer, no refusal, clarification or help. */
export const isAnswer = ({ kind }: AnswerRecord): boolean => !NO_ANSWER.has(kind);

export function mismatchesIn({ citations }: AnswerRecord, sourceText: SourceText): readonly Mismatch[] {
  return citations.flatMap((citation) => {
    const printed = sourceText(citation.file, citation.article)?.slice(citation.start, citation.end) ?? null;
    return isPrinted(citation.quote, printed) ? [] : [{ citation, printed }];
  });
}

function isPrinted(quote: string, printed: string | null): boolean {
  return printed !== null && quote.trim() !== '' && withoutLineBreaks(quote) === withoutLineBreaks(printed);
}

/** Line breaks and the white space around them removed, as when column breaks are undone. */
function withoutLineBreaks(text: string): string {
  return text.split(/[\r\n]+/u).reduce((joined, line) => joined.trimEnd() + line.trimStart());
}

/** 「收录了5个园区」 counts what the reply itself lists. */
const COUNTING = new RegExp(zonesHeadline('\\d+'), 'u');
/** A number that the end of a headline cut in two. */
const CUT_NUMBER = /[\d.,]+…$/u;
const DIGITS = /\d+(?:[.,]\d+)*/gu;
const QUOTATION = /[“「](?<words>[^“”「」]+)[”」]/gu;

/** What an answer says without printed words for it, a line each; nothing for a refusal. */
export function unprintedIn(record: AnswerRecord, sourceText: SourceText): readonly string[] {
  if (!isAnswer(record)) return [];
  const quotes = record.citations.map(({ quote, corrections = [] }) =>
    [quote, ...corrections.map(({ correct }) => correct)].join(' ').normalize('NFKC'),
  );
  const numbers = new Set(quotes.flatMap((quote) => quote.match(DIGITS) ?? []));
  const cited = quotes.map(comparable);
  const lines = [record.headline ?? '', ...record.items].map((line) =>
    line
      .normalize('NFKC')
      .replace(COUNTING, '')
      .replace(/\.\.\.$/u, '…')
      .replace(CUT_NUMBER, ''),
  );
  const inQuotes = (words: string) => cited.some((quote) => quote.includes(comparable(words)));
  return [
    ...(record.citations.length === 0 ? ['no citation'] : []),
    ...mismatchesIn(record, sourceText).map(({ citation }) => `not printed there: 「${citation.quote}」`),
    ...lines.flatMap((line) => [
      ...(line.match(DIGITS) ?? [])
        .filter((number) => !numbers.has(number))
        .map((number) => `number ${number} is in no quote: ${line}`),
      ...findQuantities(line)
        .filter(({ text }) => !/\d/u.test(text) && !inQuotes(text))
        .map(({ text }) => `number ${text} is in no quote: ${line}`),
      ...[...line.matchAll(QUOTATION)]
        .filter(({ groups }) => !inQuotes(groups!.words))
        .map(({ groups }) => `quotation is in no quote: 「${groups!.words}」`),
    ]),
  ];
}
