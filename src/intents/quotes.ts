// What somebody said, word for word: 「李越说了什么」, /quotes.
import type { Answer, Unknown } from '../answer/types.js';
import { notSpokenOf, otherWordsNote, quotesHeadline } from '../answer/wording.js';
import { isPersonId, personName } from '../facts/entity-id.js';
import type { QuoteFact } from '../facts/types.js';
import { mentionsAny } from '../find/mentions.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import type { NameSlot, Query, Term } from '../understand/query.js';
import { withZone } from './choose-zone.js';
import { evidenceFor, found, slotNotes, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const MOST = 3;

function quotes(knowledge: Knowledge): readonly QuoteFact[] {
  return knowledge.facts.filter((fact): fact is QuoteFact => fact.type === 'quote');
}

/** A quotation; `attributed` is the sentence that names the speaker, where it is another one. */
type Said = QuoteFact & { readonly attributed?: number };

/** The posts that each person is printed with, as one text. */
function postsHeld({ facts }: Knowledge): ReadonlyMap<string, string> {
  const posts = new Map<string, string>();
  for (const fact of facts)
    if (fact.type === 'post') posts.set(fact.subject, `${posts.get(fact.subject) ?? ''} ${fact.text}`);
  return posts;
}

/** What is known of a speaker: the name or the words for one, the posts held, and the words that attribute the quotation. */
function attribution({ subject, sentence, span }: QuoteFact, posts: string, knowledge: Knowledge): string {
  const { text } = knowledge.sentences[sentence];
  return fold([personName(subject), posts, text.slice(0, span.start), text.slice(span.end)].join(' '));
}

/** 「对宏远建厂怎么说」: spoken of, not speaking. */
function isTopic({ rawValue }: NameSlot, { text }: Query): boolean {
  const at = text.indexOf(fold(rawValue));
  return at > 0 && /(?:对|对于|关于)$/u.test(text.slice(0, at));
}

/** What the speaker goes on to say in the same paragraph, until somebody else is quoted or named. */
function continued(quote: QuoteFact, knowledge: Knowledge): readonly Said[] {
  const { paragraph } = knowledge.sentences[quote.sentence];
  const further: Said[] = [];
  for (let at = quote.sentence + 1; knowledge.sentences[at]?.paragraph === paragraph; at += 1) {
    const { mentions, text } = knowledge.sentences[at];
    const others = mentions.some(({ entities }) =>
      entities.some((id) => isPersonId(id) && id !== quote.subject),
    );
    if (others || knowledge.factsIn(at).some(({ type }) => type === 'quote')) break;
    const span = { start: 0, end: text.length };
    further.push({ ...quote, attributed: quote.sentence, sentence: at, span, text });
  }
  return further;
}

function matching(query: Query, knowledge: Knowledge): readonly QuoteFact[] {
  const people = query.entities.flatMap(({ value }) => value).filter(isPersonId);
  const others = query.entities
    .filter((slot) => !isTopic(slot, query))
    .flatMap(({ value }) => value.filter((id) => !isPersonId(id)));
  const zones = query.zones.flatMap(({ value }) => value);
  const inZone = ({ sentence }: QuoteFact) => {
    const { zone } = knowledge.articles[knowledge.sentences[sentence].article];
    return zones.length === 0 || (zone !== null && zones.includes(zone));
  };
  const named = query.terms.filter(({ name }) => name);
  /** 「深圳市长觉得」: somebody of an article that never prints 深圳 is not meant. */
  const ofThatPlace = ({ sentence }: QuoteFact) => {
    const { first, end } = knowledge.articles[knowledge.sentences[sentence].article];
    const texts = Array.from({ length: end - first }, (_, at) => knowledge.folded(first + at));
    return named.every((term) =>
      [knowledge.foldedHeads(sentence), ...texts].some((text) => matchTerm(term, text) === 1),
    );
  };
  const all = quotes(knowledge).filter(inZone);
  if (people.length > 0) return all.filter(({ subject }) => people.includes(subject));
  const names = others.flatMap(knowledge.foldedNames);
  const posts = postsHeld(knowledge);
  return all
    .filter(ofThatPlace)
    .map((quote) => {
      const who = attribution(quote, posts.get(quote.subject) ?? '', knowledge);
      const byName = names.some((name) => who.includes(name)) ? 1 : 0;
      const byWords = query.terms.filter((term) => matchTerm(term, who) === 1).length;
      const inFull = query.text.includes(fold(personName(quote.subject))) ? 3 : 0;
      const about = query.terms.filter((term) => matchTerm(term, fold(quote.text)) >= 0.5).length;
      return { quote, fits: inFull + byName + byWords > 0, rank: inFull + 2 * byName + 2 * byWords + about };
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => b.rank - a.rank)
    .map(({ quote }) => quote);
}

/** What speaks of the question's words and names first, then quotations before what goes on from them, in order of print. */
function onTopic(query: Query, quotes: readonly Said[], knowledge: Knowledge): readonly Said[] {
  const names = query.entities.flatMap(({ value }) => value.filter((id) => !isPersonId(id)));
  const rank = ({ sentence }: QuoteFact) => {
    const text = knowledge.folded(sentence);
    return (
      query.terms.filter((term) => matchTerm(term, text) > 0).length +
      names.filter((id) => knowledge.foldedNames(id).some((name) => text.includes(name))).length
    );
  };
  const goesOn = ({ attributed }: Said) => (attributed === undefined ? 0 : 1);
  return [...quotes].sort((a, b) => rank(b) - rank(a) || goesOn(a) - goesOn(b) || a.sentence - b.sentence);
}

/** Words of the question that say that somebody spoke, and how, but not of what. */
const OF_SPEAKING =
  /^(?:看法|观点|评价|原话|态度|心愿|感受|体会|意见|说法|感想|认为|觉得|表示|表态|介绍|透露|解释|希望|期待|建议|强调|谈到|提到|看待|形容|回应|呼吁|坦言|承认|担心|担忧|发愁|犯愁|头疼|烦恼|吐槽|抱怨|害怕|感慨|回忆|点赞|批评|表扬|直言|讲述)$/u;

/** How far what is quoted is from what was asked: in its words, in some of their characters, or in none. */
type Nearness = 'words' | 'characters' | 'nothing';

type Topic = Pick<Term, 'word' | 'synonyms'>;

/** Of what somebody is asked to have spoken; the words of the question, in its order. */
function topicOf({ text, terms, entities }: Query, knowledge: Knowledge): readonly Topic[] {
  const names = entities
    .filter(({ value }) => !value.some(isPersonId))
    .map(({ rawValue, value }) => ({ word: fold(rawValue), synonyms: value.flatMap(knowledge.foldedNames) }));
  const words = terms.filter(({ word, optional }) => word.length > 1 && !optional && !OF_SPEAKING.test(word));
  return [...names, ...words].toSorted((a, b) => text.indexOf(a.word) - text.indexOf(b.word));
}

/** Whether the quotations, or the paragraphs around the names of those who spoke, speak of it. */
function nearness(topic: readonly Topic[], said: readonly Said[], knowledge: Knowledge): Nearness {
  const speakers = said.map(({ subject }) => subject);
  const named = knowledge.sentences.filter(({ index }) => mentionsAny(knowledge, index, speakers));
  const quoted = said.map(({ sentence }) => knowledge.sentences[sentence]);
  const paragraphs = new Set([...quoted, ...named].map(({ paragraph }) => paragraph));
  const near = knowledge.sentences
    .filter(({ paragraph }) => paragraphs.has(paragraph))
    .map(({ index }) => knowledge.folded(index));
  if (topic.some((term) => near.some((text) => matchTerm(term, text) >= 0.5))) return 'words';
  const characters = topic.flatMap(({ word }) => [...word]);
  return characters.some((character) => near.some((text) => text.includes(character)))
    ? 'characters'
    : 'nothing';
}

function notOnTopic(query: Query, knowledge: Knowledge, what: string, said: readonly Said[]): Unknown {
  return {
    type: 'unknown',
    reason: 'attribute',
    headline: notSpokenOf(personName(said[0].subject), what),
    zone: zoneName(knowledge, said[0].sentence),
    notes: slotNotes(query, knowledge),
    nearest: [...new Set(said.map(({ sentence, attributed = sentence }) => attributed))]
      .slice(0, MOST)
      .map((sentence) => evidenceFor(knowledge, sentence)),
    suggestions: [],
  };
}

function show(
  query: Query,
  knowledge: Knowledge,
  said: readonly Said[],
  notes: readonly string[] = [],
): Answer | null {
  if (said.length === 0) return null;
  const shown = said.slice(0, MOST);
  const headline = shown[0].text.length <= 80 ? shown[0].text : quotesHeadline(personName(shown[0].subject));
  return found(query, knowledge, {
    kind: 'quote',
    headline,
    items: (shown.length === 1 && headline === shown[0].text ? [] : shown).map((quote) => ({
      label: personName(quote.subject),
      text: quote.text,
    })),
    evidence: shown
      .flatMap(({ sentence, attributed = sentence }) => [attributed, sentence])
      .map((sentence) => evidenceFor(knowledge, sentence)),
    zone: zoneName(knowledge, shown[0].sentence),
    notes,
  });
}

function answer({ query, knowledge }: IntentInput): Answer | null {
  const matched = matching(query, knowledge);
  const byPerson = query.entities.some(({ value }) => value.some(isPersonId));
  const said: readonly Said[] = byPerson
    ? onTopic(
        query,
        matched.flatMap((quote) => [quote, ...continued(quote, knowledge)]),
        knowledge,
      )
    : matched;
  const [first] = said;
  const own = first ? said.filter(({ subject }) => subject === first.subject) : [];
  const topic = byPerson ? topicOf(query, knowledge) : [];
  if (!first || topic.length === 0) return show(query, knowledge, own);
  const near = nearness(topic, said, knowledge);
  const what = topic.map(({ word }) => word).join('');
  if (near === 'nothing') return notOnTopic(query, knowledge, what, own);
  const notes = near === 'words' ? [] : [otherWordsNote(personName(first.subject), what)];
  return show(query, knowledge, own, notes);
}

export const quotesIntent: Intent = {
  name: 'quotes',
  commands: ['quotes', '说法', '引语'],
  examples: [
    { say: '李越说了什么', expect: 'found' },
    { say: '许志伟怎么评价切割机', expect: 'found' },
    { say: '王小明说了什么', expect: 'unknown' },
  ],
  applies: ({ expected }) => expected === 'quote',
  answer,
  command: (input) =>
    answer(input) ??
    withZone(input, 'quotes', (zone) => {
      const slot = { name: 'zone', value: [zone.id], rawValue: zone.name, origin: 'said' } as const;
      const own = quotes(input.knowledge).filter(
        ({ sentence }) =>
          input.knowledge.articles[input.knowledge.sentences[sentence].article].zone === zone.id,
      );
      return show({ ...input.query, zones: [slot] }, input.knowledge, own);
    }),
};
