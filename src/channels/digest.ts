// A short name for a long text, by which it is known again.
import { createHash } from 'node:crypto';

/** SHA-256 in base64url. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
