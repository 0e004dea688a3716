// A zone, a company or a project at a glance: /zone 贵阳, 「开封示范区怎么样」, 「海尔生物医疗」.
import { CARD_COMMANDS } from '../answer/card.js';
import type { Answer, Evidence, Item } from '../answer/types.js';
import { LABELS, plannedLabel } from '../answer/wording.js';
import { personName } from '../facts/entity-id.js';
import type { ActFact, Entity, QuantityFact } from '../facts/types.js';
import { figureLabel, keyFigures } from '../find/key-figures.js';
import { markerOf } from '../find/markers.js';
import { mostMentioned, sentencesNaming } from '../find/mentions.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { sliceSpan } from '../text/span.js';
import type { Query } from '../understand/query.js';
import { withZone } from './choose-zone.js';
import { organizationsOf } from './companies.js';
import { evidenceFor, found, onlyZone, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { postsOf } from './people.js';
import { headEvidence } from './zones.js';

const FIGURES = 6;
/** A card with fewer figures than this tells honours and acts as well. */
const FEW_FIGURES = 3;
const ACTS = 3;
const NAMES = 6;

const item = (label: string, text: string): readonly Item[] => (text === '' ? [] : [{ label, text }]);

/** Honours and acts that name their object: 「命名为：“国家级文化产业示范园区”（4月3日）」. */
export function actsOf(knowledge: Knowledge, zone: string): readonly ActFact[] {
  const about = ({ sentence }: ActFact) =>
    knowledge.articles[knowledge.sentences[sentence].article].zone === zone;
  return knowledge.facts
    .filter(
      (fact): fact is ActFact => fact.type === 'act' && !fact.planned && fact.object !== null && about(fact),
    )
    .filter(({ object, sentence }) => /[“《]/u.test(sliceSpan(knowledge.sentences[sentence].text, object!)))
    .slice(0, ACTS);
}

export function actItem({ verb, object, date, sentence }: ActFact, knowledge: Knowledge): Item {
  const { text } = knowledge.sentences[sentence];
  return { label: verb, text: `${sliceSpan(text, object!)}${date ? `（${sliceSpan(text, date)}）` : ''}` };
}

/** What the articles about a zone come to: figures, companies, people, headings. */
function card({ query, knowledge }: IntentInput, zone: Entity): Answer | null {
  const articles = knowledge.articlesAbout(zone.id);
  const figures = keyFigures(
    knowledge,
    articles.map(({ index }) => index),
  ).slice(0, FIGURES);
  const acts = figures.length < FEW_FIGURES ? actsOf(knowledge, zone.id) : [];
  const companies = organizationsOf(knowledge, zone.id, false).slice(0, NAMES);
  const people = postsOf(knowledge, zone.id).slice(0, NAMES);
  const headings = articles.flatMap(({ node }) =>
    node.sections.flatMap(({ heading }) => heading?.text ?? []),
  );
  const [article] = articles;
  if (!article) return null;
  const lead = article.first < article.end ? [evidenceFor(knowledge, article.first)] : [];
  const title = article.node.headline.text || lead[0]?.quote || zone.name;
  return found(query, knowledge, {
    kind: 'overview',
    headline: title.includes(zone.name) ? title : `${zone.name}：${title}`,
    items: [
      ...figures.map((fact) => ({ label: figureLabel(fact, knowledge, zone.id), text: fact.quantity.text })),
      ...acts.map((act) => actItem(act, knowledge)),
      ...item(LABELS.companies, companies.map(({ name }) => name).join('、')),
      ...item(LABELS.people, people.map((post) => `${personName(post.subject)}（${post.post}）`).join('、')),
      ...item(LABELS.topics, headings.join('、')),
    ],
    evidence: [
      ...headEvidence(article, knowledge),
      ...lead,
      ...[...figures, ...acts].map(({ sentence }) => evidenceFor(knowledge, sentence)),
    ],
    zone: zone.name,
  });
}

/** What the corpus says of a company or project: where it is named first, and its figures. */
function portrait({ query, knowledge }: IntentInput, entity: Entity): Answer | null {
  const sentences = sentencesNaming(knowledge, entity.id);
  const figures = knowledge.facts
    .filter(
      (fact): fact is QuantityFact =>
        fact.type === 'quantity' && fact.subject === entity.id && fact.doubt === null,
    )
    .slice(0, FIGURES);
  const [first] = sentences;
  if (first === undefined) return null;
  const evidence: Evidence[] = [...sentences.slice(0, 3), ...figures.map(({ sentence }) => sentence)].map(
    (sentence) => evidenceFor(knowledge, sentence),
  );
  return found(query, knowledge, {
    kind: 'overview',
    headline: entity.name,
    items: figures.map((fact) => ({
      label: fact.planned ? plannedLabel(fact.attribute) : fact.attribute,
      text: fact.quantity.text,
    })),
    evidence,
    zone: zoneName(knowledge, first),
  });
}

/** The entity that a question is about when it names one thing and asks nothing special. */
function onlyEntity(input: IntentInput): Entity | null {
  const [id] = mostMentioned(input.knowledge, input.query.entities[0]?.value ?? []);
  return id ? input.knowledge.entity(id) : null;
}

const ABOUT_ZONE = new Set(
  '搞 弄 做 干 办 新 大 新鲜事 动静 动向 大动作 新变化 新进展 新消息 新情况 新闻动态 消息 新动作 动作 变化 大事 新闻 举措 措施 做法 亮点 成绩 成果 动态 情况 概况 特色 发展 最近 近况 简介 进展 工作'.split(
    ' ',
  ),
);

/** Names something and asks nothing special of it. */
function isAtLarge({ expected, zones, entities, terms }: Query): boolean {
  return (
    zones.length + entities.length > 0 &&
    ['overview', 'any', 'list', 'thing', 'topic', 'profile', 'events'].includes(expected) &&
    terms.every(({ word }) => ABOUT_ZONE.has(word))
  );
}

export const overviewIntent: Intent = {
  name: 'overview',
  commands: ['zone', '园区', '概况', ...CARD_COMMANDS],
  examples: [
    { say: '/zone 襄阳', expect: 'found' },
    { say: '开封示范区怎么样', expect: 'found' },
    { say: '/zone 火星', expect: 'unknown' },
  ],
  applies: (query) => isAtLarge(query) && markerOf(query) === null,
  answer: (input) => {
    const zone = onlyZone(input.query, input.knowledge);
    const entity = onlyEntity(input);
    if (entity && entity.kind !== 'person') return portrait(input, entity);
    return zone && !entity ? card(input, zone) : null;
  },
  command: (input) => withZone(input, 'zone', (zone) => card(input, zone)),
};
