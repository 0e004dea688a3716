// The one HTTP server of the process: what is mounted at a path gets it, everything else goes to the web application.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { HttpHandler } from '../http-handler.js';
import { senderOf } from './sender.js';

export interface FrontServer {
  /** Requests to this path, query included, go to `listener` from now on. */
  mount(path: string, listener: RequestListener): void;
  /** Resolves with the address in use; port 0 takes any. Rejects where it cannot listen. */
  listen(host: string, port: number): Promise<AddressInfo>;
  /** Takes no more requests; resolves when the running ones are answered, or after `patience` ms. */
  close(patience: number): Promise<void>;
}

/** A request has to be here whole within so many ms. */
const DEADLINE = 10_000;
/** How often the deadlines are looked at, in ms. */
const CHECKING = 1000;
/** A connection on which nothing moves for so many ms is closed: a client that does not read its answer. */
const SILENCE = 30_000;
/** Beyond that, new connections are closed at once: slow senders cost no more memory than this. */
const CONNECTIONS_MAX = 2000;

/** `proxies`: how many stand before it; null for one where a connection comes from this machine. */
export function createFrontServer(application: HttpHandler, proxies: number | null = null): FrontServer {
  const mounted = new Map<string, RequestListener>();
  const answer = (request: Request, { incoming }: HttpBindings | Http2Bindings) =>
    application(request, senderOf(incoming, proxies));
  const other = getRequestListener(answer, {
    overrideGlobalObjects: false,
    // Load balancers ask for health in HTTP/1.0, which names no host.
    hostname: 'localhost',
  });
  const server = createServer({ connectionsCheckingInterval: CHECKING }, (request, response) => {
    void (mounted.get(request.url ?? '') ?? other)(request, response);
  });
  server.requestTimeout = DEADLINE;
  server.headersTimeout = DEADLINE;
  server.setTimeout(SILENCE);
  server.maxConnections = CONNECTIONS_MAX;
  return {
    mount: (path, listener) => void mounted.set(path, listener),
    listen: async (host, port) => {
      server.listen(port, host);
      await once(server, 'listening');
      return server.address() as AddressInfo;
    },
    close: (patience) => closeServer(server, patience),
  };
}

async function closeServer(server: Server, patience: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(hurry);
}
