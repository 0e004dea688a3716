// When a sentence, or a value in it, may stand as the answer: enough of the question is met, and its focus is.
import { clauseAround } from '../facts/rules/context.js';
import { SUM } from '../facts/rules/quantities.js';
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import { fold } from '../text/normalize.js';
import { isChinesePlace } from '../text/places.js';
import type { Span } from '../text/span.js';
import type { Query, Term } from '../understand/query.js';
import { focusOf } from './focus.js';
import { namedIn } from './mentions.js';
import { belongsToAnother, hasLead, isAboutAnother, isOfOtherSubject } from './owner.js';
import type { RankedSentence } from './sentences.js';
import type { FoundValue } from './values.js';

/** Share of the question's words that has to be met, by what else ties the sentence to the question. */
const ENOUGH = { entity: 0.35, zone: 0.38, nothing: 0.45 };
/** Without a zone or a name, one everyday word in common is not enough. */
const ENOUGH_UNANCHORED = 3.5;
/** Weight from which on a word that nothing near meets makes an answer without a zone or name a guess. */
const UNKNOWN_NAME = 4;
/** Share from which on a sentence is plainly about what was asked. */
const PLAIN = 0.7;
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
  const unknown =
    coverage < PLAIN && missing.some(({ naming, weight: rarity }) => naming && rarity >= UNKNOWN_NAME);
  return coverage >= ENOUGH.nothing && weight >= ENOUGH_UNANCHORED && !unknown;
}

const WHOLE_COUNTRY = /^(?:目前，|据[^，]{2,12}，)?(?:我国|全国|全球|世界)(?![首第唯最各级人政领知])/u;
const ASKS_WHOLE = /我国|全国|全球|世界|中国|国内|行业/u;

const WHOLE_PLACE = /^(?:目前，|截至[^，]{2,12}，)?(?:全[区市县省州旗镇]|[我本该]?[区省市]内)/u;
const ASKS_PLACE = /全[区市县省州旗镇园]|[区省市]里|[区省市]内/u;

/** 「我国LED背光市场将不低于1200亿元」 does not say what a zone or a company has, nor 「全区……」 what a company has. */
export function isOfWholeCountry(clause: string, { text, zones, entities, terms }: Query): boolean {
  const named = entities.length > 0 || terms.some(({ name, word }) => name && !isChinesePlace(word));
  return (
    ((named || zones.length > 0) && WHOLE_COUNTRY.test(clause) && !ASKS_WHOLE.test(text)) ||
    (named && WHOLE_PLACE.test(clause) && !ASKS_PLACE.test(text))
  );
}

/** True where a value's own sentence is about the names that were asked for, and speaks of the question's focus. */
export function isAbout(value: FoundValue, query: Query, knowledge: Knowledge): boolean {
  const wanted = query.entities.flatMap((slot) => slot.value);
  const subject = value.fact !== null && wanted.includes(value.fact.subject);
  if (wanted.length > 0 && value.ranked.scope < 0.6 && !subject) return false;
  if (!subject && isAboutAnother(value.sentence, query, knowledge)) return false;
  if (!subject && belongsToAnother(value.sentence, query, knowledge)) return false;
  if (!hasLead(value.sentence, query, knowledge)) return false;
  if (value.fact && isOfEach(value.fact, query)) return false;
  if (value.fact && isOfWholeCountry(clauseBefore(value.fact, knowledge), query)) return false;
  if (isOfPart(value, query, knowledge) || isOtherModel(knowledge.folded(value.sentence), query))
    return false;
  if (!concernsNames(value, query, knowledge) || !isOfThatNumber(value.sentence, query, knowledge))
    return false;
  if (!value.fact && query.expected === 'date') return isDateOf(value, query, knowledge);
  const clauses = value.fact ? fold(clausesOf(value.fact, knowledge)) : knowledge.folded(value.sentence);
  return focusOf(query).every(
    (term) => matchTerm(term, clauses) >= FOCUS_MET || goesOn(term, value.sentence, knowledge),
  );
}

/** 「甲、乙项目先后落户，其中乙项目今年投产」 does not say when 甲 went into production. */
export function isOfPart({ sentence, span }: Place, { terms }: Query, knowledge: Knowledge): boolean {
  const { text } = knowledge.sentences[sentence];
  const at = text.lastIndexOf('其中', span.start);
  if (at < 0 || /[。；]/u.test(text.slice(at, span.start))) return false;
  const [whole, part] = [fold(text.slice(0, at)), fold(text.slice(at, clauseAround(text, span.start).end))];
  return terms.some(
    (term) =>
      (term.name || term.weight >= 4) &&
      term.naming &&
      matchTerm(term, whole) >= 0.8 &&
      matchTerm(term, part) < FOCUS_MET,
  );
}

/** 「西农668」「3号线」: a kind by its name and number, not an amount. */
const MODEL =
  /(?<stem>\p{Script=Han}{2}|[a-z]+)-?(?<number>\d{2,})(?![\d.年月日号家个名人万亿元%吨台项米平公亩])/gu;

/** 「上海孵化器」: a place and the kind of thing there. */
const PLACED_KIND = /(?<place>\p{Script=Han}{2})市?(?<kind>\p{Script=Han}{2,3})/gu;

/** Speaks of 「西安孵化器」 where 「上海孵化器」 is asked for. */
function isOfOtherPlace(sentence: string, { text, terms }: Query): boolean {
  const places = terms.map(({ word }) => word).filter((word) => isChinesePlace(word) && word.length === 2);
  return places.some((place) => {
    const kind = text.slice(text.indexOf(place) + place.length).slice(0, 3);
    return (
      !sentence.includes(place) &&
      [...sentence.matchAll(PLACED_KIND)].some(
        ({ groups }) =>
          isChinesePlace(groups!.place) && groups!.kind.startsWith(kind.slice(0, 2)) && kind.length > 1,
      )
    );
  });
}

