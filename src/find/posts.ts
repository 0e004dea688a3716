// Whether somebody holds a post with the company or agency that a question names.
import type { PostFact } from '../facts/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { matchTerm } from '../search/match.js';
import type { Query } from '../understand/query.js';

function shareWord(a: string, b: string): boolean {
  return [...a].some((_, at) => at + 2 <= a.length && b.includes(a.slice(at, at + 2)));
}

/** 「众源导体董事长」 is not the chair of another company: its printed name has nothing of the asked one. */
export function isPostElsewhere({ organization }: PostFact, query: Query, knowledge: Knowledge): boolean {
  const asked = query.entities
    .flatMap(({ value }) => value.map(knowledge.entity))
    .filter(({ kind }) => kind === 'organization');
  if (organization === null || organization.length < 3 || asked.length === 0) return false;
  return asked.every(({ name, aliases }) =>
    [name, ...aliases].every((form) => !shareWord(organization, form)),
  );
}

/** All who hold the asked post by a sentence hold it elsewhere. */
export function isOfPeopleElsewhere(sentence: number, query: Query, knowledge: Knowledge): boolean {
  const posts = knowledge
    .factsIn(sentence)
    .filter((fact): fact is PostFact => fact.type === 'post')
    .filter(({ post }) => query.terms.some((term) => matchTerm(term, post) >= 0.8));
  return posts.length > 0 && posts.every((post) => isPostElsewhere(post, query, knowledge));
}
