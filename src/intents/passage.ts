// No typed answer fits, but a sentence clearly speaks of it: 「贵阳高新区怎么帮企业提升研发能力」.
import type { Answer } from '../answer/types.js';
import { NEED_WORDS, searchHeadline } from '../answer/wording.js';
import { clauseAround } from '../facts/rules/context.js';
import { confidence, credible } from '../find/confidence.js';
import { markerOf } from '../find/markers.js';
import { type RankedSentence, rankSentences } from '../find/sentences.js';
import { spansFor } from '../find/spans.js';
import { rankValues } from '../find/values.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, shortHeadline, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const LONGEST = 80;
/** Share of the odds from which on a short answer stands alone. */
const SHORT_ENOUGH = 0.4;
const MOST_HITS = 5;
const BY_FORM = 2;

/** Where in a sentence what is asked for stands by its form: a figure, a date, a reason, a title; null where none is asked for or printed. */
function placeOfAnswer(
  query: Query,
  knowledge: Knowledge,
  ranked: readonly RankedSentence[],
  sentence: number,
): number | null {
  const { text } = knowledge.sentences[sentence];
  const marker = markerOf(query)?.exec(text);
  if (marker) return marker.index;
  const spansIn = spansFor(query, knowledge);
  if (!spansIn || !['quantity', 'date'].includes(query.expected)) return null;
  const own = ranked.filter((candidate) => candidate.sentence === sentence);
  return rankValues(query, knowledge, own, spansIn)[0]?.span.start ?? null;
}

/** The clauses of a sentence that say most of what the question asks, at most 80 characters; those around `core` where it is given. */
export function tellingClauses(
  query: Query,
  knowledge: Knowledge,
  sentence: number,
  core: number | null = null,
): string {
  const { text } = knowledge.sentences[sentence];
  if (text.length <= LONGEST) return text;
  const clauses: { text: string; score: number; start: number }[] = [];
  for (let at = 0; at < text.length; ) {
    const { end } = clauseAround(text, at);
    const clause = text.slice(at, Math.min(text.length, end + 1));
    const folded = fold(clause);
    const score = query.terms.reduce((sum, term) => sum + term.weight * matchTerm(term, folded), 0);
    clauses.push({ text: clause, score, start: at });
    at = end + 1;
  }
  let from =
    core === null
      ? clauses.reduce((best, clause, index) => (clause.score > clauses[best].score ? index : best), 0)
      : clauses.findLastIndex(({ start }) => start <= core);
  let to = from + 1;
  const length = () => clauses.slice(from, to).reduce((sum, clause) => sum + clause.text.length, 0);
  while (to < clauses.length && length() + clauses[to].text.length <= LONGEST) to += 1;
  while (from > 0 && length() + clauses[from - 1].text.length <= LONGEST) from -= 1;
  const telling = clauses
    .slice(from, to)
    .map((clause) => clause.text)
    .join('')
    // What closes before the first clause belongs to the sentence's beginning: 「”该负责人介绍，」.
    .replace(/^[”’」』）》，、；。！？]+|[，、；]$/gu, '')
    // So is what opens and is closed behind the last one.
    .replace(/^“(?=[^”]*$)/u, '');
  return shortHeadline(telling);
}

/** The words that answer by themselves; null where they are not sure enough to stand alone. */
function shortHeadlineOf({ raw, expected }: Query, knowledge: Knowledge, sentence: number): string | null {
  if (!['thing', 'person', 'organization', 'any'].includes(expected)) return null;
  const short = knowledge.shortAnswer(raw, sentence);
  return short && short.share >= SHORT_ENOUGH ? shortHeadline(short.text) : null;
}

const ASKS_FOR_SEVERAL = /哪[几些两三四五六七八九十]|分别|都有[谁啥什]|都是谁/u;
const ENUMERATES = /、|分别[是为]|；(?:二|其二|以)|包括|还有\p{Script=Han}{2,8}[和与]/u;
/** How much less of the question a sentence that enumerates may have in its own words. */
const NEARLY_AS_MUCH = 0.65;
const LOOKED_AT = 6;

