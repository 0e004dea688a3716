// Pages that wait for 「更多」, at whichever worker it is said: what is left of an answer, or an answer that is late.
import type { Notes } from '../../state/notes.js';
import { REPLY_DUE } from './limits.js';
import type { Outgoing } from './message-xml.js';

export interface WaitingPages {
  /**
   * The first page, and the others are kept; null where they are late: then all of them are. `name` is that of the
   * message that asked.
   */
  deliver(user: string, name: string, pages: Promise<readonly Outgoing[]>): Promise<Outgoing | null>;
  /** The next page; 'none' where nothing waits, 'late' where it is not there yet. */
  next(user: string): Promise<Outgoing | 'none' | 'late'>;
  forget(user: string): Promise<void>;
}

/** Pages wait so long, in ms, for so many people at most where they are kept in memory. */
const WAITING = 30 * 60_000;
export const PEOPLE = 5000;
/** An answer that is not there by then has died with its worker. */
const LATE = 2 * 60_000;
/** How often it is looked whether it is there, in ms. */
const LOOKING = 100;

/** Of a message whose answer is late, or what is there of it. */
type Note = { readonly late: string } | { readonly pages: readonly Outgoing[] };

const encode = (note: Note) => JSON.stringify(note);
const decode = (text: string) => JSON.parse(text) as Note;

export function createWaitingPages(notes: Notes): WaitingPages {
  /** False where another question has come meanwhile: its pages are the ones that 「更多」 means. */
  const keep = (user: string, before: string, pages: readonly Outgoing[]): Promise<boolean> =>
    notes.replace(user, before, pages.length === 0 ? null : encode({ pages }), WAITING);
  return {
    deliver: async (user, name, pages) => {
      const late = encode({ late: name });
      await notes.write(user, late, LATE);
      const ready = await inTime(pages);
      if (ready === null) {
        void pages.then((all) => keep(user, late, all));
        return null;
      }
      const [first, ...rest] = ready;
      await keep(user, late, rest);
      return first;
    },
    next: async (user) => {
      for (let waited = 0; ; ) {
        const text = await notes.read(user);
        if (text === null) return 'none';
        const note = decode(text);
        if ('pages' in note) {
          const [first, ...rest] = note.pages;
          // Unless it was said twice, and the other one got it.
          if (await keep(user, text, rest)) return first;
          continue;
        }
        if (waited >= REPLY_DUE) return 'late';
        await new Promise((resolve) => setTimeout(resolve, LOOKING));
        waited += LOOKING;
      }
    },
    forget: (user) => notes.remove(user),
  };
}

/** Null where it takes too long. */
async function inTime<T>(result: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), REPLY_DUE);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
