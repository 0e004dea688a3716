// Signatures: SHA-1 over the token and what it vouches for, sorted.
import { createHash } from 'node:crypto';

/** Of a request: token, timestamp, nonce. Of an encrypted message: its ciphertext as well. */
export function signatureOf(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}
