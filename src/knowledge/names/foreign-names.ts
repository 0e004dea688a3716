// Companies, parks and places of which the corpus has nothing: 「客天下旅游产业园」, 「包头」.
import { findOrganizations } from '../../facts/mentions/organizations.js';
import { findProjects } from '../../facts/mentions/projects.js';
import { isChinesePlace } from '../../text/places.js';
import type { Span } from '../../text/span.js';
import { type AskedText, isTaken, lackingName, type NameRule, type NameSources } from './found-name.js';

/** 「哪家钢铁公司」「哪个城市」: what is asked for, no name. */
const ASKED_FOR = /(?:哪(?:一|几)?[家个些座所间]?|什么|几[家个])$/u;

const PROPER = /^(?:nr|ns|nt|nz|x|eng)/u;

/**
 * 「老外公司」「航空公司」「鲜达的冷链中心」 name nobody: all their words are everyday ones, or the corpus prints them. A name
 * has a word of its own: 「客天下旅游产业园」.
 */
function namesSomebody(
  { view, words }: AskedText,
  { start, end }: Span,
  hasText: (words: string) => boolean,
): boolean {
  const within = (token: Span) => token.start >= start && token.end <= end;
  const isOwn = ({ word, tag }: { word: string; tag: string }) => PROPER.test(tag) && !hasText(word);
  const strays = words.filter((word) => within(word) && word.word.length === 1);
  const isNew = words.some((word) => within(word) && !hasText(word.word));
  return isNew && (view.tokens.filter(within).some(isOwn) || strays.length > 0);
}

/** A company or park by the last word of its name. */
export function foreignNameRule({ hasText }: Pick<NameSources, 'hasText'>): NameRule {
  return {
    name: 'company or park that the corpus lacks',
    find: (asked, found) => {
      const { text, view } = asked;
      return [...findOrganizations(view), ...findProjects(view)]
        .filter(({ span, name }) => !isTaken(span, found) && !hasText(name.slice(0, 3)))
        .filter(({ span }) => namesSomebody(asked, span, hasText))
        .filter(({ span }) => !ASKED_FOR.test(text.slice(0, span.start)))
        .map(({ span }) => lackingName(text, span));
    },
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
          ({ word, tag, start }) =>
            word.length > 1 &&
            (tag === 'ns' || isChinesePlace(word)) &&
            !hasText(word) &&
            !ASKED_FOR.test(text.slice(0, start)),
        )
        .map((span) => lackingName(text, { start: span.start, end: span.end })),
  };
}
