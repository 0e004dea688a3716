// Companies, parks and places of which the corpus has nothing: 「客天下旅游产业园」, 「包头」.
import { findOrganizations } from '../../facts/mentions/organizations.js';
import { findProjects } from '../../facts/mentions/projects.js';
import { isChinesePlace } from '../../text/places.js';
import { isTaken, lackingName, type NameRule, type NameSources } from './found-name.js';

/** A company or park by the last word of its name. */
export function foreignNameRule({ hasText }: Pick<NameSources, 'hasText'>): NameRule {
  return {
    name: 'company or park that the corpus lacks',
    find: ({ text, view }, found) =>
      [...findOrganizations(view), ...findProjects(view)]
        .filter(({ span, name }) => !isTaken(span, found) && !hasText(name.slice(0, 3)))
        .map(({ span }) => lackingName(text, span)),
  };
}

/** A place by the dictionary, where the question names nothing else. */
export function foreignPlaceRule({ hasText }: Pick<NameSources, 'hasText'>): NameRule {
  return {
    name: 'place that the corpus lacks',
    lastResort: true,
    find: ({ text, view }) =>
      view.tokens
        .filter(
          ({ word, tag }) => word.length > 1 && (tag === 'ns' || isChinesePlace(word)) && !hasText(word),
        )
        .map((span) => lackingName(text, { start: span.start, end: span.end })),
  };
}
