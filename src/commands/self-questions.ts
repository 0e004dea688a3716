// What each fact of the corpus answers: the plain question, and the printed words that must come back.
import { ASK } from '../answer/wording.js';
import type { Entity, Fact, ListFact, PostFact, QuantityFact, QuoteFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { findQuantities } from '../text/quantity.js';
import { sliceSpan } from '../text/span.js';
import { comparable } from './question-file.js';

export interface SelfQuestion {
  readonly fact: Fact;
  /** The name in the question that other wordings replace. */
  readonly name: string;
  /** Whose name it is; null where the corpus has only words for who is meant. */
  readonly entity: Entity | null;
  /** The plain question, for one name or another. */
  readonly ask: (name: string) => string;
  /** All of these must occur in the headline or the items. */
  readonly expected: readonly string[];
}

export interface SelfQuestions {
  readonly questions: readonly SelfQuestion[];
  /** Facts that no question was made of, by the reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

const LONGEST_ATTRIBUTE = 16;
/** 「青岛高新区有哪些方面？」 asks for nothing. */
const EMPTY_WORDS = /^(?:各)?(?:方面|方式|问题|工作|情况|内容)$/u;
/** A quotation longer than a headline comes back when its beginning does. */
const QUOTE_BEGINNING = 24;

/** Questions for all facts, in order of print. */
export function selfQuestions(knowledge: Knowledge): SelfQuestions {
  const skipped = new Map<string, number>();
  const questions = knowledge.facts.flatMap((fact): readonly SelfQuestion[] => {
    const made = fact.doubt === null ? questionsFor(fact, knowledge) : `doubt: ${fact.doubt}`;
    if (typeof made !== 'string') return made;
    skipped.set(made, (skipped.get(made) ?? 0) + 1);
    return [];
  });
  return { questions, skipped };
}

/** The questions, or why there is none. */
function questionsFor(fact: Fact, knowledge: Knowledge): readonly SelfQuestion[] | string {
  switch (fact.type) {
    case 'quantity':
      return unsayable(fact.attribute) ?? [quantityQuestion(fact, knowledge)];
    case 'list':
      return unsayable(fact.attribute) ?? [listQuestion(fact, knowledge)];
    case 'quote':
      return [quoteQuestion(fact, knowledge)];
    case 'post':
      return postQuestions(fact, knowledge);
    case 'act':
      return 'acts: no question form';
    default:
      return fact satisfies never;
  }
}

/** Why a label makes no question. */
function unsayable(attribute: string): string | null {
  if (attribute === '') return 'the attribute is empty';
  if (attribute.length > LONGEST_ATTRIBUTE)
    return `the attribute has more than ${LONGEST_ATTRIBUTE} characters`;
  if (/\d/u.test(attribute) || /^一[^般体定]/u.test(attribute) || findQuantities(attribute).length > 0)
    return 'the attribute holds a figure of its own';
  if (/[，‘’]|[在到为于以]$|^(?:成为|直接|约)/u.test(attribute)) return 'the attribute is no noun phrase';
  if (EMPTY_WORDS.test(attribute)) return 'the attribute says nothing by itself';
  return null;
}

function quantityQuestion(fact: QuantityFact, knowledge: Knowledge): SelfQuestion {
  const { attribute, quantity } = fact;
  const ask = (name: string): string => {
    if (quantity.unit === '大') return `${name}有几大${attribute}？`;
    if (quantity.unitClass === 'count') return ASK.count(name, quantity.unit, attribute);
    const verb = /^v$/u.test(knowledge.segmenter.tag(attribute).at(-1)!.tag);
    return verb ? ASK.amount(name, attribute) : ASK.figure(name, attribute);
  };
  return { fact, ...subjectOf(fact.subject, knowledge), ask, expected: [quantity.text] };
}

function listQuestion(fact: ListFact, knowledge: Knowledge): SelfQuestion {
  const { text } = knowledge.sentences[fact.sentence];
  const expected = fact.items.map((item) => sliceSpan(text, item));
  const ask = (name: string) => `${name}有哪些${fact.attribute}？`;
  return { fact, ...subjectOf(fact.subject, knowledge), ask, expected };
}

function quoteQuestion(fact: QuoteFact, knowledge: Knowledge): SelfQuestion {
  const expected = [comparable(fact.text).slice(0, QUOTE_BEGINNING)];
  return { fact, ...subjectOf(fact.subject, knowledge), ask: ASK.said, expected };
}

/** Who is it, and who holds the post. */
function postQuestions(fact: PostFact, knowledge: Knowledge): readonly SelfQuestion[] {
  const person = subjectOf(fact.subject, knowledge);
  const who: SelfQuestion = { fact, ...person, ask: ASK.who, expected: [fact.post] };
  if (fact.organization === null) return [who];
  const holder = (name: string) => ASK.who(`${name}${fact.post}`);
  return [who, { fact, ...subjectOf(fact.organization, knowledge), ask: holder, expected: [person.name] }];
}

function subjectOf(subject: string, { entities }: Knowledge): Pick<SelfQuestion, 'name' | 'entity'> {
  const entity = entities.get(subject) ?? null;
  return { name: entity?.name ?? subject, entity };
}
