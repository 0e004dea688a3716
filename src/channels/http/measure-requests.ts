// Times requests by route and status.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from '../metrics.js';

/** `now` in ms. */
export function measureRequests(metrics: Metrics, now: () => number): MiddlewareHandler {
  const observe = metrics.histogram(
    'zonebot_http_request_seconds',
    'Time from request to response, by route and status.',
    ['method', 'route', 'status'],
  );
  return async (context, next) => {
    const began = now();
    await next();
    const { req, res } = context;
    // A route, not a path: strangers' paths would be labels without end. And no method of their own making.
    const method = METHODS.has(req.method) ? req.method : 'other';
    observe({ method, route: routePath(context, -1), status: String(res.status) }, now() - began);
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);
