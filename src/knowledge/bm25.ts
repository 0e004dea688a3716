// BM25 (Robertson & Zaragoza 2009) over documents given as lists of terms.

const K1 = 1.2;
const B = 0.75;

interface Postings {
  readonly documents: number[];
  readonly counts: number[];
}

export interface Bm25 {
  /** Adds the scores of one query to `scores`, each times `weight`; `scores` has one place per document. */
  readonly score: (terms: readonly string[], scores: Float64Array, weight: number) => void;
  /** How rare a term is; 0 when no document has it. */
  readonly idf: (term: string) => number;
}

/** Indexes the documents; terms of one document may repeat. */
export function buildBm25(documents: readonly (readonly string[])[]): Bm25 {
  const index = new Map<string, Postings>();
  const lengths = new Float64Array(documents.length);
  documents.forEach((terms, document) => {
    lengths[document] = terms.length;
    for (const term of terms) {
      const postings = index.get(term) ?? { documents: [], counts: [] };
      index.set(term, postings);
      if (postings.documents.at(-1) === document) postings.counts[postings.counts.length - 1] += 1;
      else {
        postings.documents.push(document);
        postings.counts.push(1);
      }
    }
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const idf = (term: string) => {
    const frequency = index.get(term)?.documents.length ?? 0;
    return frequency === 0 ? 0 : Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
  };
  return {
    idf,
    score: (terms, scores, weight) => {
      for (const term of new Set(terms)) {
        const postings = index.get(term);
        if (!postings) continue;
        const rarity = idf(term) * weight;
        postings.documents.forEach((document, order) => {
          const count = postings.counts[order];
          scores[document] +=
            (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[document]) / mean));
        });
      }
    },
  };
}
