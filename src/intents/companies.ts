// Companies and agencies of a zone: 「青岛高新区有哪些企业」, /companies.
import type { Answer } from '../answer/types.js';
import { companiesHeadline } from '../answer/wording.js';
import type { Entity } from '../facts/types.js';
import { isCompany } from '../find/company.js';
import { mentionsAny } from '../find/mentions.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { withZone } from './choose-zone.js';
import { evidenceFor, found, onlyZone } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const MOST = 20;

/** Organizations that articles about a zone mention, in order of print; companies only unless `agencies`. */
export function organizationsOf(knowledge: Knowledge, zone: string, agencies: boolean): readonly Entity[] {
  const articles = new Set(knowledge.articlesAbout(zone).map(({ index }) => index));
  return [...knowledge.entities.values()].filter(
    (entity) =>
      entity.kind === 'organization' &&
      entity.articles.some((index) => articles.has(index)) &&
      (agencies || isCompany(entity)),
  );
}

/** The first sentence about a zone that names an entity. */
export function firstMention(knowledge: Knowledge, zone: string, id: string): number | null {
  for (const { first, end } of knowledge.articlesAbout(zone)) {
    for (let at = first; at < end; at += 1) {
      if (mentionsAny(knowledge, at, [id])) return at;
    }
  }
  return null;
}

function listFor({ query, knowledge, seen }: IntentInput, zone: Entity): Answer | null {
  const named = organizationsOf(knowledge, zone.id, false)
    .filter(({ name }) => !seen(name))
    .map((entity) => ({ entity, sentence: firstMention(knowledge, zone.id, entity.id) }))
    .filter((row): row is { entity: Entity; sentence: number } => row.sentence !== null)
    .slice(0, MOST);
  return found(query, knowledge, {
    kind: 'list',
    headline: companiesHeadline(zone.name),
    items: named.map(({ entity }) => ({ label: null, text: entity.name })),
    evidence: named.map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: zone.name,
  });
}

const ONLY_COMPANIES = new Set([
  '企业',
  '公司',
  '厂商',
  '厂',
  '厂家',
  '单位',
  '机构',
  '主要',
  '重点',
  '龙头',
  '知名',
  '代表',
  '入驻',
  '落户',
  '有',
  '代表性',
]);

export const companiesIntent: Intent = {
  name: 'companies',
  commands: ['companies', '企业', '公司'],
  examples: [
    { say: '青岛高新区有哪些企业', expect: 'found' },
    { say: '深圳高新区有哪些企业', expect: 'unknown' },
  ],
  applies: ({ expected, zones, entities, terms, text }) =>
    (expected === 'list' || expected === 'any') &&
    zones.length > 0 &&
    entities.length === 0 &&
    /企业|公司|厂商/u.test(text) &&
    terms.every(({ word }) => ONLY_COMPANIES.has(word)),
  answer: (input) => {
    const zone = onlyZone(input.query, input.knowledge);
    return zone && listFor(input, zone);
  },
  command: (input) => withZone(input, 'companies', (zone) => listFor(input, zone)),
};
