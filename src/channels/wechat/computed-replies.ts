// Replies by message: the platform asks up to three times, at any worker; the bot is asked once, and every try gets the
// same bytes.
import type { Notes } from '../../state/notes.js';

export interface ComputedReplies {
  has(message: string): Promise<boolean>;
  /** What was computed for this message, or is being computed; `compute` must not reject. */
  of(message: string, compute: () => Promise<string>): Promise<string>;
}

/** As long as a nonce is remembered, so that a request brought again finds its reply. In ms. */
const KEPT = 10 * 60_000;
/** So many, where they are kept in memory. */
export const REPLIES = 5000;
/** A worker that has begun is done by then, or has died. In ms; a computation ends within REPLY_DUE. */
const COMPUTED_BY = 6000;
/** How often it is looked whether another worker is done, in ms. */
const LOOKING = 100;

/** What a note begins with. */
const COMPUTING = '?';
const COMPUTED = '=';

export function createComputedReplies(notes: Notes, onAsked: (isKnown: boolean) => void): ComputedReplies {
  /** At this worker. */
  const running = new Map<string, Promise<string>>();
  const shared = async (message: string, compute: () => Promise<string>): Promise<string> => {
    for (let looks = 0; ; looks += 1) {
      const known = await notes.claim(message, COMPUTING, COMPUTED_BY);
      if (looks === 0) onAsked(known !== null);
      if (known === null) {
        const reply = await compute();
        await notes.write(message, COMPUTED + reply, KEPT);
        return reply;
      }
      if (known !== COMPUTING) return known.slice(COMPUTED.length);
      await new Promise((resolve) => setTimeout(resolve, LOOKING));
    }
  };
  return {
    has: async (message) => running.has(message) || (await notes.read(message)) !== null,
    of: (message, compute) => {
      const known = running.get(message);
      if (known) {
        onAsked(true);
        return known;
      }
      const reply = shared(message, compute).finally(() => running.delete(message));
      running.set(message, reply);
      return reply;
    },
  };
}
