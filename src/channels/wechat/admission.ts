// Whether a signed request is admitted: it is of now, and its nonce is not used for anything else.
import type { Notes } from '../../state/notes.js';
import { digestOf } from '../digest.js';

/** A timestamp is good for so many ms, before and after. */
const WINDOW = 5 * 60_000;
/** More requests than that within two windows push out the oldest, where nonces are kept in memory. */
export const NONCES = 100_000;

export interface Admission {
  /**
   * `said` is what the request says, decrypted. WeChat may bring one message again under the same timestamp and nonce,
   * so the same words are admitted as 'again', and the caller gives them the reply that they got. Other words under a
   * used nonce are refused: in plain mode the signature does not cover the body, so this is what keeps whoever has seen
   * a signed request from putting a body of their own below it.
   */
  admit(request: { readonly timestamp: string; readonly nonce: string }, said: string): Promise<Admitted>;
}

export type Admitted = 'new' | 'again' | 'refused';

/** All workers see the nonces that were used at any of them. */
export function createAdmission(nonces: Notes, now: () => number): Admission {
  return {
    admit: async ({ timestamp, nonce }, said) => {
      if (!/^\d{1,12}$/u.test(timestamp) || Math.abs(now() - Number(timestamp) * 1000) > WINDOW)
        return 'refused';
      const digested = digestOf(said);
      // A timestamp from the window's far end is good for two windows.
      const before = await nonces.claim(digestOf(`${timestamp} ${nonce}`), digested, 2 * WINDOW);
      if (before === null) return 'new';
      return before === digested ? 'again' : 'refused';
    },
  };
}
