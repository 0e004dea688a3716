// When a correction may stand: it has one meaning, and breaks up no name that was really written.
import type { Entity } from '../../facts/types.js';
import { contains, overlaps, type Span } from '../../text/span.js';
import type { NameForm } from './forms.js';
import type { FoundName } from './found-name.js';

/**
 * The one form that all candidates come to, or null where they mean different things. Zones that are equally good are
 * kept together: the bot can ask which.
 */
export function onlyMeaning(candidates: readonly NameForm[]): NameForm | null {
  const [first] = candidates;
  if (!first) return null;
  const ids = [...new Set(candidates.flatMap(({ entities }) => entities))];
  const zones = candidates.every(({ kinds }) => kinds.has('zone') && kinds.size === 1);
  const same = candidates.every(({ entities }) => entities.join() === first.entities.join());
  return same ? first : zones ? { ...first, entities: ids } : null;
}

/** Names inside the span are places or the same thing's shorter name, and none reaches over its border. */
export function mayReplace(
  span: Span,
  { text, entities: ids }: NameForm,
  found: readonly FoundName[],
  entities: ReadonlyMap<string, Entity>,
): boolean {
  return found
    .filter((name) => overlaps(name.span, span))
    .every((name) => {
      if (!contains(span, name.span) || name.origin === 'corrected') return false;
      const own = name.entities.some((id) => ids.includes(id));
      // 「北襄阳高新区」: the name is there already, whole.
      const whole = own && text.endsWith(name.said) && name.said.length >= text.length - 1;
      return !whole && (own || name.entities.every((id) => entities.get(id)?.kind === 'zone'));
    });
}
