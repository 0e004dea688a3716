// How things are told apart: an id is `kind:name`.
import type { EntityKind } from './types.js';

export const entityId = (kind: EntityKind, name: string): string => `${kind}:${name}`;

export const isPersonId = (id: string): boolean => id.startsWith('person:');

/** The name in a person's id; other words for a speaker, which are no id, stay as they are. */
export const personName = (subject: string): string => subject.replace(/^person:/u, '');
