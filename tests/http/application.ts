// The web application over the page in corpus/, asked without a network.

import { createCardPainter } from '../../src/channels/card/card-png.js';
import { createPictures } from '../../src/channels/card/pictures.js';
import { watchExchanges } from '../../src/channels/exchanges.js';
import type { AppParts } from '../../src/channels/http/app.js';
import { createApp } from '../../src/channels/http/app.js';
import type { HttpHandler } from '../../src/channels/http-handler.js';
import { createLog, type Log } from '../../src/channels/log.js';
import { createMetrics } from '../../src/channels/metrics.js';
import { createLibrary } from '../../src/library/library.js';
import type { Opened } from '../../src/open.js';
import { conversationsOf, corpusOpened } from '../corpus-opened.js';
import { receptionFor } from '../open-reception.js';

export const ORIGIN = 'http://127.0.0.1:8080';

const SILENT: Log = createLog({ write: () => {} }, { level: 'error', secrets: [] });

export function application(parts: Partial<AppParts & Pick<Opened, 'bot'>> = {}): HttpHandler {
  const { knowledge } = corpusOpened();
  const bot = parts.bot ?? corpusOpened().bot;
  const metrics = createMetrics();
  const onExchange = watchExchanges({ log: SILENT, metrics, hash: (person) => person });
  const pictures = createPictures(bot.card, createCardPainter());
  return createApp({
    conversations: conversationsOf(bot, { now: () => 0, onExchange }),
    library: createLibrary(knowledge, (zone) => pictures.keyOf(zone) !== null),
    pictures,
    page: { html: Buffer.from('<p>page</p>'), csp: "default-src 'none'" },
    apiKey: null,
    corsOrigins: [],
    publicUrl: null,
    isLocal: true,
    channels: new Map(),
    readiness: () => 'ready',
    now: () => 0,
    reception: receptionFor(),
    log: SILENT,
    metrics,
    ...parts,
  });
}

export function get(path: string, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request(ORIGIN + path, { headers: { host: '127.0.0.1:8080', ...headers } });
}

export function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request(ORIGIN + path, {
    method: 'POST',
    headers: { host: '127.0.0.1:8080', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
