// Honours and acts: 「3月29日，襄阳高新区行政审批局……正式上线“劳动用工备案”电子印章」 → 上线, what, when, by whom.
import { type Span, sliceSpan } from '../../text/span.js';
import { ACT_VERBS, HONOUR_VERBS } from '../lexicon/acts.js';
import { nounPhrase } from '../noun-phrase.js';
import type { ActFact, ReadSentence } from '../types.js';
import { clauseAround, type FactContext, type FactRule, factId } from './context.js';
import { isExpected } from './quantities.js';
import { subjectAt } from './subject.js';

const VERBS = new RegExp([...HONOUR_VERBS, ...ACT_VERBS].join('|'), 'gu');
const QUOTED = /^(?:了|为|的)?[“《](?<title>[^”》]{2,30})[”》](?<kind>[\p{Script=Han}]{0,8})?/u;
const BY =
  /(?:被|由|经|获)(?<agent>[^，。；被由经]{2,24}?)(?:正式|联合|共同|批准|评为|授予|命名|认定|组织|举行|$)/u;
/** Before these a verb of the list is a noun or only part of a word. */
const NO_ACT = /^(?:仪式|大会|会议|率|额|公司|企业|工作|项目|条件|典礼|时间|方|者|区)/u;

/** What a verb is about: a title in quotation marks, or the noun phrase behind it. */
function objectOf({ text, view }: ReadSentence, end: number, clauseEnd: number): Span | null {
  const quoted = QUOTED.exec(text.slice(end));
  if (quoted) return { start: end + quoted[0].search(/[“《]/u), end: end + quoted[0].length };
  const start = /^[了为]/u.test(text.slice(end)) ? end + 1 : end;
  const phrase = nounPhrase(view, start, clauseEnd);
  return phrase.end - phrase.start >= 2 ? phrase : null;
}

function byWhom(text: string, clauseStart: number, verb: number): Span | null {
  const match = BY.exec(text.slice(clauseStart, verb));
  if (!match) return null;
  const start = clauseStart + match.index + 1;
  return { start, end: start + match.groups!.agent.length };
}

function readAct(context: FactContext, start: number, verb: string): ActFact {
  const { sentence } = context;
  const clause = clauseAround(sentence.text, start);
  const date = sentence.dates.findLast(({ span }) => span.end <= start) ?? null;
  return {
    type: 'act',
    id: factId(context, 'act', { start, end: start + verb.length }),
    rule: 'honour or act',
    subject: subjectAt(context, start),
    verb,
    object: objectOf(sentence, start + verb.length, clause.end),
    by: byWhom(sentence.text, clause.start, start),
    date: date?.span ?? null,
    planned: isExpected(sentence.text.slice(0, start)),
    sentence: sentence.index,
    span: clause,
    text: sliceSpan(sentence.text, clause),
    doubt: null,
  };
}

export const actRule: FactRule = {
  name: 'honour or act',
  read: (context) =>
    [...context.sentence.text.matchAll(VERBS)]
      .filter(({ 0: verb, index }) => !NO_ACT.test(context.sentence.text.slice(index + verb.length)))
      .map(({ 0: verb, index }) => readAct(context, index, verb)),
};
