// The rules that discover names, in the order in which they win a tie.
import type { SentenceView } from '../tokens.js';
import type { Mention } from '../types.js';
import { findActors } from './actors.js';
import { findOrganizations } from './organizations.js';
import { findPeople } from './people.js';
import { findProjects } from './projects.js';

export const MENTION_RULES: readonly ((view: SentenceView) => readonly Mention[])[] = [
  findOrganizations,
  findProjects,
  (view) => findPeople(view).map(({ name, span, rule }) => ({ kind: 'person', name, span, rule })),
  findActors,
];
