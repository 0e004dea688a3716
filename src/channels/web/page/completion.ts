// What a slash at the start of the message may become: commands, then zones as their argument.
import type { MenuEntry } from '../../../answer/chat-wording.js';
import type { ZoneRecord } from '../../../library/records.js';

export interface Completion {
  readonly label: string;
  readonly description: string;
  /** The whole message once it is taken. */
  readonly text: string;
}

const TAKES_ZONE = /^\/(?:zone|card|companies|people|figures|timeline|coverage|compare)\s/u;
const TAKES_NOTHING = ['zones', 'source', 'privacy', 'forget', 'help'];

/** Nothing where the message is no command, or already a whole one: Enter then sends it. */
export function completionsOf(
  text: string,
  menu: readonly MenuEntry[],
  zones: readonly ZoneRecord[],
): readonly Completion[] {
  if (/^\/\S*$/u.test(text)) {
    const typed = text.slice(1).toLowerCase();
    if (TAKES_NOTHING.includes(typed)) return [];
    return menu
      .filter(
        ({ command, description }) => command.startsWith(typed) || description.toLowerCase().includes(typed),
      )
      .map(({ command, description }) => ({
        label: `/${command}`,
        description,
        text: `/${command}${TAKES_NOTHING.includes(command) ? '' : ' '}`,
      }));
  }
  if (!TAKES_ZONE.test(text)) return [];
  const at = text.search(/\S*$/u);
  const typed = text.slice(at);
  const before = text.slice(0, at);
  return zones
    .filter(
      ({ id, aliases }) => !before.includes(id) && [id, ...aliases].some((name) => name.includes(typed)),
    )
    .filter(({ id }) => id !== typed && !(before.trim().includes(' ') && !text.startsWith('/compare')))
    .map(({ id }) => ({ label: id, description: '', text: `${before}${id}` }));
}
