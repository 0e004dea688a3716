// Everything that the HTTP server serves: the page, the interface for programs, its document, health, metrics, and the
// channels whose platforms call us.
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import type { HttpHandler } from '../http-handler.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Reception } from '../reception.js';
import type { PageDocument } from '../web/page-document.js';
import { refuseForeignHosts, refuseForeignOrigins, requireKey } from './access.js';
import { type FromServer, refuseWhenBusy } from './admission.js';
import { type ApiParts, createApi, openApiDocument } from './api.js';
import { API_PAGE_CSP, apiPage } from './api-page.js';
import { limitBody } from './body-limit.js';
import { measureRequests } from './measure-requests.js';
import { problem } from './problem.js';
import * as routes from './routes.js';

export interface AppParts extends ApiParts {
  readonly reception: Pick<Reception, 'limit' | 'isBusy' | 'serve'>;
  readonly page: PageDocument;
  /** Asked of programs and of the page; null for none. */
  readonly apiKey: string | null;
  /** Other origins that may ask from a browser. */
  readonly corsOrigins: readonly string[];
  /** Address under which people reach the page; null where it is that of the server itself. */
  readonly publicUrl: URL | null;
  /** Only this machine is meant to ask. */
  readonly isLocal: boolean;
  /** By path: /wechat, /wecom. */
  readonly channels: ReadonlyMap<string, HttpHandler>;
  /** Degraded: it answers, but a store is away. */
  readonly readiness: () => 'ready' | 'degraded' | 'ending';
  /** In ms. */
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Bytes of a question with everything around it. */
const BODY_MAX = 16 * 1024;
/** The page's own addresses: one document, which reads the address by itself. */
const PAGE_PATHS = ['/', '/read/:article', '/facts/:fact'];
/** A 304 replaces the headers of the copy that the browser has: without the page's own policy it would show nothing. */
const KEPT_IN_304 = [...RETAINED_304_HEADERS, 'content-security-policy'];
/** What must be asked for with a key where there is one. */
const KEYED = ['/v1/*', '/metrics'];
/** What makes the bot think. */
const THINKING = ['/v1/ask', '/v1/chat', '/v1/search'];

export function createApp(parts: AppParts): HttpHandler {
  const { page, apiKey, corsOrigins, publicUrl, isLocal, channels } = parts;
  const { readiness, now, log, metrics, reception } = parts;
  const app = new Hono<FromServer>();
  const api = createApi(parts);

  for (const [path, handler] of channels) app.all(path, ({ req }) => handler(req.raw));
  app.use(measureRequests(metrics, now), harden);
  if (isLocal && apiKey === null) app.use('/v1/*', refuseForeignHosts(publicUrl));
  app.use('/v1/*', refuseForeignOrigins(corsOrigins, publicUrl));
  if (corsOrigins.length > 0) app.use('/v1/*', cors({ origin: [...corsOrigins], maxAge: 600 }));
  for (const path of KEYED) app.use(path, requireKey(apiKey));
  for (const path of THINKING) app.use(path, refuseWhenBusy(reception));
  app.use('/v1/*', limitBody(BODY_MAX, tooLong));
  app.use(compress(), etag({ retainedHeaders: KEPT_IN_304 }));

  const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.csp };
  const pageBytes = Uint8Array.from(page.html);
  for (const path of PAGE_PATHS) app.get(path, ({ body }) => body(pageBytes, 200, pageHeaders));
  api.openapi(routes.readyz, ({ json }) => {
    const status = readiness();
    return status === 'ending' ? json({ status }, 503) : json({ status }, 200);
  });
  const described = openApiDocument(api);
  const description = apiPage(described);
  app.get('/openapi.json', ({ json }) => json(described));
  app.get('/api', ({ html }) => html(description, 200, { 'content-security-policy': API_PAGE_CSP }));
  app.get('/healthz', ({ json }) => json({ status: 'ok' }));
  app.get('/metrics', async ({ body }) =>
    body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.route('/', api);
  app.notFound(() => problem(404, 'there is nothing here; see /api'));
  app.onError((error) => {
    if (error instanceof HTTPException) return problem(error.status, error.message);
    log.error({ err: error }, 'a request could not be answered');
    return problem(500, 'a bug; it is in the log');
  });
  return async (request, sender) => app.fetch(request, { sender });
}

/** Nothing is guessed, framed or told on. Pages bring a policy of their own. */
const harden: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
};

/** Closed, so that the rest of it is not read. */
function tooLong(): Response {
  return problem(413, `expected a body of at most ${BODY_MAX} bytes`, { connection: 'close' });
}
