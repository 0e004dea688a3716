// Webhook: takes updates from Telegram and from nobody else. It answers 200 when the update is safe, and otherwise
// something that makes Telegram bring it again.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import type { Log } from '../log.js';
import { isSameSecret } from '../same-secret.js';

export interface WebhookParts {
  /** Telegram says it with every update. */
  readonly secret: string;
  readonly accept: (updates: readonly Update[]) => Promise<void>;
  /** There is room for more. */
  readonly hasRoom: () => boolean;
  readonly log: Log;
}

const BODY_MAX = 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export function createWebhookListener(parts: WebhookParts): RequestListener {
  return (request, response) => {
    respond(request, parts)
      .catch((error: unknown) => {
        parts.log.error({ err: error }, 'an update could not be kept');
        return 500;
      })
      .then((status) => finish(request, response, status));
  };
}

/** A body that was not asked for, or never ends, is not read to its end. */
function finish(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-length': 0 }).end();
  if (!request.complete) response.once('finish', () => request.destroy());
}

/** The status that a request gets. The secret is looked at before anything that the request says. */
async function respond(request: IncomingMessage, parts: WebhookParts): Promise<number> {
  if (!isSecret(request.headers[SECRET_HEADER], parts.secret)) return 401;
  if (request.method !== 'POST') return 405;
  if (!/^application\/json\b/iu.test(request.headers['content-type'] ?? '')) return 415;
  if (!parts.hasRoom()) return 503;
  const body = await readBody(request);
  if (body === null) return 413;
  const update = readUpdate(body);
  if (update === null) return 400;
  await parts.accept([update]);
  return 200;
}

function isSecret(given: string | readonly string[] | undefined, secret: string): boolean {
  return typeof given === 'string' && isSameSecret(given, secret);
}

/** Null for a body that is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Null for what is no update. */
function readUpdate(body: Buffer): Update | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    const id = typeof value === 'object' && value !== null && 'update_id' in value ? value.update_id : null;
    return Number.isSafeInteger(id) ? (value as Update) : null;
  } catch {
    return null;
  }
}