/** Speaks of 「西农511」 where 「西农668」 is asked for, or of another place's. */
export function isOtherModel(sentence: string, query: Query): boolean {
  const { text } = query;
  if (isOfOtherPlace(sentence, query)) return true;
  return [...text.matchAll(MODEL)].some(({ 0: model, groups }) => {
    const { stem } = groups!;
    return !sentence.includes(model) && new RegExp(`${stem}-?\\d{2,}(?![年月日.])`, 'u').test(sentence);
  });
}

const TOTAL = /一共|总共|合计|共计|总的|加起来|总额|总投资|总产值|总收入/u;
const EACH = /每[人家户名台亩套平个]|人均|户均|单个|每一/u;

/** 「每人2万元」 is not what all of them cost together. */
export function isOfEach({ text }: QuantityFact, { text: asked }: Query): boolean {
  return (
    (TOTAL.test(asked) || /^平均|，平均/u.test(text)) &&
    EACH.test(text) &&
    !EACH.test(asked) &&
    !/平均/u.test(asked)
  );
}

const NUMBERED = /第[一二三四五六七八九十\d]+\p{Script=Han}|[一二三四五六]期/gu;

/** 「二期」「第三批」: the sentence, or one beside it, speaks of that one. */
export function isOfThatNumber(sentence: number, { text }: Query, knowledge: Knowledge): boolean {
  const { paragraph } = knowledge.sentences[sentence];
  const near = [sentence - 1, sentence, sentence + 1]
    .filter((at) => knowledge.sentences[at]?.paragraph === paragraph)
    .map((at) => knowledge.folded(at))
    .join(' ');
  const own = knowledge.folded(sentence);
  // 「一期已投产」 beside 「二期」 speaks of the other one.
  const ofAnother = (numbered: string) =>
    /期$/u.test(numbered) && !own.includes(numbered) && /[一二三四五六]期(?!间)/u.test(own);
  const said = (numbered: string) =>
    !ofAnother(numbered) && (near.includes(numbered) || (numbered.startsWith('第一') && near.includes('首')));
  return [...text.matchAll(NUMBERED)].every(([numbered]) => said(numbered));
}

/** A sum of many that is not asked for: the question names one of them. */
export function isSumOfOthers({ text }: QuantityFact, { entities, terms }: Query): boolean {
  return SUM.test(text) && (entities.length > 0 || terms.some(({ name }) => name));
}

/** The value's sentence, or the one before it, has the names of the question. */
function concernsNames({ fact, sentence, ranked }: FoundValue, query: Query, knowledge: Knowledge): boolean {
  const names = query.terms.filter(({ name }) => name);
  const { paragraph } = knowledge.sentences[sentence];
  const near =
    knowledge.sentences[sentence - 1]?.paragraph === paragraph ? knowledge.folded(sentence - 1) : '';
  const own = knowledge.folded(sentence);
  if (fact && isSumOfOthers(fact, query)) return false;
  if (isOfOtherSubject(sentence, query, knowledge)) return false;
  // A sentence that names nobody else may go on about what its paragraph or headline named.
  const others = namedIn(knowledge, sentence, ({ kind }) => kind !== 'zone').length > 0;
  return names.every(
    (term) =>
      matchTerm(term, own) >= FOCUS_MET ||
      matchTerm(term, near) >= FOCUS_MET ||
      (!others && !ranked.missing.includes(term)),
  );
}

interface Place {
  readonly sentence: number;
  readonly span: Span;
}

/** A date dates what stands between the one before it and the next clause that has one. */
export function isDateOf({ sentence, span }: Place, query: Query, knowledge: Knowledge): boolean {
  const { text, dates } = knowledge.sentences[sentence];
  const { start, end } = clauseAround(text, span.start);
  const before = dates.findLast((date) => date.span.end <= start)?.span.end ?? 0;
  const next = dates.find((date) => date.span.start >= end)?.span.start ?? text.length;
  const dated = fold(text.slice(before, next));
  return focusOf(query).every(
    (term) => matchTerm(term, dated) >= FOCUS_MET || goesOn(term, sentence, knowledge),
  );
}

/** The clause that states a figure, with the one before it, what the figure measures, and of what company or project. */
function clausesOf({ span, sentence, attribute, subject }: QuantityFact, knowledge: Knowledge): string {
  const { text } = knowledge.sentences[sentence];
  const before = span.start === 0 ? span : clauseAround(text, span.start - 1);
  const owner = knowledge.entities.get(subject);
  const named = owner && owner.kind !== 'zone' ? owner.name : '';
  return `${text.slice(before.start, span.end)} ${attribute} ${named}`;
}

/** The clause that states a figure, from its beginning. */
function clauseBefore({ span, sentence }: QuantityFact, { sentences }: Knowledge): string {
  const { text } = sentences[sentence];
  return text.slice(clauseAround(text, span.start).start);
}

/** The sentence goes on with 「该项目」 about what the one before it spoke of. */
function goesOn(term: Term, sentence: number, knowledge: Knowledge): boolean {
  const { text, paragraph } = knowledge.sentences[sentence];
  const before = knowledge.sentences[sentence - 1];
  return (
    GOES_ON.test(text) &&
    before?.paragraph === paragraph &&
    matchTerm(term, knowledge.folded(sentence - 1)) >= 0.8
  );
}
