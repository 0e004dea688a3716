// How near the words of a question stand to each other in a sentence, and to what could answer it.
import { answerPlaces } from './answer-places.js';
import { longestRun, longestSequence } from './overlap.js';
import { type Place, placesOf, share, sum, type WeighedQuestion } from './weighed-question.js';

/** Shares of the question, 0 to 1, where nothing else is said. */
export interface Nearness {
  readonly characters: number;
  readonly run: number;
  readonly sequence: number;
  readonly dense: number;
  readonly clause: number;
  readonly answers: { readonly count: number; readonly met: number; readonly distance: number };
  /** 2 where the asked unit stands behind a number, 1 where it stands elsewhere, 0 where it is missing, -1 unasked. */
  readonly unit: number;
  readonly besideBefore: number;
  readonly besideBehind: number;
  readonly exact: number;
  readonly length: number;
  readonly goesOn: number;
  readonly questionLength: number;
  readonly questionWeight: number;
  readonly asked: number;
}

const GOES_ON = /^(?:它|他|她|该|其|此|这|那|因此|但|而|同时|后来|之后|另外|并)/u;
/** Characters of a window in which words count as near. */
const WINDOW = 24;
const FAR = 60;
const CLAUSE_BORDER = /[，、：,:]/gu;
const MOST = { dense: 1.5, answers: 3, length: 200, questionLength: 60 };

/** What the sentence alone tells. */
export function nearnessOf(question: WeighedQuestion, text: string, pairTotal: number): Nearness {
  const { core, characters, pairWeights, unit, exact } = question;
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  const byPair = placesOf(question, text);
  const places = byPair.toSorted((a, b) => a.at - b.at);
  return {
    characters: shareIn(text, characters),
    run: share(longestRun(core, bare), core.length),
    sequence: share(longestSequence(core, bare), core.length),
    dense: Math.min(MOST.dense, share(densest(places), pairTotal)),
    clause: share(bestClause(byPair, text), pairTotal),
    answers: answers(question, text, places, pairTotal),
    unit: unit === null ? -1 : unitIn(unit, text),
    besideBefore: shareIn(text, question.before),
    besideBehind: shareIn(text, question.behind),
    exact: exact.length === 0 ? -1 : shareIn(text, exact),
    length: Math.min(MOST.length, text.length),
    goesOn: Number(GOES_ON.test(text)),
    questionLength: Math.min(MOST.questionLength, core.length),
    questionWeight: sum(pairWeights),
    asked: question.askedCode,
  };
}

/** How many of some pieces a text has. */
function shareIn(text: string, pieces: readonly string[]): number {
  let met = 0;
  for (const piece of pieces) if (text.includes(piece)) met += 1;
  return share(met, pieces.length);
}

/** The most weight of pairs that any window of the sentence holds. */
function densest(places: readonly Place[]): number {
  let most = 0;
  let held = 0;
  let from = 0;
  for (const { at, weight } of places) {
    held += weight;
    while (places[from].at <= at - WINDOW) {
      held -= places[from].weight;
      from += 1;
    }
    if (held > most) most = held;
  }
  return most;
}

/** The most weight of pairs that any clause has, each of them counted once; `places` are pair by pair. */
function bestClause(places: readonly Place[], text: string): number {
  const borders: number[] = [];
  for (const { index } of text.matchAll(CLAUSE_BORDER)) borders.push(index);
  const weights = new Float64Array(borders.length + 1);
  let last = { pair: -1, clause: -1 };
  for (const { at, pair, weight } of places) {
    let clause = 0;
    while (clause < borders.length && borders[clause] < at) clause += 1;
    if (pair !== last.pair || clause !== last.clause) weights[clause] += weight;
    last = { pair, clause };
  }
  return Math.max(...weights);
}

function answers(question: WeighedQuestion, text: string, places: readonly Place[], pairTotal: number) {
  const starts = answerPlaces(question, text);
  let most = 0;
  let distance = FAR;
  for (const start of starts) {
    let near = 0;
    for (const { at, weight } of places) {
      const away = Math.abs(at - start);
      if (away < WINDOW) near += weight * (1 - away / WINDOW);
      if (away < distance) distance = away;
    }
    if (near > most) most = near;
  }
  return {
    count: Math.min(MOST.answers, starts.length),
    met: Math.min(MOST.dense, share(most, pairTotal)),
    distance,
  };
}

function unitIn(unit: string, text: string): number {
  if (!text.includes(unit)) return 0;
  return new RegExp(`[\\d一二三四五六七八九十百千万亿两余多]${unit}`, 'u').test(text) ? 2 : 1;
}
