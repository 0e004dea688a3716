// Questions to ask next. The caller keeps only those that the bot can really answer.
import type { Answer } from '../answer/types.js';
import { ASK } from '../answer/wording.js';
import { personName } from '../facts/entity-id.js';
import type { Entity, QuantityFact } from '../facts/types.js';
import { keyFigures } from '../find/key-figures.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { postsOf } from './people.js';

const LONGEST_ATTRIBUTE = 16;
/** Of so many zones something is offered where an answer is about none. */
const OTHER_ZONES = 2;
/** A label that is no noun phrase, or that holds a figure of its own. */
const UNSAYABLE = /[，‘’]|[在到为于以]$|^(?:成为|直接|约)|\d|连续/u;

/** 「年产量」 is asked for by its name, though it is counted in 床. */
const MEASURED = /[量额率值积]$/u;

/** The question that a figure answers, or null when its words do not make one. */
export function figureQuestion(fact: QuantityFact, zone: Entity, knowledge: Knowledge): string | null {
  const { attribute, quantity, subject } = fact;
  if (attribute.length > LONGEST_ATTRIBUTE || UNSAYABLE.test(attribute)) return null;
  const name = knowledge.entities.get(subject)?.name ?? zone.name;
  if (quantity.unitClass === 'count' && attribute.length < 3) return null;
  if (quantity.unitClass === 'count' && !MEASURED.test(attribute))
    return ASK.count(name, quantity.unit, attribute);
  const last = knowledge.segmenter.tag(attribute).at(-1)!;
  return /^v$/u.test(last.tag) ? ASK.amount(name, attribute) : ASK.figure(name, attribute);
}

const asked = new WeakMap<Knowledge, Map<string, readonly string[]>>();

/** Worked out once for each zone of a corpus. */
function aboutZone(zone: Entity, knowledge: Knowledge): readonly string[] {
  const known = asked.get(knowledge) ?? new Map<string, readonly string[]>();
  asked.set(knowledge, known);
  const questions = known.get(zone.id) ?? questionsAbout(zone, knowledge);
  known.set(zone.id, questions);
  return questions;
}

function questionsAbout(zone: Entity, knowledge: Knowledge): readonly string[] {
  const articles = knowledge.articlesAbout(zone.id).map(({ index }) => index);
  const figures = keyFigures(knowledge, articles)
    .slice(0, 5)
    .flatMap((fact) => figureQuestion(fact, zone, knowledge) ?? []);
  const people = postsOf(knowledge, zone.id)
    .slice(0, 2)
    .map((post) => ASK.said(personName(post.subject)));
  return [
    ...figures.slice(0, 1),
    ...people.slice(0, 1),
    ...figures.slice(1),
    ASK.companies(zone.name),
    ASK.overview(zone.name),
    ...people.slice(1),
  ];
}

/** Candidate questions after an answer, the most fitting first. */
export function candidateQuestions(answer: Answer, knowledge: Knowledge): readonly string[] {
  if (answer.type === 'ask') return [];
  if (answer.type === 'unknown' && answer.reason === 'zone')
    return [...knowledge.zones.map((zone) => ASK.overview(zone.name)), ASK.zones];
  const name = answer.type === 'guide' ? null : answer.zone;
  const zone = knowledge.zones.find((candidate) => candidate.name === name);
  if (zone) return aboutZone(zone, knowledge);
  const firsts = knowledge.zones.slice(0, OTHER_ZONES).map((other) => aboutZone(other, knowledge)[0]);
  return [...firsts, ASK.zones, ...knowledge.zones.map((other) => ASK.overview(other.name))];
}
