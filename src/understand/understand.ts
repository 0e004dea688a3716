// A question → Query. The order: fold, names, English into Chinese, dates, question words, and the words that are left.
import type { Knowledge } from '../knowledge/knowledge.js';
import type { FoundName } from '../knowledge/names/found-name.js';
import type { Respelling } from '../knowledge/respelling.js';
import { type DateMention, findDates } from '../text/date.js';
import { fold } from '../text/normalize.js';
import { translate } from './english/translate.js';
import type { NameSlot, Query, TimeSlot } from './query.js';
import { questionType } from './question-type.js';
import { contentTerms } from './terms.js';

const ELLIPSIS = /^(?:那么?|还有|然后|那)?.{1,14}呢$|^(?:那|那么|还有)/u;
/** 「是不是」 asks, it does not deny. */
const EITHER_OR = /(?<word>\p{Script=Han})[不没]\k<word>|有没有|是否|(?:了|过)没有?(?=[？?]?$)/gu;
const NEGATION = /没有|不是|未|并非|没/u;

function slots(
  names: readonly FoundName[],
  kind: 'zone' | 'entity',
  knowledge: Knowledge,
): readonly NameSlot[] {
  return names.flatMap(({ entities, said, origin }) => {
    const value = entities.filter((id) => (knowledge.entity(id).kind === 'zone') === (kind === 'zone'));
    return value.length === 0 ? [] : [{ name: kind, value, rawValue: said, origin }];
  });
}

function timeSlot(dates: readonly DateMention[]): TimeSlot | null {
  const value =
    dates.find(({ date }) => date.year !== null || date.month !== null) ??
    dates.find(({ relative }) => relative !== null);
  return value ? { value, rawValue: value.text, origin: 'said' } : null;
}

/** Words that only point at the present are no constraint: 「目前」「今年」 in a question about undated print. */
function isPointing({ date, relative }: DateMention): boolean {
  return date.year === null && date.month === null && relative !== null;
}

/** 「什么时候封的关」 asks about 封关: a verb and its object that people part with 的. */
function rejoinVerb(text: string): string {
  return text
    .replace(
      /(?<=\p{Script=Han})(?<verb>[封动开奠剪上挂投建签领结竣])(?:了|的)(?<object>[关工基彩市牌产成约头项])(?=[？?吗呢]|$)/u,
      '$<verb>$<object>',
    )
    .replace(/(?<verb>[行受犯违])过(?<object>[贿罪法规])/u, '$<verb>$<object>');
}

/** Slips in words, outside of the names that the corpus has. */
function slipsIn(text: string, named: readonly FoundName[], { respell }: Knowledge): readonly Respelling[] {
  const known = named.filter(({ entities }) => entities.length > 0);
  return respell(
    text,
    known.map(({ span }) => span),
  );
}

function withMeant(text: string, slips: readonly Respelling[]): string {
  return slips.reduceRight(
    (rest, { span, meant }) => rest.slice(0, span.start) + meant + rest.slice(span.end),
    text,
  );
}

/** Reads one question by itself; what earlier turns add is done by `carryOver`. */
export function understand(raw: string, knowledge: Knowledge): Query {
  const typed = rejoinVerb(fold(raw).replace(/\s+/gu, ' ').trim());
  const named = knowledge.names.find(typed);
  const slips = slipsIn(typed, named, knowledge);
  const asked = withMeant(typed, slips);
  const known = slips.length === 0 ? named : knowledge.names.find(asked);
  const { text, names } = translate(asked, known) ?? { text: asked, names: known };
  const dates = findDates(text);
  const type = questionType(text);
  const taken = [...names.map(({ span }) => span), ...dates.map(({ span }) => span)];
  const elliptical = ELLIPSIS.test(text.replace(/[？?。！!]+$/u, ''));
  const time = timeSlot(dates.filter((date) => elliptical || !isPointing(date)));
  return {
    raw: raw.trim(),
    text,
    ...type,
    zones: slots(names, 'zone', knowledge),
    entities: slots(names, 'entity', knowledge),
    foreign: names.filter(({ entities }) => entities.length === 0).map(({ meant }) => meant),
    corrections: [...slips, ...names.filter(({ origin }) => origin === 'corrected')],
    time,
    terms: contentTerms(text, taken, knowledge),
    elliptical,
    negated: NEGATION.test(text.replace(EITHER_OR, '')),
  };
}
