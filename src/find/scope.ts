// Whether a sentence is about the zone and the names that a question asks about.
import type { Entity } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { NameSlot, Query } from '../understand/query.js';
import { mentionsAny } from './mentions.js';

const PARAGRAPH = 0.75;
const NEARBY = 0.6;
const HEADLINE = 0.6;
const ARTICLE = 0.35;

function inZone(knowledge: Knowledge, sentence: number, zones: readonly NameSlot[]): number {
  if (zones.length === 0) return 1;
  const about = knowledge.articles[knowledge.sentences[sentence].article].zone;
  const wanted = zones.flatMap(({ value }) => value);
  if (about !== null && wanted.includes(about)) return 1;
  return mentionsAny(knowledge, sentence, wanted) ? 0.8 : 0;
}

function named(knowledge: Knowledge, id: string, folded: string): boolean {
  return knowledge.foldedNames(id).some((form) => form.length > 2 && folded.includes(form));
}

const KIND =
  /(?:产业园|工业园|科技园|园区|医院|学院|大学|研究院|实验室|基地|中心|工厂|公司|集团|项目|银行|联盟|酒店|码头|电站|港)$/u;

/** 「产业园去年开园」: a bare kind of thing is the one that the article named last. */
function isMeantByKind(knowledge: Knowledge, sentence: number, ids: readonly string[]): boolean {
  const kind = ids.map((id) => KIND.exec(knowledge.entity(id).name)?.[0]).find(Boolean);
  const { text, mentions, article } = knowledge.sentences[sentence];
  const at = kind ? text.indexOf(kind) : -1;
  if (!kind || at < 0 || mentions.some(({ span }) => span.start <= at && at < span.end)) return false;
  for (let before = sentence - 1; before >= knowledge.articles[article].first; before -= 1) {
    const named = knowledge.sentences[before].mentions.filter(({ entities }) =>
      entities.some((id) => knowledge.entity(id).name.endsWith(kind)),
    );
    if (named.length > 0) return named.at(-1)!.entities.some((id) => ids.includes(id));
  }
  return false;
}

/** 1 where the sentence names it, less where its paragraph or article does, 0 where nothing near does. */
function namesEntity(knowledge: Knowledge, sentence: number, ids: readonly string[]): number {
  if (mentionsAny(knowledge, sentence, ids)) return 1;
  if (knowledge.factsIn(sentence).some(({ subject }) => ids.includes(subject))) return 1;
  const heads = knowledge.foldedHeads(sentence);
  let best = ids.some((id) => named(knowledge, id, heads)) ? HEADLINE : 0;
  const { article, paragraph } = knowledge.sentences[sentence];
  const { first, end } = knowledge.articles[article];
  if (isMeantByKind(knowledge, sentence, ids)) best = Math.max(best, PARAGRAPH);
  // An article that begins with a park goes on about it.
  const parks = ids.filter((id) => knowledge.entity(id).kind === 'project');
  if (mentionsAny(knowledge, first, parks)) best = Math.max(best, HEADLINE);
  for (let other = Math.max(first, sentence - 6); other < Math.min(end, sentence + 3); other += 1) {
    if (!mentionsAny(knowledge, other, ids)) continue;
    const near =
      knowledge.sentences[other].paragraph === paragraph
        ? PARAGRAPH
        : Math.abs(other - sentence) <= 2
          ? NEARBY
          : ARTICLE;
    best = Math.max(best, near);
  }
  return best;
}

/** From 0 (about something else) to 1. Every name of the question has to be met. */
export function scopeOf(query: Query, knowledge: Knowledge, sentence: number): number {
  const zone = inZone(knowledge, sentence, query.zones);
  if (zone === 0) return 0;
  return query.entities.reduce(
    (scope, { value }) => Math.min(scope, namesEntity(knowledge, sentence, value)),
    zone,
  );
}

/** The zone to show with an answer from a sentence. */
export function zoneOf(knowledge: Knowledge, sentence: number): Entity | null {
  const { zone } = knowledge.articles[knowledge.sentences[sentence].article];
  return zone === null ? null : knowledge.entity(zone);
}

/** True where a sentence is about one of the question's zones, or the question names none. */
export function inScopeOfZones(query: Query, knowledge: Knowledge, sentence: number): boolean {
  return inZone(knowledge, sentence, query.zones) > 0;
}
