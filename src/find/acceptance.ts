// When a sentence, or a value in it, may stand as the answer: enough of the question is met, and its focus is.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query, Term } from '../understand/query.js';
import { focusOf } from './focus.js';
import { matchTerm } from './match.js';
import type { RankedSentence } from './sentences.js';
import type { FoundValue } from './values.js';

/** Share of the question's words that has to be met, by what else ties the sentence to the question. */
const ENOUGH = { entity: 0.35, zone: 0.42, nothing: 0.45 };
/** Without a zone or a name, one everyday word in common is not enough. */
const ENOUGH_UNANCHORED = 3.5;
/** Weight from which on a word that nothing near meets makes an answer without a zone or name a guess. */
const UNKNOWN_NAME = 4;
/** How well the focus has to be met by the sentence itself. */
const FOCUS_MET = 0.4;
/** A sentence that goes on about the one before. */
const GOES_ON = /^(?:据介绍，|据了解，|目前，)?(?:该|其|这|上述|全部|项目)/u;

/** True where the sentence meets enough of the question to stand as its answer. */
export function isCovered({ coverage, scope, weight, missing }: RankedSentence, query: Query): boolean {
  if (query.terms.length === 0) return scope >= 0.6;
  if (missing.some(({ proper }) => proper)) return false;
  if (query.entities.length > 0) return coverage >= ENOUGH.entity && scope >= 0.6;
  if (query.zones.length > 0) return coverage >= ENOUGH.zone;
  const unknown = missing.some(({ naming, weight: rarity }) => naming && rarity >= UNKNOWN_NAME);
  return coverage >= ENOUGH.nothing && weight >= ENOUGH_UNANCHORED && !unknown;
}

/** True where a value's own sentence is about the names that were asked for, and speaks of the question's focus. */
export function isAbout(value: FoundValue, query: Query, knowledge: Knowledge): boolean {
  const wanted = query.entities.flatMap((slot) => slot.value);
  const subject = value.fact !== null && wanted.includes(value.fact.subject);
  if (wanted.length > 0 && value.ranked.scope < 0.6 && !subject) return false;
  return focusOf(query).every((term) => meetsFocus(term, value.sentence, knowledge));
}

/** The sentence speaks of the focus itself, or goes on with 「该项目」 about what the one before it spoke of. */
function meetsFocus(term: Term, sentence: number, knowledge: Knowledge): boolean {
  if (matchTerm(term, knowledge.folded(sentence)) >= FOCUS_MET) return true;
  const { text, paragraph } = knowledge.sentences[sentence];
  const before = knowledge.sentences[sentence - 1];
  return GOES_ON.test(text) && before?.paragraph === paragraph && matchTerm(term, knowledge.folded(sentence - 1)) >= 0.8;
}
