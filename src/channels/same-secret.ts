// Secrets and signatures compared in constant time.
import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes as long for a near miss as for a far one, whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
