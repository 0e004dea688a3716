// What the systems search and are asked: paragraphs, sentences and questions of a SQuAD-layout file, and larger copies.
import { readFileSync } from 'node:fs';
import { readSquadFile } from '../../dist/commands/squad-file.js';
import { bare } from '../../dist/commands/squad-score.js';
import { fold } from '../../dist/text/normalize.js';

const MOST_QUESTIONS = 1000;
/** Share of a copy's sentences that come from other paragraphs. */
const SWAPPED = 0.3;

const cut = (text) => text.match(/[^。！？；]*[。！？；]+[”’」』]*|[^。！？；]+/gu) ?? [text];

/** A text joined of others is laid out in memory on first use; that is not to fall into what is timed. */
const flat = (text) => Buffer.from(text).toString();

/** Folded: simplified characters, half width, small letters. Throws UsageError, or an error of the file system. */
export function readCorpus(path, mostQuestions = MOST_QUESTIONS) {
  const { sources, questions } = readSquadFile(path, readFileSync(path, 'utf8'));
  const paragraphs = sources.map(({ text }) => {
    const printed = cut(text);
    return { text: flat(fold(text)), sentences: printed.map((sentence) => flat(fold(sentence))), printed };
  });
  const asked = evenly(questions, mostQuestions).map(({ question, paragraph, answers }) => ({
    text: flat(fold(question)),
    paragraph,
    answers: answers.map(bare),
  }));
  return { paragraphs, asked, questions: questions.length };
}

function evenly(values, most) {
  const count = Math.min(values.length, most);
  return Array.from({ length: count }, (_, at) => values[Math.floor((at * values.length) / count)]);
}

/** What a system of this unit is given. */
export function documentsOf(paragraphs, unit) {
  return paragraphs.map(({ text, sentences }) => (unit === 'texts' ? text : { head: '', sentences }));
}

/** Says of a question and a sentence, numbered through all paragraphs, whether it answers; and whether any could. */
export function answerKey(paragraphs) {
  const owners = paragraphs.flatMap(({ printed }, paragraph) => printed.map(() => paragraph));
  const texts = paragraphs.map(({ printed }) => printed.map(bare));
  const sentences = texts.flat();
  const holds = (sentence, { answers }) => answers.some((answer) => sentence.includes(answer));
  return {
    paragraphOf: (sentence) => owners[sentence],
    isHit: (sentence, question) =>
      owners[sentence] === question.paragraph && holds(sentences[sentence], question),
    isReachable: (question) => texts[question.paragraph].some((sentence) => holds(sentence, question)),
  };
}

/**
 * As many documents of a unit as asked for: the paragraphs themselves, then near-copies of them. The same each time.
 */
export function grown(paragraphs, size, unit) {
  const random = seeded(20_230_401);
  const any = (values) => values[Math.floor(random() * values.length)];
  return Array.from({ length: size }, (_, at) => {
    const { sentences } = paragraphs[at % paragraphs.length];
    const own = sentences.map((sentence) =>
      at >= paragraphs.length && random() < SWAPPED ? any(any(paragraphs).sentences) : sentence,
    );
    return unit === 'texts' ? flat(own.join('')) : { head: '', sentences: own.map(flat) };
  });
}

/** mulberry32: numbers from 0 to below 1. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
