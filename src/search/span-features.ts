// What the choice of a short answer looks at: each feature by name, computed from a question and a span of a sentence.
import { type Alignment, aligner } from './alignment.js';
import { type BorderWeights, borderScores } from './answer-borders.js';
import type { PlacedWord, WordSpan } from './answer-spans.js';
import { askedForm } from './asked-form.js';
import { clausesOf, openMarks } from './marks.js';
import { longestRun } from './overlap.js';
import { type Place, placesOf, share, sum, type WeighedQuestion } from './weighed-question.js';

/** A span with what is known of its question and its sentence. */
interface SpanContext {
  readonly question: WeighedQuestion;
  readonly sentence: string;
  readonly words: readonly PlacedWord[];
  /** Pairs of the question that the sentence has, where and how much they weigh. */
  readonly places: readonly Place[];
  readonly total: number;
  /** As `askedForm`. */
  readonly form: number;
  /** What stands right behind the asking word, often the kind of what is asked for: 「哪座城市」. */
  readonly head: string;
  /** Numbers in the sentence. */
  readonly numbers: number;
  /** At each place, how many brackets or quotation marks are open. */
  readonly brackets: Uint16Array;
  readonly quotes: Uint16Array;
  readonly span: WordSpan;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the clause begins that it begins in, and where the one ends that it ends in. */
  readonly clauses: readonly [number, number];
  readonly alignment: Alignment;
  /** Log-odds of its borders; see `borderScores`. */
  readonly borders: number;
  /** Those of the span that has the highest ones. */
  readonly likeliest: number;
}

type SpanFeature = (context: SpanContext) => number;

const TAGS = 'nvamqrdpcufxtsbijleghkoyz';
const tagCode = (word: PlacedWord | undefined) => (word ? TAGS.indexOf(word.tag[0]) + 1 : 0);
/** Names first, so that one border tells them from other words. */
const KINDS = 'nr ns nt nz x eng m t vn n an i l j s f q v a d'.split(' ');
const kindOf = ({ tag }: PlacedWord) => KINDS.findIndex((kind) => tag.startsWith(kind));
const exactTag = (word: PlacedWord | undefined) => (word ? kindOf(word) : -2);
const shareOf = ({ words, span }: SpanContext, fits: (word: PlacedWord) => boolean) => {
  const own = words.slice(span.from, span.to);
  return share(own.filter(fits).length, own.length);
};
const LEADS = '是为叫在于由即有名达到至从被将以称第约了及和与、的';
const FOLLOWS = '的。，、）”》了等和与是';
const NUMBER =
  /^[约近超共]?[\d.,]+(?:[万亿千百]|多|余)*(?:%|％|\p{Script=Han}{1,3})?$|^[一二三四五六七八九十百千万亿两]+\p{Script=Han}{1,2}$/u;
