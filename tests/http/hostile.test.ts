// What strangers send to the HTTP server: nothing of it ends the process, fills its memory, or keeps others out.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFrontServer, type FrontServer } from '../../src/channels/http/front-server.js';
import { application, post } from './application.js';

const MEGABYTE = 1024 * 1024;
/** ZONEBOT_MUTATIONS=500000 for a long run. */
const MUTATIONS = Number(process.env.ZONEBOT_MUTATIONS ?? 20_000);

describe(`${MUTATIONS} mutated bodies`, () => {
  it(
    'each gets an answer or is told what was expected',
    async () => {
      const ask = application();
      const whole = JSON.stringify({ session: 's', text: '贵阳高新区有多少家研发机构？' });
      const value = fc.oneof(
        fc.jsonValue(),
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.constantFrom('__proto__', 'constructor', '\u0000', '\ud800', '/zone', '出处', '1'),
      );
      const body = fc.oneof(
        fc
          .tuple(fc.nat(whole.length), fc.nat(4), fc.string({ unit: 'binary', maxLength: 4 }))
          .map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut)),
        fc.record({ session: value, text: value }, { requiredKeys: [] }).map((one) => JSON.stringify(one)),
        fc.record({ text: fc.string({ unit: 'binary', maxLength: 30 }) }).map((one) => JSON.stringify(one)),
        fc.json(),
      );
      const statuses = new Map<number, number>();
      for (const one of fc.sample(body, MUTATIONS)) {
        const { status } = await ask(post('/v1/ask', one));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      expect([...statuses.keys()].sort()).toEqual([200, 400]);
    },
    120_000 + 10 * MUTATIONS,
  );
});

describe('a server among strangers', () => {
  let server: FrontServer;
  let port = 0;
  beforeAll(async () => {
    server = createFrontServer(application());
    ({ port } = await server.listen('127.0.0.1', 0));
  });
  afterAll(() => server.close(0));

  const opened = (head: string): Socket => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(head);
    return socket;
  };
  const answered = async (): Promise<number> => {
    const sent = request({ port, path: '/healthz' }).end();
    const [response] = await once(sent, 'response');
    response.resume();
    return response.statusCode;
  };
  it('a question in chunks is answered, and a request without a body too', async () => {
    const chunked = request({
      port,
      path: '/v1/ask',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    chunked.write('{"session":"s",');
    chunked.end('"text":"贵阳高新区有多少家研发机构？"}');
    const [asked] = await once(chunked, 'response');
    asked.resume();
    const [forgotten] = await once(
      request({ port, path: '/v1/sessions/s', method: 'DELETE' }).end(),
      'response',
    );
    forgotten.resume();
    expect([asked.statusCode, forgotten.statusCode]).toEqual([200, 204]);
  });

  const HEAD = 'POST /v1/ask HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';

  it('five hundred slow connections keep nobody out, and cost less than 50 MB', async () => {
    const before = process.memoryUsage().rss;
    const sockets = Array.from({ length: 500 }, () => opened(`${HEAD}content-length: 10000\r\n\r\n{"text":`));
    for (let at = 0; at < 20; at += 1) expect(await answered()).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    ['says so', `content-length: ${100 * MEGABYTE}\r\n\r\n`, (chunk: string) => chunk],
    [
      'comes in chunks',
      'transfer-encoding: chunked\r\n\r\n',
      (chunk: string) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    ],
  ])(
    'a body of 100 MB that %s is refused, not kept',
    async (_, head, framed) => {
      const before = process.memoryUsage().rss;
      const socket = opened(HEAD + head);
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      const closed = new Promise((resolve) => socket.once('close', resolve));
      const chunk = framed('x'.repeat(MEGABYTE));
      for (let sent = 0; sent < 100 && !socket.destroyed; sent += 1)
        if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
      await closed;
      expect(answer).toMatch(/^HTTP\/1\.1 413/u);
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
      expect(await answered()).toBe(200);
    },
    60_000,
  );

  it('a load balancer that asks in HTTP/1.0 and names no host learns that it is well', async () => {
    const socket = opened('GET /healthz HTTP/1.0\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.[01] 200/u);
    socket.destroy();
  });

  it.each([
    ['no HTTP', '\u0000\u0001 not http\r\n\r\n'],
    ['bad chunks', `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\njunk`],
    ['ten thousand headers', `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}\r\n`],
    ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\nxx`],
    ['a path out of the tree', 'GET /read/../../etc/passwd HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a broken escape', 'GET /v1/zones/%E0%A4%A HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a strange host', 'GET / HTTP/1.1\r\nhost: <>\r\n\r\n'],
  ])('%s: no harm', async (_, text) => {
    const socket = opened(text);
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    socket.destroy();
    expect(await answered()).toBe(200);
  });
});
