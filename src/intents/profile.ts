// Who somebody is: 「孙晓辉是谁」; and who holds a post: 「振华新材料的董事长是谁」.
import { lineEvidence } from '../answer/evidence.js';
import type { Answer } from '../answer/types.js';
import { isPersonId, personName } from '../facts/entity-id.js';
import { POSTS } from '../facts/lexicon/posts.js';
import type { PostFact } from '../facts/types.js';
import { isCovered } from '../find/acceptance.js';
import { hasLead } from '../find/owner.js';
import { isPostElsewhere } from '../find/posts.js';
import { rankSentences } from '../find/sentences.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import type { Query } from '../understand/query.js';
import { evidenceFor, found, zoneName } from './found.js';
import type { Intent, IntentInput } from './intent.js';

const LOOKED_AT = 8;

function posts(knowledge: Knowledge): readonly PostFact[] {
  return knowledge.facts.filter((fact): fact is PostFact => fact.type === 'post');
}

function people(query: Query): readonly string[] {
  return query.entities.flatMap(({ value }) => value).filter(isPersonId);
}

function whoIs({ query, knowledge }: IntentInput): Answer | null {
  const [person] = people(query);
  if (!person) return null;
  const own = posts(knowledge).filter(({ subject }) => subject === person);
  if (own.length === 0) return writer(person, query, knowledge);
  const named = own.find(({ organization }) => organization !== null) ?? own[0];
  return found(query, knowledge, {
    kind: 'fact',
    headline: `${personName(person)}：${named.organization ?? ''}${named.post}`,
    evidence: own.slice(0, 2).map(({ sentence }) => evidenceFor(knowledge, sentence)),
    zone: zoneName(knowledge, named.sentence),
  });
}

/** Somebody known from a byline alone. */
function writer(person: string, query: Query, knowledge: Knowledge): Answer | null {
  for (const article of knowledge.articles) {
    const own = article.node.people.find(({ name }) => name === personName(person));
    const line =
      own &&
      [...article.node.bylines, ...(article.node.dateline ? [article.node.dateline] : [])].find(({ text }) =>
        text.includes(own.name),
      );
    if (own && line) {
      const zone = article.zone === null ? null : knowledge.entity(article.zone).name;
      return found(query, knowledge, {
        kind: 'fact',
        headline: `${own.name}：${own.role}`,
        evidence: [lineEvidence(line, article)],
        zone,
      });
    }
  }
  return null;
}

/** A post that the question names, in a sentence that is about the rest of the question. */
function heldNearby(
  { query, knowledge }: IntentInput,
  zones: readonly string[],
): readonly { readonly post: PostFact }[] {
  // 「处理职工纠纷的副市长叫什么」 asks for the last post that it names.
  const asked = query.terms.findLast(({ word }) => POSTS.some((post) => word.endsWith(post)));
  const isPost = ({ post }: PostFact) =>
    (asked ? [asked] : query.terms).find((term) => matchTerm(term, post) >= 0.8);
  return rankSentences(query, knowledge)
    .filter((candidate) => isCovered(candidate, query) && candidate.coverage >= 0.5)
    .slice(0, LOOKED_AT)
    .flatMap(({ sentence }) => knowledge.factsIn(sentence))
    .filter((fact): fact is PostFact => fact.type === 'post' && isPost(fact) !== undefined)
    .filter((post) => !isPostElsewhere(post, query, knowledge) && hasLead(post.sentence, query, knowledge))
    .filter(() => zones.length > 0 || query.entities.length > 0 || query.terms.length > 1)
    .map((post) => ({ post }));
}

/** The person whose post and organization the question names. */
function holder(input: IntentInput): Answer | null {
  const { query, knowledge, trace } = input;
  const organizations = query.entities.flatMap(({ value }) => value).filter((id) => !isPersonId(id));
  const forms = organizations.flatMap((id) => [knowledge.entity(id).name, ...knowledge.entity(id).aliases]);
  const zones = query.zones.flatMap(({ value }) => value);
  const scored = posts(knowledge)
    .filter(
      ({ sentence }) =>
        zones.length === 0 ||
        zones.includes(knowledge.articles[knowledge.sentences[sentence].article].zone ?? ''),
    )
    .filter(
      ({ organization }) =>
        forms.length === 0 || forms.some((form) => organization === form || organization?.startsWith(form)),
    )
    .map((post) => {
      const met = query.terms.filter(
        (term) => matchTerm(term, `${post.organization ?? ''}${post.post}`) >= 0.8,
      );
      return {
        post,
        met: met.length,
        all: met.length === query.terms.length,
        on: met.some((term) => matchTerm(term, post.post) >= 0.8),
      };
    })
    .filter(({ on, all }) => on && all)
    .sort((a, b) => b.met - a.met);
  trace(`posts that fit: ${scored.map(({ post }) => post.text).join('; ') || 'none'}`);
  const [best] = scored.length > 0 ? scored : heldNearby(input, zones);
  if (!best || (forms.length === 0 && zones.length === 0 && query.terms.length < 2)) return null;
  return found(query, knowledge, {
    kind: 'fact',
    headline: `${personName(best.post.subject)}（${best.post.organization ?? ''}${best.post.post}）`,
    evidence: [evidenceFor(knowledge, best.post.sentence)],
    zone: zoneName(knowledge, best.post.sentence),
  });
}

export const profileIntent: Intent = {
  name: 'profile',
  commands: [],
  examples: [
    { say: '孙晓辉是谁', expect: 'found' },
    { say: '振华新材料的董事长是谁', expect: 'found' },
    { say: '海尔生物医疗的董事长是谁', expect: 'unknown' },
  ],
  applies: (query) =>
    ['profile', 'person', 'any', 'overview', 'thing', 'organization'].includes(query.expected),
  answer: (input) => {
    const { query } = input;
    const barePerson = people(query).length > 0 && query.terms.length === 0;
    if (people(query).length > 0 && (query.expected === 'profile' || barePerson)) return whoIs(input);
    if (people(query).length > 0 && /公司|单位|职务|职位|干什么|做什么|头衔|身份/u.test(query.text))
      return whoIs(input);
    return query.expected === 'person' || query.expected === 'profile' ? holder(input) : null;
  },
};