const DATE = /^(?:(?:公元前?)?\d{1,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?$|世纪|年代$/u;
const HEAD = /^[个些位种家年]?(?<head>\p{Script=Han}{1,6})/u;
const FAR = 40;
const NEAR = 12;

const beside = ({ words, span }: SpanContext, by: number) =>
  words[by < 0 ? span.from + by : span.to + by - 1];
const asked = ({ question }: SpanContext, word: PlacedWord | undefined) =>
  word ? Number(question.words.includes(word.word)) : -1;
/** 1 for a word of the question, less for a part of one. */
const askedShare = ({ words, text }: WeighedQuestion, word: string) =>
  words.includes(word) ? 1 : text.includes(word) ? 0.5 : 0;
const weightIn = ({ places, total }: SpanContext, from: number, to: number) =>
  share(
    places.reduce((sum, { at, weight }) => sum + (at >= from && at < to ? weight : 0), 0),
    total,
  );
const numbersIn = (text: string) => text.match(/\d+/gu)?.length ?? 0;
const overlap = (pairs: readonly string[], text: string) =>
  share(pairs.filter((pair) => text.includes(pair)).length, pairs.length);

const TABLE = {
  asked: ({ question }) => question.askedCode,
  length: ({ text }) => text.length,
  words: ({ span }) => span.to - span.from,
  'of the question': ({ question, text }) =>
    share([...text].filter((char) => question.core.includes(char)).length, text.length),
  'pairs of the question': ({ question, text }) => overlap(question.pairs, text),
  'first tag': ({ words, span }) => tagCode(words[span.from]),
  'last tag': ({ words, span }) => tagCode(words[span.to - 1]),
  'first kind': ({ words, span }) => exactTag(words[span.from]),
  'last kind': ({ words, span }) => exactTag(words[span.to - 1]),
  names: (context) => shareOf(context, (word) => kindOf(word) >= 0 && kindOf(word) < 6),
  nouns: (context) => shareOf(context, ({ tag }) => /^(?:n|vn|x|j|i|l|eng)/u.test(tag)),
  verbs: (context) => shareOf(context, ({ tag }) => /^v(?!n)/u.test(tag)),
  'kind before': (context) => exactTag(beside(context, -1)),
  'kind behind': (context) => exactTag(beside(context, 1)),
  'tag before': (context) => tagCode(beside(context, -1)),
  'tag behind': (context) => tagCode(beside(context, 1)),
  'second kind': ({ words, span }) => (span.to - span.from > 1 ? exactTag(words[span.from + 1]) : -3),
  'last kind but one': ({ words, span }) => (span.to - span.from > 1 ? exactTag(words[span.to - 2]) : -3),
  'second kind before': (context) => exactTag(beside(context, -2)),
  'second kind behind': (context) => exactTag(beside(context, 2)),
  'word before is asked': (context) => asked(context, beside(context, -1)),
  'nearest before': ({ places, start }) =>
    places.reduce((least, { at }) => (at < start ? Math.min(least, start - at - 1) : least), FAR),
  'nearest behind': ({ places, end }) =>
    places.reduce((least, { at }) => (at >= end - 1 ? Math.min(least, at - end + 1) : least), FAR),
  'weight near before': (context) => weightIn(context, context.start - NEAR, context.start),
  'weight near behind': (context) => weightIn(context, context.end - 1, context.end + NEAR),
  'weight before': (context) => weightIn(context, 0, context.start),
  'weight behind': (context) => weightIn(context, context.end - 1, context.sentence.length),
  'weight in its clauses': (context) => {
    const [from, to] = context.clauses;
    return weightIn(context, from, context.start) + weightIn(context, context.end - 1, to);
  },
  'from the beginning of its clause': ({ clauses, start }) => start - clauses[0],
  'to the end of its clause': ({ clauses, end }) => clauses[1] - end,
  'ends a clause': ({ sentence, end }) =>
    Number(end === sentence.length || /[，。；：,;:！？]/u.test(sentence[end])),
  number: ({ text }) => Number(NUMBER.test(text)),
  'has digits': ({ text }) => Number(/\d/u.test(text)),
  date: ({ text }) => Number(DATE.test(text) && /\d/u.test(text)),
  'asked unit': ({ question: { unit }, text }) =>
    unit === null ? -1 : Number(text.endsWith(unit)) + Number(text.includes(unit)),
  quoted: ({ sentence, start, end }) =>
    Number(/[“《「‘]/u.test(sentence[start - 1] ?? '') && /[”》」’]/u.test(sentence[end] ?? '')),
  'asked kind in it': ({ question, text }) => overlap(question.behind, text),
  'asked kind beside it': ({ question, sentence, start, end }) =>
    overlap(
      question.behind,
      `${sentence.slice(Math.max(0, start - 6), start)} ${sentence.slice(end, end + 6)}`,
    ),
  'before the asking word, before it': ({ question, sentence, start }) =>
    overlap(question.before, sentence.slice(Math.max(0, start - 8), start)),
  'run before': ({ question, sentence, start }) =>
    longestRun(question.core, sentence.slice(Math.max(0, start - 8), start)),
  'run behind': ({ question, sentence, end }) => longestRun(question.core, sentence.slice(end, end + 8)),
  'asked word where it stands': ({ question, sentence, start, end }) =>
    longestRun(
      `${question.beforeText}#${question.behindText}`,
      `${sentence.slice(Math.max(0, start - 6), start)}#${sentence.slice(end, end + 6)}`,
    ),
  'other answers': ({ numbers, text }) => numbers - numbersIn(text),
  lead: ({ sentence, start }) => (start === 0 ? -1 : LEADS.indexOf(sentence[start - 1]) + 1),
  follow: ({ sentence, end }) => (end >= sentence.length ? -1 : FOLLOWS.indexOf(sentence[end]) + 1),
  'first character': ({ text }) => '的了在是有和与被将由从为以于对而但'.indexOf(text[0]) + 1,
  'last character': ({ text }) => '的了在是有和与等中上下时后前们者'.indexOf(text.at(-1)!) + 1,
  'relative place': ({ start, sentence }) => start / sentence.length,
  'sentence length': ({ sentence }) => sentence.length,
  'has 的': ({ text }) => Number(text.includes('的')),
  'breaks inside': ({ text }) => text.match(/[，；：,]/gu)?.length ?? 0,
  items: ({ text }) => text.match(/、/gu)?.length ?? 0,
  'behind the asking word': ({ question }) => question.behindText.length,
  'question length': ({ question }) => question.core.length,
  'open brackets': ({ brackets, start }) => brackets[start],
  'brackets left open': ({ brackets, start, end }) => brackets[end] - brackets[start],
  'open quotation marks': ({ quotes, start }) => quotes[start],
  form: ({ form }) => form,
  'kind by its last character': ({ head, text }) => (head === '' ? -2 : head.indexOf(text.at(-1)!)),
  'first word is asked': ({ question, words, span }) => askedShare(question, words[span.from].word),
  'length of the first word': ({ words, span }) => words[span.from].word.length,
  'share of its clauses': ({ text, clauses }) => text.length / Math.max(1, clauses[1] - clauses[0]),
  'same before': ({ alignment }) => alignment.sameBefore,
  'same behind': ({ alignment }) => alignment.sameBehind,
  'word before, how far': ({ alignment }) => alignment.gapBefore,
  'word behind, how far': ({ alignment }) => alignment.gapBehind,
  'in order, before': ({ alignment }) => alignment.before.before,
  'in order, behind': ({ alignment }) => alignment.behind.behind,
  'out of order, before': ({ alignment }) => alignment.behind.before,
  'out of order, behind': ({ alignment }) => alignment.before.behind,
  'weight in it': ({ alignment: { before, behind } }) => before.inside + behind.inside,
  borders: ({ borders }) => borders,
  'borders, to the best': ({ borders, likeliest }) => borders - likeliest,
} satisfies Record<string, SpanFeature>;

export const SPAN_FEATURES: readonly string[] = Object.keys(TABLE);
const COMPUTE: readonly SpanFeature[] = Object.values(TABLE);

/** Rows of `SPAN_FEATURES`, one for each span. */
export function spanRows(
  question: WeighedQuestion,
  sentence: string,
  words: readonly PlacedWord[],
  spans: readonly WordSpan[],
  weights: BorderWeights,
): Float32Array {
  const places = placesOf(question, sentence);
  const total = sum(places.map(({ weight }) => weight));
  const form = askedForm(question.text);
  const head = HEAD.exec(question.wholeBehind)?.groups?.head ?? '';
  const numbers = numbersIn(sentence);
  const brackets = openMarks(sentence, '（(', '）)');
  const quotes = openMarks(sentence, '“「‘', '”」’');
  const clauses = clausesOf(sentence);
  const align = aligner(question, sentence);
  const { begins, ends } = borderScores(weights, question, words);
  const likeliest = spans.reduce(
    (most, { from, to }) => Math.max(most, begins[from] + ends[to]),
    Number.NEGATIVE_INFINITY,
  );
  const rows = new Float32Array(spans.length * COMPUTE.length);
  spans.forEach((span, place) => {
    const start = words[span.from].start;
    const { end } = words[span.to - 1];
    const context: SpanContext = {
      question,
      sentence,
      words,
      places,
      total,
      form,
      head,
      numbers,
      brackets,
      quotes,
      span,
      text: sentence.slice(start, end),
      start,
      end,
      clauses: [clauses[start][0], clauses[end][1]],
      alignment: align(start, end),
      borders: begins[span.from] + ends[span.to],
      likeliest,
    };
    COMPUTE.forEach((feature, column) => {
      rows[place * COMPUTE.length + column] = feature(context);
    });
  });
  return rows;
}
