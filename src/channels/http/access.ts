// Who may ask: an API key where one is set, and no other web site on behalf of its visitors.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `Authorization: Bearer KEY` or `X-API-Key: KEY`, compared in constant time; null asks for none. */
export function requireKey(key: string | null): MiddlewareHandler {
  const expected = key === null ? null : digest(key);
  return async ({ req }, next) => {
    if (expected === null) return next();
    const given = /^Bearer\s+(?<key>\S+)$/iu.exec(req.header('authorization') ?? '')?.groups?.key;
    if (timingSafeEqual(digest(given ?? req.header('x-api-key') ?? ''), expected)) return next();
    return problem(401, 'expected the API key, as Authorization: Bearer KEY or X-API-Key: KEY', {
      'www-authenticate': 'Bearer',
    });
  };
}

/** A page of another site may only ask where its origin is listed. */
export function refuseForeignOrigins(allowed: readonly string[]): MiddlewareHandler {
  return async ({ req }, next) => {
    const origin = req.header('origin');
    if (origin === undefined || allowed.includes(origin)) return next();
    const own = URL.canParse(origin) && new URL(origin).host === req.header('host');
    return own ? next() : problem(403, 'this origin is not allowed to ask (ZONEBOT_CORS_ORIGINS)');
  };
}
