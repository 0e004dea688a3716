// BM25 (Robertson & Zaragoza 2009) over sentences and over their passages at once: one list of postings serves both.

const K1 = 1.2;
const B = 0.75;

export interface Postings {
  /** How rare a term is among the sentences; 0 when none has it. */
  readonly idf: (term: string) => number;
  /** Adds the scores of a query's different terms: one place per sentence, one per passage. */
  readonly score: (terms: readonly string[], sentences: Float64Array, passages: Float64Array) => void;
}

interface Counted {
  readonly term: Int32Array;
  readonly documents: number;
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
  const lists = invert({ term: stream.subarray(0, used), documents: count }, lengths, ids.size);
  const passageFrequency = frequencies(lists, passageOf, ids.size);
  const mean = used / Math.max(1, count) || 1;
  const passageMean = used / Math.max(1, passages) || 1;
  const sentenceFrequency = (id: number) => lists.starts[id + 1] - lists.starts[id];
  return {
    idf: (term) => {
      const id = ids.get(term);
      return id === undefined ? 0 : rarity(sentenceFrequency(id), count);
    },
    score: (terms, scores, around) => {
      for (const term of new Set(terms)) {
        const id = ids.get(term);
        if (id === undefined) continue;
        const rare = rarity(sentenceFrequency(id), count);
        const rareAround = rarity(passageFrequency[id], passages);
        let passage = -1;
        let inPassage = 0;
        const flush = () => {
          if (passage >= 0)
            around[passage] += rareAround * saturate(inPassage, passageLengths[passage], passageMean);
        };
        for (let place = lists.starts[id]; place < lists.starts[id + 1]; place += 1) {
          const sentence = lists.sentences[place];
          const times = lists.counts[place];
          scores[sentence] += rare * saturate(times, lengths[sentence], mean);
          if (passageOf[sentence] !== passage) {
            flush();
            passage = passageOf[sentence];
            inPassage = 0;
          }
          inPassage += times;
        }
        flush();
      }
    },
  };
}

interface Lists {
  /** Where the postings of a term begin; one more for the end. */
  readonly starts: Int32Array;
  readonly sentences: Int32Array;
  readonly counts: Uint8Array;
}

/** Term ids in order of print → postings term by term, by counting. */
function invert({ term, documents }: Counted, lengths: Int32Array, terms: number): Lists {
  const starts = new Int32Array(terms + 1);
  const last = new Int32Array(terms).fill(-1);
  const each = (visit: (id: number, sentence: number, first: boolean) => void) => {
    let at = 0;
    for (let sentence = 0; sentence < documents; sentence += 1) {
      for (const end = at + lengths[sentence]; at < end; at += 1) {
        const id = term[at];
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
