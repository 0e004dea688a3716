// Where conversations are kept between turns.
import type { Session } from '../understand/session.js';

/** Every engine forgets a conversation some time after its last turn. */
export interface Sessions {
  /** Null for a conversation that is new, or was forgotten. */
  get(id: string): Promise<Session | null>;
  set(id: string, session: Session): Promise<void>;
  delete(id: string): Promise<void>;
}

/** Of the shape below; a session of another version is a new one. */
const VERSION = 1;
/** Characters of a session; beyond that it remembers what was asked, but not all that was shown. */
const LONGEST = 64 * 1024;

/** A session as engines outside this process keep it. */
export function encodeSession(session: Session): string {
  const text = JSON.stringify([VERSION, session]);
  return text.length <= LONGEST ? text : JSON.stringify([VERSION, { ...session, shown: null, evidence: [] }]);
}

/** Null for what this version did not write. */
export function decodeSession(text: string): Session | null {
  try {
    const [version, session] = JSON.parse(text) as [unknown, Session];
    return version === VERSION ? session : null;
  } catch {
    return null;
  }
}
