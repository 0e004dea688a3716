// Who says what: 「“……走在世界前列。”奔腾（河南）智能制造有限公司副总裁许志伟介绍。」
import { type Span, sliceSpan } from '../../text/span.js';
import { isPersonId } from '../entity-id.js';
import { SAYING_VERBS } from '../lexicon/verbs.js';
import type { QuoteFact, ReadSentence } from '../types.js';
import { type FactContext, type FactRule, factId } from './context.js';

const SAYS = new RegExp(
  `(?:${SAYING_VERBS.filter((verb) => verb.length > 1 || verb === '说' || verb === '称').join('|')})`,
  'gu',
);
const UNNAMED =
  /(?:该|相关|有关|上述)?[\p{Script=Han}]{0,16}?(?:负责人|有关人士|业内人士|专家|发言人|工作人员|相关人士)$/u;
const PRONOUN = /^(?:他|她)(?:还|也)?$/u;
const SAME_SPEAKER = /^(?:该|这位|上述)[\p{Script=Han}]{0,6}(?:负责人|人士|专家|工作人员|人)(?:还|也)?$/u;
const SPEAKING_PLACE = /[”。！？…，、；]/u;

/** The speaker named in the words before a verb of saying: an entity id, or the words of an unnamed one. */
function speakerBefore(context: FactContext, verbStart: number): string | null {
  const { sentence, entities } = context;
  const from =
    sentence.text
      .slice(0, verbStart)
      .split('')
      .findLastIndex((char) => SPEAKING_PLACE.test(char)) + 1;
  const named = sentence.mentions
    .filter(({ span }) => span.start >= from && span.end <= verbStart)
    .flatMap((mention) => mention.entities)
    .filter((id) => entities.get(id)!.kind === 'person');
  if (named.length > 0) return named.at(-1)!;
  const words = sentence.text.slice(from, verbStart);
  if (PRONOUN.test(words)) return lastPerson(context.before);
  if (SAME_SPEAKER.test(words)) return context.lastSpeaker ?? lastPerson(context.before);
  return UNNAMED.exec(words)?.[0] ?? null;
}

/** The last person mentioned in earlier sentences. */
function lastPerson(before: readonly ReadSentence[]): string | null {
  const ids = before.flatMap(({ mentions }) => mentions.toReversed().flatMap(({ entities }) => entities));
  return ids.find(isPersonId) ?? null;
}

/** The words said: a quotation that touches the attribution, or what follows the verb. */
function saidWords(text: string, verbStart: number, verbEnd: number): Span | null {
  const closing = text.lastIndexOf('”', verbStart);
  const opening = closing < 0 ? -1 : text.lastIndexOf('“', closing);
  if (opening >= 0 && closing - opening > 8 && /[。！？，…]$/u.test(text.slice(0, closing))) {
    return { start: text.indexOf('“') < opening && /^“/u.test(text) ? 0 : opening, end: closing + 1 };
  }
  // 「介绍了发展情况」 tells that somebody spoke, not what was said.
  if (/^[了过]/u.test(text.slice(verbEnd))) return null;
  const rest = /^(?:记者)?[，：:,]?/u.exec(text.slice(verbEnd))![0].length;
  return text.length - verbEnd - rest >= 6 ? { start: verbEnd + rest, end: text.length } : null;
}

/** 「“……车就放行了。”莫家齐深有感触。」: whoever is named right behind a whole quotation said it. */
const CLOSES = /[。！？…]”/u;
/** Between the quotation and the name stands at most a post. */
const POST_LENGTH = 24;

function namedBehind({
  sentence,
  entities,
}: FactContext): { readonly speaker: string; readonly span: Span } | null {
  const { text, mentions } = sentence;
  const closing = text.search(CLOSES);
  if (closing < 0 || text.indexOf('“') !== 0 || text.indexOf('“', closing) >= 0) return null;
  const end = closing + 2;
  const named = mentions.find(
    ({ span, entities: ids }) =>
      span.start >= end &&
      span.start - end <= POST_LENGTH &&
      ids.some((id) => entities.get(id)!.kind === 'person'),
  );
  if (!named || /[，。；]/u.test(text.slice(end, named.span.start))) return null;
  return {
    speaker: named.entities.find((id) => entities.get(id)!.kind === 'person')!,
    span: { start: 0, end },
  };
}

function quotation(context: FactContext, speaker: string, span: Span): QuoteFact {
  const { sentence } = context;
  return {
    type: 'quote',
    id: factId(context, 'quote', span),
    rule: 'speaker and words',
    subject: speaker,
    sentence: sentence.index,
    span,
    text: sliceSpan(sentence.text, span),
    doubt: null,
  };
}

export const quoteRule: FactRule = {
  name: 'speaker and words',
  read: (context) => {
    const { sentence } = context;
    for (const match of sentence.text.matchAll(SAYS)) {
      const speaker = speakerBefore(context, match.index);
      const span = speaker && saidWords(sentence.text, match.index, match.index + match[0].length);
      if (!speaker || !span) continue;
      return [quotation(context, speaker, span)];
    }
    const behind = namedBehind(context);
    return behind ? [quotation(context, behind.speaker, behind.span)] : [];
  },
};
