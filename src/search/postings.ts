// BM25 (Robertson & Zaragoza 2009) over sentences and over their passages at once: one list of postings serves both.

const K1 = 1.2;
const B = 0.75;

/** The BM25 of one passage and of each of its sentences. */
export interface PassageScores {
  readonly passage: number;
  /** In order of print. */
  readonly sentences: Float64Array;
}

export interface Postings {
  /** How rare a term is among the sentences; 0 when none has it. */
  readonly idf: (term: string) => number;
  /**
   * Adds the scores of a query's different terms to `passages`, the rarest term first, until about `budget` postings
   * are read: what is left are everyday words, which do not decide which passages are worth a closer look.
   */
  readonly scan: (terms: readonly string[], passages: Float64Array, weight: number, budget: number) => void;
  /** The scores of one passage by all terms, looked up in the postings. */
  readonly score: (terms: readonly string[], passage: number) => PassageScores;
}

function saturate(count: number, length: number, mean: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
}

function rarity(frequency: number, documents: number): number {
  return frequency === 0 ? 0 : Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Indexes sentences, given as lists of terms in print order; `passageOf` never falls. Terms of one sentence may repeat.
 * Postings lie side by side in typed arrays, term by term, in order of the sentences.
 */
export function buildPostings(
  sentences: Iterable<readonly string[]>,
  passageOf: ArrayLike<number>,
  passages: number,
): Postings {
  const ids = new Map<string, number>();
  const count = passageOf.length;
  const lengths = new Int32Array(count);
  const passageLengths = new Float64Array(passages);
  let stream = new Int32Array(Math.max(16, count * 16));
  let used = 0;
  let at = 0;
  for (const terms of sentences) {
    lengths[at] = terms.length;
    passageLengths[passageOf[at]] += terms.length;
    if (used + terms.length > stream.length) {
      const wider = new Int32Array(2 * stream.length + terms.length);
      wider.set(stream);
      stream = wider;
    }
    for (const term of terms) {
      let id = ids.get(term);
      if (id === undefined) {
        id = ids.size;
        ids.set(term, id);
      }
      stream[used] = id;
      used += 1;
    }
    at += 1;
  }
  const lists = invert(stream, lengths, ids.size);
  const passageFrequency = frequencies(lists, passageOf, ids.size);
  const mean = used / Math.max(1, count) || 1;
  const passageMean = used / Math.max(1, passages) || 1;
  const frequencyOf = (id: number) => lists.starts[id + 1] - lists.starts[id];
  const idsOf = (terms: readonly string[]) =>
    [...new Set(terms)].flatMap((term) => {
      const id = ids.get(term);
      return id === undefined ? [] : [id];
    });
  const firsts = new Int32Array(passages + 1).fill(count);
  for (let sentence = count - 1; sentence >= 0; sentence -= 1) firsts[passageOf[sentence]] = sentence;
  return {
    idf: (term) => {
      const id = ids.get(term);
      return id === undefined ? 0 : rarity(frequencyOf(id), count);
    },
    scan: (terms, around, weight, budget) => {
      const rarestFirst = idsOf(terms).sort((x, y) => frequencyOf(x) - frequencyOf(y));
      let read = 0;
      for (const id of rarestFirst) {
        if (read > 0 && read + frequencyOf(id) > budget) break;
        read += frequencyOf(id);
        const rare = weight * rarity(passageFrequency[id], passages);
        let passage = -1;
        let times = 0;
        for (let place = lists.starts[id]; place < lists.starts[id + 1]; place += 1) {
          const next = passageOf[lists.sentences[place]];
          if (next !== passage) {
            if (passage >= 0) around[passage] += rare * saturate(times, passageLengths[passage], passageMean);
            passage = next;
            times = 0;
          }
          times += lists.counts[place];
        }
        if (passage >= 0) around[passage] += rare * saturate(times, passageLengths[passage], passageMean);
      }
    },
    score: (terms, passage) => {
      const [first, end] = [firsts[passage], firsts[passage + 1]];
      const scores = new Float64Array(end - first);
      let whole = 0;
      for (const id of idsOf(terms)) {
        const rare = rarity(frequencyOf(id), count);
        let times = 0;
        for (let place = lowerBound(lists, id, first); place < lists.starts[id + 1]; place += 1) {
          const sentence = lists.sentences[place];
          if (sentence >= end) break;
          scores[sentence - first] += rare * saturate(lists.counts[place], lengths[sentence], mean);
          times += lists.counts[place];
        }
        if (times > 0)
          whole +=
            rarity(passageFrequency[id], passages) * saturate(times, passageLengths[passage], passageMean);
      }
      return { passage: whole, sentences: scores };
    },
  };
}

/** The first posting of a term at or behind a sentence. */
function lowerBound({ starts, sentences }: Lists, id: number, sentence: number): number {
  let low = starts[id];
  let high = starts[id + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle] < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Lists {
  /** Where the postings of a term begin; one more for the end. */
  readonly starts: Int32Array;
  readonly sentences: Int32Array;
  readonly counts: Uint8Array;
}

/** Term ids in order of print, so many of each sentence → postings term by term, by counting. */
function invert(stream: Int32Array, lengths: Int32Array, terms: number): Lists {
  const starts = new Int32Array(terms + 1);
  const last = new Int32Array(terms).fill(-1);
  const each = (visit: (id: number, sentence: number, first: boolean) => void) => {
    let at = 0;
    for (let sentence = 0; sentence < lengths.length; sentence += 1) {
      for (const end = at + lengths[sentence]; at < end; at += 1) {
        const id = stream[at];
        visit(id, sentence, last[id] !== sentence);
        last[id] = sentence;
      }
    }
    last.fill(-1);
  };
  each((id, _, first) => {
    if (first) starts[id + 1] += 1;
  });
  for (let id = 0; id < terms; id += 1) starts[id + 1] += starts[id];
  const sentences = new Int32Array(starts[terms]);
  const counts = new Uint8Array(starts[terms]);
  const next = starts.slice(0, terms);
  each((id, sentence, first) => {
    if (first) {
      sentences[next[id]] = sentence;
      counts[next[id]] = 1;
      next[id] += 1;
    } else if (counts[next[id] - 1] < 0xff) counts[next[id] - 1] += 1;
  });
  return { starts, sentences, counts };
}

/** In how many passages each term stands. */
function frequencies({ starts, sentences }: Lists, passageOf: ArrayLike<number>, terms: number): Int32Array {
  const found = new Int32Array(terms);
  for (let id = 0; id < terms; id += 1) {
    let passage = -1;
    for (let place = starts[id]; place < starts[id + 1]; place += 1) {
      if (passageOf[sentences[place]] === passage) continue;
      passage = passageOf[sentences[place]];
      found[id] += 1;
    }
  }
  return found;
}
