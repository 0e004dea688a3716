// What can be asked about a zone, as questions that the bot answers: 「关于贵阳能问什么」, /coverage.
import type { Answer, Evidence, Item } from '../answer/types.js';
import { ASK, coverageHeadline, LABELS, zonesHeadline } from '../answer/wording.js';
import { personName } from '../facts/entity-id.js';
import type { Entity } from '../facts/types.js';
import { keyFigures } from '../find/key-figures.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { withZone } from './choose-zone.js';
import { firstMention, organizationsOf } from './companies.js';
import { evidenceFor, found, onlyZone } from './found.js';
import type { Intent, IntentInput } from './intent.js';
import { postsOf } from './people.js';
import { figureQuestion } from './suggest.js';
import { headEvidence } from './zones.js';

const MOST = { figures: 8, people: 6, companies: 5, all: 24 };

/** A question with the words that its answer has to have, and where those are printed. */
interface Candidate {
  readonly label: string;
  readonly question: string;
  readonly says: string;
  readonly evidence: Evidence;
}

function candidates(zone: Entity, knowledge: Knowledge): readonly Candidate[] {
  const articles = knowledge.articlesAbout(zone.id);
  const lead = articles.flatMap((article) => headEvidence(article, knowledge)).slice(0, 1);
  const figures = keyFigures(
    knowledge,
    articles.map(({ index }) => index),
  ).flatMap((fact): readonly Candidate[] => {
    const question = figureQuestion(fact, zone, knowledge);
    const evidence = evidenceFor(knowledge, fact.sentence);
    return question ? [{ label: LABELS.figures, question, says: fact.quantity.text, evidence }] : [];
  });
  const people = postsOf(knowledge, zone.id).flatMap((post) =>
    [ASK.who, ASK.said].map((ask) => ({
      label: LABELS.people,
      question: ask(personName(post.subject)),
      says: '',
      evidence: evidenceFor(knowledge, post.sentence),
    })),
  );
  const companies = organizationsOf(knowledge, zone.id, false).flatMap(({ id, name }) => {
    const sentence = firstMention(knowledge, zone.id, id);
    const question = ASK.overview(name);
    return sentence === null
      ? []
      : [{ label: LABELS.companies, question, says: name, evidence: evidenceFor(knowledge, sentence) }];
  });
  const whole = lead.flatMap((evidence) =>
    [ASK.overview, ASK.figures, ASK.companies, ASK.people, ASK.timeline].map((ask) => ({
      label: LABELS.whole,
      question: ask(zone.name),
      says: '',
      evidence,
    })),
  );
  return [...whole, ...figures, ...people, ...companies];
}

/** Candidates that the bot answers with what they are about, at most so many of a kind. */
function answered(all: readonly Candidate[], headlineOf: IntentInput['headlineOf']): readonly Candidate[] {
  const left = new Map<string, number>([
    [LABELS.figures, MOST.figures],
    [LABELS.people, MOST.people],
    [LABELS.companies, MOST.companies],
  ]);
  const asked = new Set<string>();
  return all.filter(({ label, question, says }) => {
    const places = left.get(label) ?? MOST.all;
    if (places === 0 || asked.has(question)) return false;
    const headline = headlineOf(question);
    if (headline === null || !headline.includes(says)) return false;
    left.set(label, places - 1);
    return asked.add(question);
  });
}

function coverage(input: IntentInput, zone: Entity): Answer | null {
  const { query, knowledge, headlineOf } = input;
  const rows = answered(candidates(zone, knowledge), headlineOf);
  const headings = knowledge
    .articlesAbout(zone.id)
    .flatMap(({ node }) => node.sections.flatMap(({ heading }) => heading?.text ?? []))
    .filter((text) => !/\d/u.test(text));
  const topics: readonly Item[] =
    headings.length === 0 ? [] : [{ label: LABELS.topics, text: headings.join('、') }];
  return found(query, knowledge, {
    kind: 'list',
    headline: coverageHeadline(zone.name),
    items: [...rows.map(({ label, question }) => ({ label, text: question })), ...topics],
    evidence: rows.map(({ evidence }) => evidence),
    zone: zone.name,
  });
}

/** No zone said: one question for each. */
function allZones({ query, knowledge }: IntentInput): Answer | null {
  return found(query, knowledge, {
    kind: 'list',
    headline: zonesHeadline(String(knowledge.zones.length)),
    items: knowledge.zones.map(({ name }) => ({ label: name, text: ASK.coverage(name) })),
    evidence: knowledge.zones.flatMap(({ id }) =>
      knowledge
        .articlesAbout(id)
        .slice(0, 1)
        .flatMap((article) => headEvidence(article, knowledge)),
    ),
  });
}

export const coverageIntent: Intent = {
  name: 'coverage',
  commands: ['coverage', '能问什么', '范围'],
  examples: [
    { say: '关于贵阳能问什么', expect: 'found' },
    { say: '/coverage 火星', expect: 'unknown' },
  ],
  applies: ({ expected, foreign }) => expected === 'coverage' && foreign.length === 0,
  answer: (input) => {
    const zone = onlyZone(input.query, input.knowledge);
    return zone ? coverage(input, zone) : allZones(input);
  },
  command: (input) => withZone(input, 'coverage', (zone) => coverage(input, zone)),
};
