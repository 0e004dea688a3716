// Whether a signed request is admitted: it is of now, and its nonce is not used for anything else.
import { LRUCache } from 'lru-cache';
import { digestOf } from '../digest.js';

/** A timestamp is good for so many ms, before and after. */
const WINDOW = 5 * 60_000;
/** More requests than that within two windows push out the oldest. */
const NONCES = 100_000;

export interface Admission {
  /**
   * `said` is what the request says, decrypted. WeChat may bring one message again under the same timestamp and nonce,
   * so the same words are admitted as 'again', and the caller gives them the reply that they got. Other words under a
   * used nonce are refused: in plain mode the signature does not cover the body, so this is what keeps whoever has seen
   * a signed request from putting a body of their own below it.
   */
  admit(request: { readonly timestamp: string; readonly nonce: string }, said: string): Admitted;
}

export type Admitted = 'new' | 'again' | 'refused';

export function createAdmission(now: () => number): Admission {
  // A timestamp from the window's far end is good for two windows.
  const used = new LRUCache<string, string>({
    max: NONCES,
    ttl: 2 * WINDOW,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    admit: ({ timestamp, nonce }, said) => {
      if (!/^\d{1,12}$/u.test(timestamp) || Math.abs(now() - Number(timestamp) * 1000) > WINDOW)
        return 'refused';
      const key = digestOf(`${timestamp} ${nonce}`);
      const digested = digestOf(said);
      const before = used.get(key);
      if (before !== undefined) return before === digested ? 'again' : 'refused';
      used.set(key, digested);
      return 'new';
    },
  };
}
