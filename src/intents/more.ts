// 「还有吗」 after an answer: the same question, asked of what was not shown yet.

import { itemText } from '../answer/plain.js';
import type { Answer, Found, Unknown } from '../answer/types.js';
import { MORE_NOTE, NO_MORE, NOTHING_TO_GO_ON } from '../answer/wording.js';
import type { Fact } from '../facts/types.js';
import { isCovered } from '../find/acceptance.js';
import { rankSentences } from '../find/sentences.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Query } from '../understand/query.js';
import type { Shown } from '../understand/session.js';
import { evidenceFor, found, shortHeadline, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { tellingClauses } from './passage.js';

const MOST_PASSAGES = 3;
/** Share of the question's words that a further passage has to say itself. */
const CLEARLY = 0.4;

const placeOf = (file: string, start: number, end: number) => `${file} ${start} ${end}`;

/** True for words, or a whole sentence, that the reply to the last question has shown. */
export function seenIn(shown: Shown): (words: string) => boolean {
  const words = new Set(shown.texts);
  return (text) => words.has(text);
}

function isShownFact(fact: Fact, shown: Shown, places: ReadonlySet<string>, knowledge: Knowledge): boolean {
  const { article, node, text } = knowledge.sentences[fact.sentence];
  if (!places.has(placeOf(knowledge.articles[article].source.file, node.span.start, node.span.end)))
    return false;
  const says = (words: string) => shown.texts.some((own) => own.includes(words));
  switch (fact.type) {
    case 'quantity':
      return shown.texts.some((own) => own.endsWith(fact.quantity.text) && own.includes(fact.attribute));
    case 'list':
      return fact.items.every(({ start, end }) => says(text.slice(start, end)));
    case 'quote':
      return says(fact.text);
    case 'post':
      return says(fact.post);
    case 'act':
      return says(fact.text);
    default:
      return fact satisfies never;
  }
}

/** The knowledge without the facts that were already shown: whoever answers from facts goes on behind them. */
export function unseen(knowledge: Knowledge, shown: Shown): Knowledge {
  const places = new Set(shown.evidence.map(({ file, start, end }) => placeOf(file, start, end)));
  const isNew = (fact: Fact) => !isShownFact(fact, shown, places, knowledge);
  return {
    ...knowledge,
    facts: knowledge.facts.filter(isNew),
    factsIn: (sentence) => knowledge.factsIn(sentence).filter(isNew),
  };
}

/** What an answer says beyond what was shown; null where that is nothing. */
export function newIn(answer: Answer | null, shown: Shown): Found | null {
  if (answer?.type !== 'found' || answer.kind !== shown.kind) return null;
  const isNew = (text: string) => !shown.texts.some((own) => own === text);
  const items = answer.items.filter((item) => isNew(itemText(item)));
  // 「甲、乙、丙」 names its entries; 「青岛高新区报道中的数据」 does not change with them.
  const joined = answer.items.length > 1 && answer.headline.startsWith(`${answer.items[0].text}、`);
  const onlyHeadline = answer.items.length === 0 && isNew(answer.headline);
  if (items.length === 0 && !onlyHeadline) return null;
  const headline = joined ? shortHeadline(items.map(({ text }) => text).join('、')) : answer.headline;
  return { ...answer, headline, items, notes: [MORE_NOTE, ...answer.notes] };
}

/** Passages that speak of the last question as clearly as the shown ones. */
export function furtherPassages(query: Query, knowledge: Knowledge, shown: Shown): Found | null {
  if (shown.kind !== 'passage' || query.terms.length === 0) return null;
  const places = new Set(shown.evidence.map(({ file, start, end }) => placeOf(file, start, end)));
  const rest = rankSentences(query, knowledge)
    .filter((candidate) => isCovered(candidate, query) && candidate.own >= CLEARLY)
    .map(({ sentence }) => ({ sentence, evidence: evidenceFor(knowledge, sentence) }))
    .filter(({ evidence: { file, start, end } }) => !places.has(placeOf(file, start, end)))
    .slice(0, MOST_PASSAGES);
  if (rest.length === 0) return null;
  return found(query, knowledge, {
    kind: 'passage',
    headline: tellingClauses(query, knowledge, rest[0].sentence),
    evidence: rest.map(({ evidence }) => evidence),
    zone: zoneName(knowledge, rest[0].sentence),
    notes: [MORE_NOTE],
  });
}

/** Nothing more was printed, or nothing was asked yet. */
export function noMore(shown: Shown | null): Unknown {
  return {
    type: 'unknown',
    reason: shown ? 'attribute' : 'unclear',
    headline: shown ? NO_MORE : NOTHING_TO_GO_ON,
    zone: null,
    notes: [],
    nearest: [],
    suggestions: [],
  };
}

/** The bot asks the last question again; what reaches this intent has nothing to go on about. */
export const moreIntent: Intent = {
  name: 'more',
  commands: [],
  examples: [{ say: '还有吗', expect: 'unknown' }],
  applies: ({ expected }) => expected === 'more',
  answer: ({ session }: IntentInput) => noMore(session.shown),
};
