// The value inside a sentence that a question asks for: a figure, a date, a person, an organization.
import { clauseAround } from '../facts/rules/context.js';
import type { QuantityFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm, placeOfTerm } from '../search/match.js';
import type { DateMention } from '../text/date.js';
import { fold } from '../text/normalize.js';
import { type Span, sliceSpan } from '../text/span.js';
import type { Query, Term } from '../understand/query.js';
import { roleFit } from './roles.js';
import type { RankedSentence } from './sentences.js';
import type { ValueSpan } from './spans.js';

export interface FoundValue {
  readonly sentence: number;
  readonly span: Span;
  readonly score: number;
  readonly ranked: RankedSentence;
  /** The fact that states it, where one does. */
  readonly fact: QuantityFact | null;
}

/** A clause shorter than this says little besides its figure: it answers more plainly. */
const PLAIN_CLAUSE = 30;
const SENTENCES_LOOKED_AT = 40;

function share(terms: readonly Term[], text: string): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  return terms.reduce((sum, term) => sum + term.weight * matchTerm(term, text), 0) / total;
}

/** How near the words of the question stand to a span: 1 for touching, 0 for 40 characters away. */
function nearness(terms: readonly Term[], text: string, span: Span): number {
  const distances = terms.flatMap((term) => {
    const at = placeOfTerm(term, text);
    if (at < 0) return [];
    const gap = at >= span.end ? at - span.end : Math.max(0, span.start - at - term.word.length);
    return [Math.min(1, gap / 40)];
  });
  if (distances.length === 0) return 0;
  return 1 - distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

/** 「由60天压缩到25天」: what it was before. */
function isFormer(text: string, span: Span): boolean {
  return (
    /[由从](?:[^，。；]{0,8})$/u.test(text.slice(Math.max(0, span.start - 10), span.start)) &&
    /^[^，。；]{0,8}(?:压缩|缩短|提高|提升|增加|增长|上升|扩大|减少|降低|下降|降|增|升|减|变|扩|涨)[^，。；]{0,2}[到至为]/u.test(
      text.slice(span.end),
    )
  );
}

/** Asks for what was before: 「没建之前要等多少天」. */
const FORMERLY = /之前|以前|原来|原先|从前|过去|本来|[改建]造?前/u;

/** Labels that say nothing by themselves. */
const EVERYDAY = /^(?:企业|公司|项目|机构|人员|员工|单位|平台)$/u;

/** From so many characters on a label that the question prints in full means that figure and no other. */
const TELLING_LABEL = 5;

/** Characters of a figure's label that the question has in full; 0 where it has not: 「总投资」 is not 「投资」. */
function inItsOwnWords(text: string, fact: QuantityFact | null | undefined): number {
  const label = fold(fact?.attribute ?? '');
  return label.length >= 2 && !EVERYDAY.test(label) && text.includes(label) ? label.length : 0;
}

/** 「电池及组件产能多少」 and 「合肥高新区产值是多少」 ask for the figure with that very label. */
export function isAskedByLabel({ fact }: FoundValue, { text, terms, zones, entities }: Query): boolean {
  const length = inItsOwnWords(text, fact);
  const isAll = terms.length === 1 && terms[0].word.length === length && zones.length + entities.length > 0;
  return length >= TELLING_LABEL || (length > 0 && isAll);
}

const NAMES: ReadonlySet<Query['expected']> = new Set(['person', 'organization', 'profile']);

/** Says of a larger whole than the zone. */
const WIDER =
  /全市|全省|全国|我市|该市|我省|(?:^|[，。；：])\p{Script=Han}{2,3}[市省](?!\p{Script=Han}{0,6}区)/u;

/** How well a figure's own date and unit, and what it is an attribute of, fit the question: below 0 where they speak against it. */
function fit({ quantity, sentence }: QuantityFact, query: Query, { sentences }: Knowledge): number {
  const { text, dates } = sentences[sentence];
  const asked = query.unit?.units[0];
  const counted = asked !== undefined && quantity.unit === asked ? FIT.unit : 0;
  return counted + timeFit(dates, quantity.span, query) + ownerFit(text, quantity.span, query);
}

const FIT = { unit: 0.8, year: 1.2, otherYear: -1.5, attribute: 3 };

/** 「到2012年达150万马力，到2015年达300万马力」: a figure is of the year printed last before it. */
function timeFit(dates: readonly DateMention[], { start }: Span, { time }: Query): number {
  const year = time?.value.date.year ?? null;
  if (year === null) return 0;
  const own = dates.findLast(({ span, date }) => span.end <= start && date.year !== null);
  if (!own) return 0;
  return own.date.year === year ? FIT.year : FIT.otherYear;
}

const ATTRIBUTE_OF = /^的(?<owner>[^，。；、：]{2,24})/u;

/** 「占地130亩的研发设计中心」: what stands behind 的 has to be what was asked about, where no known name says whose it is. */
function ownerFit(text: string, { end }: Span, { terms, entities }: Query): number {
  const owner = ATTRIBUTE_OF.exec(text.slice(end))?.groups?.owner;
  if (!owner || entities.length > 0) return 0;
  const naming = terms.filter((term) => term.naming);
  return FIT.attribute * Math.min(0, share(naming, fold(owner)) - 0.7);
}

/** Spans of the asked kind in the best sentences, best first. `spansIn` lists those of one sentence. */
export function rankValues(
  query: Query,
  knowledge: Knowledge,
  ranked: readonly RankedSentence[],
  spansIn: (sentence: number) => readonly ValueSpan[],
): readonly FoundValue[] {
  const values: FoundValue[] = [];
  const wanted = query.entities.flatMap(({ value }) => value);
  for (const candidate of ranked.slice(0, SENTENCES_LOOKED_AT)) {
    const { text } = knowledge.sentences[candidate.sentence];
    const folded = knowledge.folded(candidate.sentence);
    for (const { span, fact, bonus = 0 } of spansIn(candidate.sentence)) {
      const clause = fact?.span ?? clauseAround(text, span.start);
      const inClause = share(query.terms, fold(sliceSpan(text, clause)) + fold(fact?.attribute ?? ''));
      const subject = fact && wanted.length > 0 ? (wanted.includes(fact.subject) ? 0.6 : -0.3) : 0;
      const zoneLevel =
        fact && wanted.length === 0 && query.zones.some(({ value }) => value.includes(fact.subject))
          ? 0.3
          : 0;
      const score =
        0.5 * candidate.score +
        1.2 * inClause +
        0.5 * nearness(query.terms, folded, span) +
        Math.min(1.6, 0.2 * inItsOwnWords(query.text, fact)) +
        0.3 * Math.max(0, 1 - (clause.end - clause.start) / PLAIN_CLAUSE) +
        subject +
        zoneLevel +
        (fact ? fit(fact, query, knowledge) : 0) +
        (NAMES.has(query.expected) ? roleFit(text, span, query) : 0) +
        bonus -
        (WIDER.test(sliceSpan(text, clause)) && !WIDER.test(query.text) ? 0.8 : 0) -
        (isFormer(text, span) === FORMERLY.test(query.text) ? 0 : 0.8);
      values.push({ sentence: candidate.sentence, span, score, ranked: candidate, fact: fact ?? null });
    }
  }
  return values.sort((a, b) => b.score - a.score || a.sentence - b.sentence || a.span.start - b.span.start);
}
