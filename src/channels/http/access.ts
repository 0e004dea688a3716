// Who may ask: an API key where one is set, and no other web site on behalf of its visitors.
import type { MiddlewareHandler } from 'hono';
import { isSameSecret } from '../same-secret.js';
import { problem } from './problem.js';

/** `Authorization: Bearer KEY` or `X-API-Key: KEY`, compared in constant time; null asks for none. */
export function requireKey(key: string | null): MiddlewareHandler {
  return async ({ req }, next) => {
    if (key === null) return next();
    const given = /^Bearer\s+(?<key>\S+)$/iu.exec(req.header('authorization') ?? '')?.groups?.key;
    if (isSameSecret(given ?? req.header('x-api-key') ?? '', key)) return next();
    return problem(401, 'expected the API key, as Authorization: Bearer KEY or X-API-Key: KEY', {
      'www-authenticate': 'Bearer',
    });
  };
}

/** A page of another site may only ask where its origin is listed. `own` is our public address, null for none. */
export function refuseForeignOrigins(allowed: readonly string[], own: URL | null): MiddlewareHandler {
  return async ({ req }, next) => {
    const origin = req.header('origin');
    if (origin === undefined || origin === own?.origin || allowed.includes(origin)) return next();
    const isOurs = URL.canParse(origin) && new URL(origin).host === req.header('host');
    return isOurs
      ? next()
      : problem(403, 'this origin is not allowed to ask (ZONEBOT_PUBLIC_URL, ZONEBOT_CORS_ORIGINS)');
  };
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/iu;

/** For a server of this machine alone: another site whose name was pointed at it is not it (DNS rebinding). */
export function refuseForeignHosts(own: URL | null): MiddlewareHandler {
  return async ({ req }, next) => {
    const host = req.header('host') ?? '';
    if (LOOPBACK.test(host) || host === own?.host) return next();
    return problem(403, 'this server does not go by that name (ZONEBOT_PUBLIC_URL)');
  };
}
