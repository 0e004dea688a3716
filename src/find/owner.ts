// Whether a sentence speaks of whom the question asks about: what stands near a name may belong to another.
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { isChinesePlace } from '../text/places.js';
import type { Query, Term } from '../understand/query.js';
import { isCompany } from './company.js';
import { mentionsAny, namedIn } from './mentions.js';
import { earlierInParagraph } from './paragraph.js';
import type { RankedSentence } from './sentences.js';

/** How well a name has to be met by the sentence itself. */
const MET = 0.4;
/** Characters within which the subject of a sentence begins. */
const NEAR_START = 10;

/** Does not name what was asked about, and begins with the name of somebody else. */
export function isAboutAnother(sentence: number, query: Query, knowledge: Knowledge): boolean {
  const asked = new Set(query.entities.flatMap(({ value }) => value));
  if (asked.size === 0 || mentionsAny(knowledge, sentence, [...asked])) return false;
  const { mentions, text } = knowledge.sentences[sentence];
  return mentions.some(
    ({ span, entities, referring }) =>
      !referring &&
      span.start <= NEAR_START &&
      !/[由有与跟被和对是在从向给]/u.test(text.slice(0, span.start)) &&
      entities.every((id) => !asked.has(id) && knowledge.entity(id).kind === 'organization'),
  );
}

/** Names no company itself, and the last ones that its paragraph named are others than the asked one. */
export function belongsToAnother(sentence: number, { entities }: Query, knowledge: Knowledge): boolean {
  const asked = entities.flatMap(({ value }) => value);
  const isCompanyId = (id: string) => knowledge.entities.has(id) && isCompany(knowledge.entity(id));
  if (!asked.some(isCompanyId) || mentionsAny(knowledge, sentence, asked)) return false;
  if (namedIn(knowledge, sentence, isCompany).length > 0) return false;
  for (const at of earlierInParagraph(sentence, knowledge)) {
    if (mentionsAny(knowledge, at, asked)) return false;
    if (namedIn(knowledge, at, isCompany).length > 0) return true;
  }
  return false;
}

const OF_ZONE = /^(?:[^，。；]{0,12}，)?(?:园|高新|开发|经开|示范|工业)区(?!内|里|的)/u;

/** 「比亚迪基地总投资85亿元」「今年，园区完成产值1216亿元」: begins with something else, and has no name of the question. */
export function isOfOtherSubject(
  sentence: number,
  { terms, entities }: Query,
  knowledge: Knowledge,
): boolean {
  const asked = entities.flatMap(({ value }) => value);
  const ofZone = OF_ZONE.test(knowledge.sentences[sentence].text);
  if (asked.length > 0 && ofZone && !mentionsAny(knowledge, sentence, asked)) return true;
  const { view } = knowledge.sentences[sentence];
  const own = knowledge.folded(sentence);
  const names = terms.filter(({ name }) => name);
  const [first] = view.tokens;
  const named =
    first &&
    /^(?:nz|nt|nr|x)/u.test(first.tag) &&
    /^(?!.*(?:季度|[年月]))\p{Script=Han}{2,}$/u.test(first.word);
  return names.length > 0 && names.every((term) => matchTerm(term, own) < MET) && (named || ofZone);
}

/** 「三江重科」: a long noun that the print seldom has says whose figure it is. */
const LONG_NAME = { length: 4, weight: 2.5 };
const isLongName = ({ naming, word, weight }: Term) =>
  naming && word.length >= LONG_NAME.length && weight >= LONG_NAME.weight;

/** In the sentence, above it or in a heading: what only a later sentence names is no owner of what this one says. */
function isSaidBefore(
  term: Term,
  { sentence }: Pick<RankedSentence, 'sentence'>,
  knowledge: Knowledge,
): boolean {
  const texts = [sentence, ...earlierInParagraph(sentence, knowledge)].map((at) => knowledge.folded(at));
  return [...texts, knowledge.foldedHeads(sentence)].some((text) => matchTerm(term, text) >= MET);
}

/** Of the likeliest sentences: whose figure is asked for is not said with the first, nowhere near, or a place only by another. */
export function isOfUnsaid(
  { terms, zones }: Query,
  [first, ...others]: readonly Pick<RankedSentence, 'sentence'>[],
  knowledge: Knowledge,
): boolean {
  const unsaid = terms.filter((term) => !isSaidBefore(term, first, knowledge));
  const elsewhere = others.map(({ sentence }) => knowledge.folded(sentence)).join(' ');
  return unsaid.some(
    (term) =>
      isLongName(term) || (zones.length === 0 && isChinesePlace(term.word) && elsewhere.includes(term.word)),
  );
}

/** Lengths of a beginning that is looked for in print: 「岛岛全的总经理是谁」 begins with a name that no rule knows. */
const LENGTHS = { least: 3, most: 8 };
/** Characters that a lead does not end in, and that it does not begin with. */
const TRAILING = /[的了在是有一每今去昨前现共总年月日为和与被把上中里]+$/u;
const NO_LEAD = /^(?:[这那哪谁几多什怎今去昨前现第]|目前|一共|全部)/u;

/** 「盐碱地农｜产品」 is cut back to 盐碱地: half a word leads nowhere. */
function wholeWords(lead: string, text: string, { segmenter }: Knowledge): string {
  let end = 0;
  for (const word of segmenter.cutKnown(text)) {
    if (end + word.length > lead.length) break;
    end += word.length;
  }
  return lead.slice(0, end);
}

/** The longest beginning of the question that is printed somewhere; empty where it overlaps a known name. */
function printedLead({ text, zones, entities }: Query, knowledge: Knowledge): string {
  if (NO_LEAD.test(text)) return '';
  const names = [...zones, ...entities].map(({ rawValue }) => text.indexOf(rawValue));
  const end = Math.min(...names.filter((at) => at >= 0), LENGTHS.most, text.length);
  let lead = '';
  // What is printed nowhere is not printed longer either.
  for (let length = LENGTHS.least; length <= end; length += 1) {
    const words = text.slice(0, length);
    if (!/^\p{Script=Han}+$/u.test(words) || !knowledge.hasText(words)) break;
    lead = words;
  }
  lead = wholeWords(lead, text, knowledge).replace(TRAILING, '');
  return lead.length >= LENGTHS.least ? lead : '';
}

/** Kinds of answers that belong to whom the question begins with. */
const OWNED: ReadonlySet<Query['expected']> = new Set(['quantity', 'person', 'profile']);

/** A question is looked up once, however many of its values are judged. */
const leads = new WeakMap<Query, string>();

/** True where a sentence, or an earlier one of its paragraph, has the words that the question begins with. */
export function hasLead(sentence: number, query: Query, knowledge: Knowledge): boolean {
  if (!OWNED.has(query.expected)) return true;
  const lead = leads.get(query) ?? printedLead(query, knowledge);
  leads.set(query, lead);
  if (lead === '' || knowledge.foldedHeads(sentence).includes(lead)) return true;
  return [sentence, ...earlierInParagraph(sentence, knowledge)].some((at) =>
    knowledge.folded(at).includes(lead),
  );
}
