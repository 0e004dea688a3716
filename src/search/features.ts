// What the trained ranking looks at: each feature by name, computed from a question and a sentence in its passage.
import type { Candidate } from './candidate.js';

type Feature = (candidate: Candidate) => number;

const TABLE = {
  // How well the index liked it, as a share of the best of all candidates.
  retrieved: ({ retrieved }) => retrieved.all,
  'retrieved words': ({ retrieved }) => retrieved.words,
  'retrieved pairs': ({ retrieved }) => retrieved.pairs,
  'passage words': ({ retrieved }) => retrieved.passageWords,
  'passage pairs': ({ retrieved }) => retrieved.passagePairs,
  'passage best': ({ retrieved }) => retrieved.passage,
  'passage rank': ({ retrieved }) => retrieved.passageRank,
  'below the passage best': ({ retrieved }) => retrieved.below,
  // The share of the question's weight that it meets: as words, as pairs, as words or what would do for them.
  'met words': ({ met }) => met.words,
  'met pairs': ({ met }) => met.pairs,
  'met synonyms': ({ met }) => met.synonyms,
  'met characters': ({ characters }) => characters,
  'met words of the passage': ({ passage }) => passage.words,
  'met pairs of the passage': ({ passage }) => passage.pairs,
  'met words before': ({ before }) => before.words,
  'met words behind': ({ behind }) => behind.words,
  'met pairs before': ({ before }) => before.pairs,
  'met pairs behind': ({ behind }) => behind.pairs,
  'met synonyms before': ({ before }) => before.synonyms,
  'new with the one before': ({ newBefore }) => newBefore,
  'new with the one behind': ({ newBehind }) => newBehind,
  // The same, weighed by how few sentences of the passage have it.
  'told apart by words': ({ local }) => local.words,
  'told apart by pairs': ({ local }) => local.pairs,
  'told apart by pairs, to the best': ({ local, localBest }) => local.pairs - localBest.pairs,
  'told apart by synonyms, to the best': ({ local, localBest }) => local.synonyms - localBest.synonyms,
  'met pairs, to the best': ({ met, metBest }) => met.pairs - metBest.pairs,
  'met synonyms, to the best': ({ met, metBest }) => met.synonyms - metBest.synonyms,
  'met pairs, to the best other': ({ met, metOther }) => met.pairs - metOther,
  // Order and nearness.
  'longest run': ({ run }) => run,
  'longest sequence': ({ sequence }) => sequence,
  'densest window': ({ dense }) => dense,
  'best clause': ({ clause }) => clause,
  // What could be the answer: spans of the asked kind that the question does not have.
  answers: ({ answers }) => answers.count,
  'met around an answer': ({ answers }) => answers.met,
  'nearest answer': ({ answers }) => answers.distance,
  'asked unit': ({ unit }) => unit,
  'met before the asking word': ({ besideBefore }) => besideBefore,
  'met behind the asking word': ({ besideBehind }) => besideBehind,
  'rarest word': ({ rarest }) => rarest,
  'first word': ({ firstWord }) => firstWord,
  'last word': ({ lastWord }) => lastWord,
  'numbers and letters': ({ exact }) => exact,
  // Shape.
  place: ({ place }) => place,
  'relative place': ({ place, of }) => place / Math.max(1, of - 1),
  'sentences of the passage': ({ of }) => of,
  length: ({ length }) => length,
  'goes on': ({ goesOn }) => goesOn,
  'question length': ({ questionLength }) => questionLength,
  'question weight': ({ questionWeight }) => questionWeight,
  asked: ({ asked }) => asked,
} satisfies Record<string, Feature>;

export const FEATURES: readonly string[] = Object.keys(TABLE);
const COMPUTE: readonly Feature[] = Object.values(TABLE);

/** Writes the features of a candidate from `at` on, in the order of `FEATURES`. */
export function writeFeatures(candidate: Candidate, into: Float32Array, at: number): void {
  for (let feature = 0; feature < COMPUTE.length; feature += 1)
    into[at + feature] = COMPUTE[feature](candidate);
}
