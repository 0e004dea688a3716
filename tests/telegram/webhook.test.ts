// The webhook behind the HTTP server, as Telegram and as strangers meet it.
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFrontServer, type FrontServer } from '../../src/channels/http/front-server.js';
import { createWebhookListener } from '../../src/channels/telegram/webhook.js';

const SECRET = 'a-secret-of-telegram';
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const MEGABYTE = 1024 * 1024;

let accepted: Update[] = [];
let hasRoom = true;
let broken = false;
const listener = createWebhookListener({
  secret: SECRET,
  accept: (updates) => {
    if (broken) return Promise.reject(new Error('disk full'));
    accepted.push(...updates);
    return Promise.resolve();
  },
  hasRoom: () => hasRoom,
  log: silent as never,
});

let server: FrontServer;
let port = 0;

beforeEach(async () => {
  accepted = [];
  hasRoom = true;
  broken = false;
  server = createFrontServer(() => Promise.resolve(new Response(null, { status: 404 })));
  server.mount('/telegram', listener);
  ({ port } = await server.listen('127.0.0.1', 0));
});
afterEach(() => server.close(0));

const HEADERS = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };

interface Post {
  readonly body?: string | Buffer;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The status, or what broke the connection. */
function post({
  body = '{"update_id":1}',
  method = 'POST',
  path = '/telegram',
  headers = HEADERS,
}: Post): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    sent.end(body);
  });
}

describe('an update', () => {
  it('is taken, and answered when it is safe', async () => {
    expect(await post({ body: '{"update_id":7,"message":{}}' })).toBe(200);
    expect(accepted).toEqual([{ update_id: 7, message: {} }]);
  });

  it('that could not be kept is to be brought again', async () => {
    broken = true;
    expect(await post({})).toBe(500);
    broken = false;
    hasRoom = false;
    expect(await post({})).toBe(503);
    expect(accepted).toEqual([]);
  });
});

describe('what is no update from Telegram', () => {
  const { 'x-telegram-bot-api-secret-token': _, ...noSecret } = HEADERS;
  it.each<[string, Post, number]>([
    ['another path', { path: '/' }, 404],
    ['another path, without the secret', { path: '/', headers: noSecret }, 404],
    ['no secret', { headers: noSecret }, 401],
    ['a wrong secret', { headers: { ...HEADERS, 'x-telegram-bot-api-secret-token': `${SECRET}x` } }, 401],
    ['a wrong secret goes before everything else', { method: 'PUT', headers: noSecret, body: 'x' }, 401],
    ['another method', { method: 'PUT' }, 405],
    ['another type', { headers: { ...HEADERS, 'content-type': 'text/plain' } }, 415],
    ['bad JSON', { body: '{"update_id":' }, 400],
    ['null', { body: 'null' }, 400],
    ['a list', { body: '[{"update_id":1}]' }, 400],
    ['an id that is no number', { body: '{"update_id":"1"}' }, 400],
    ['nothing', { body: '' }, 400],
    ['bytes that are no text', { body: Buffer.from([0xff, 0xfe, 0x7b]) }, 400],
    ['a body that says it is too long', { body: 'x'.repeat(2 * MEGABYTE) }, 413],
  ])('%s', async (_, sent, status) => {
    expect([status, 'EPIPE', 'ECONNRESET']).toContain(await post(sent));
    expect(accepted).toEqual([]);
    // And the server is still there.
    expect(await post({})).toBe(200);
  });

  it('a body without an end is not kept in memory', async () => {
    const chunk = `100000\r\n${'x'.repeat(MEGABYTE)}\r\n`;
    const head = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /telegram HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n${head.join('')}\r\n`);
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (let sent = 0; sent < 4 && !socket.destroyed; sent += 1) socket.write(chunk);
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 413/u);
    expect(await post({})).toBe(200);
  });

  it('five hundred connections that say nothing keep nobody out', async () => {
    const sockets: Socket[] = [];
    for (let at = 0; at < 500; at += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write('POST /telegram HTTP/1.1\r\nhost: x\r\n');
      sockets.push(socket);
    }
    expect(await post({})).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('junk instead of HTTP is no harm', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume().end('\u0000\u0001 not http\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(await post({})).toBe(200);
  });
});