/** 「三大基地是哪三个」 is answered by the sentence that tells them, not by the one that announces them. */
function enumeratingFirst(
  { text }: Query,
  best: readonly RankedSentence[],
  ranked: readonly RankedSentence[],
  { sentences }: Knowledge,
): readonly Pick<RankedSentence, 'sentence'>[] {
  const enumerates = ({ sentence }: RankedSentence) => ENUMERATES.test(sentences[sentence].text);
  if (best.length === 0 || !ASKS_FOR_SEVERAL.test(text)) return best;
  const telling = [best[0], ...ranked.slice(0, LOOKED_AT)].find(
    (candidate) => enumerates(candidate) && candidate.own >= NEARLY_AS_MUCH * best[0].own,
  );
  if (!telling) return best;
  // 「分别是：一，……；二，……；三，……」: each is read as a sentence.
  const whole = [{ sentence: telling.sentence }];
  const goesOn = (at: number) =>
    /[；;]$/u.test(sentences[at].text) && sentences[at + 1]?.paragraph === sentences[at].paragraph;
  for (let at = telling.sentence; goesOn(at) && whole.length < LOOKED_AT; at += 1)
    whole.push({ sentence: at + 1 });
  return [...whole, ...best.filter(({ sentence }) => whole.every((told) => told.sentence !== sentence))];
}

/** 「赣州综保区下一步要干哪三件事」 has no word of its own: whatever of the zone or name has the form of the answer. */
function byForm(query: Query, knowledge: Knowledge): readonly RankedSentence[] {
  const marker = markerOf(query);
  if (marker === null || query.zones.length + query.entities.length === 0) return [];
  return rankSentences(query, knowledge)
    .filter(({ sentence, scope }) => scope >= 0.6 && marker.test(knowledge.sentences[sentence].text))
    .slice(0, BY_FORM);
}

function answer({ query, knowledge, trace }: IntentInput): Answer | null {
  const ranked = rankSentences(query, knowledge);
  for (const { sentence, score, coverage, missing } of ranked.slice(0, 5)) {
    const lacks = missing.map(({ word }) => word).join(' ');
    trace(
      `passage ${score.toFixed(2)} coverage ${coverage.toFixed(2)}${lacks ? ` lacks ${lacks}` : ''}: ${knowledge.sentences[sentence].text.slice(0, 40)}`,
    );
  }
  const likely =
    query.terms.length === 0 ? byForm(query, knowledge) : credible(query, ranked, knowledge, 'passage');
  const best = enumeratingFirst(query, likely, ranked, knowledge);
  trace(`confidence ${confidence(query, ranked, knowledge).toFixed(2)}`);
  if (best.length === 0) return null;
  return found(query, knowledge, {
    kind: 'passage',
    headline:
      shortHeadlineOf(query, knowledge, best[0].sentence) ??
      tellingClauses(
        query,
        knowledge,
        best[0].sentence,
        placeOfAnswer(query, knowledge, ranked, best[0].sentence),
      ),
    items: best
      .slice(1)
      .map(({ sentence }) => ({ label: null, text: tellingClauses(query, knowledge, sentence) })),
    evidence: best.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: zoneName(knowledge, best[0].sentence),
  });
}

export const passageIntent: Intent = {
  name: 'passage',
  commands: [],
  examples: [
    { say: '贵阳高新区怎么帮企业提升研发能力', expect: 'found' },
    { say: '贵阳高新区怎么发展量子计算', expect: 'unknown' },
  ],
  applies: ({ expected }) => !['zones', 'byline', 'evidence', 'verdict'].includes(expected),
  answer,
};

export const searchIntent: Intent = {
  name: 'search',
  commands: ['search', '搜索', '搜', 'find'],
  examples: [
    { say: '/search 新能源汽车', expect: 'found' },
    { say: '/search 量子计算', expect: 'unknown' },
  ],
  applies: () => false,
  answer: () => null,
  command: (input) => {
    const { query, knowledge } = input;
    if (query.text === '') return { type: 'guide', lines: [NEED_WORDS], suggestions: [] };
    const named = query.zones.length + query.entities.length > 0;
    const hits = knowledge.search.find(query.text, {
      top: MOST_HITS,
      accepts: (sentence) =>
        named || query.terms.some((term) => matchTerm(term, knowledge.folded(sentence)) >= 0.8),
    });
    return (
      found(query, knowledge, {
        kind: 'passage',
        headline: searchHeadline(query.raw),
        evidence: hits.map(({ sentence }) => evidenceFor(knowledge, sentence)),
      }) ?? {
        type: 'unknown',
        reason: 'attribute',
        headline: `语料里没有「${query.raw}」。`,
        zone: null,
        notes: [],
        nearest: [],
        suggestions: [],
      }
    );
  },
};
