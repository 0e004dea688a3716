// How long to wait before Telegram is called again.
import { GrammyError } from 'grammy';

const FIRST = 1000;
const MOST = 30_000;

/** As long as Telegram says; else longer from one failure to the next. In ms; `failures` counts those before. */
export function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof GrammyError && error.error_code === 429)
    return Math.max(1, error.parameters.retry_after ?? 0) * 1000;
  return Math.min(MOST, FIRST * 2 ** failures);
}

/** The token is wrong, or was revoked: nothing can be received or sent any more. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** Telegram answers a wrong token with 401, and one that cannot be one with 404. */
export function isTokenRefused(error: unknown): error is GrammyError {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
