// Signatures: SHA-1 over the token and what it vouches for, sorted. Compared in constant time.
import { createHash, timingSafeEqual } from 'node:crypto';

/** Of a request: token, timestamp, nonce. Of an encrypted message: its ciphertext as well. */
export function signatureOf(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Takes as long for a near miss as for a far one. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
