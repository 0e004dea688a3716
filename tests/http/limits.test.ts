// Too fast and too many, over HTTP: 429 and 503, each saying when to come again; and by whom a request counts.
import { describe, expect, it } from 'vitest';
import { senderOf } from '../../src/channels/http/sender.js';
import { createMetrics } from '../../src/channels/metrics.js';
import { createReception } from '../../src/channels/reception.js';
import { createLimits } from '../../src/state/limits.js';
import { memoryAllowances } from '../../src/state/memory/limits.js';
import { FULL, type ReceptionOptions, receptionFor } from '../open-reception.js';
import { application, get, post } from './application.js';

const QUESTION = '贵阳高新区有多少家研发机构？';
const ONCE = { messages: 1, seconds: 10 };

function limited(options: ReceptionOptions) {
  const refused: (readonly [string, string])[] = [];
  const app = application({ reception: receptionFor({ elapsed: () => 0, ...options, refused }) });
  const status = async (request: Request, sender?: string) => (await app(request, sender)).status;
  const chat = (session: string, sender = '192.0.2.1') =>
    app(post('/v1/chat', { session, text: QUESTION }), sender);
  return { app, status, chat, refused };
}
const statusOf = async (responses: readonly Promise<Response>[]) =>
  (await Promise.all(responses)).map(({ status }) => status);

describe('beyond a limit', () => {
  it('429 says what and when, as a problem', async () => {
    const { chat } = limited({ rates: { user: { messages: 1, seconds: 7 } } });
    expect((await chat('a')).status).toBe(200);
    const response = await chat('a');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'too many questions from here; ask again in 7 s',
    });
  });

  it('a conversation counts as a person, an address as a chat', async () => {
    const { chat, refused } = limited({
      rates: { user: { messages: 1, seconds: 7 }, chat: { messages: 2, seconds: 7 } },
    });
    expect(await statusOf([chat('a'), chat('a'), chat('b'), chat('c')])).toEqual([200, 429, 200, 429]);
    expect(await statusOf([chat('a', '192.0.2.2'), chat('d', '192.0.2.2')])).toEqual([200, 200]);
    expect(refused).toEqual([
      ['http', 'user'],
      ['http', 'chat'],
    ]);
  });

  it('whatever makes the bot think counts, and nothing else does', async () => {
    const { status } = limited({ rates: { chat: { messages: 3, seconds: 7 } } });
    const sender = '192.0.2.1';
    for (const path of ['/v1/zones', '/healthz', '/', '/metrics', '/v1/facts'])
      for (let asked = 0; asked < 3; asked += 1) expect(await status(get(path), sender)).toBe(200);
    expect(await status(post('/v1/ask', { text: QUESTION }), sender)).toBe(200);
    expect(await status(get('/v1/search?q=%E4%BC%81%E4%B8%9A'), sender)).toBe(200);
    expect(await status(post('/v1/chat', { session: 'a', text: QUESTION }), sender)).toBe(200);
    for (const request of [
      post('/v1/ask', { text: QUESTION }),
      get('/v1/search?q=%E4%BC%81%E4%B8%9A'),
      post('/v1/chat', { session: 'b', text: QUESTION }),
    ])
      expect(await status(request, sender)).toBe(429);
  });
});

describe('while too many wait', () => {
  it('503 for questions, at once; what needs no thought is served', async () => {
    const { app, status, refused } = limited({ turns: FULL });
    const response = await app(post('/v1/ask', 'not read at all'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ detail: 'too many questions wait; ask again in 2 s' });
    expect(await status(get('/v1/zones'))).toBe(200);
    expect(await status(get('/healthz'))).toBe(200);
    expect(refused).toEqual([['http', 'busy']]);
  });
});

describe('metrics', () => {
  it('count what was not answered, by channel and reason', async () => {
    const metrics = createMetrics();
    const limits = createLimits(
      memoryAllowances(() => 0),
      { user: ONCE, chat: null, bot: null },
    );
    const reception = createReception({ limits, turns: FULL, metrics });
    const asker = { channel: 'telegram', user: 'a', chat: null };
    for (let asked = 0; asked < 3; asked += 1) await reception.limit(asker);
    reception.isBusy({ ...asker, channel: 'http' });
    reception.hasRoom();
    const text = await metrics.text();
    expect(text).toContain('zonebot_refused_total{channel="telegram",reason="user"} 2');
    expect(text).toContain('zonebot_refused_total{channel="http",reason="busy"} 1');
  });
});

describe('the address of a request', () => {
  const from = (remoteAddress: string, forwarded: string | undefined, proxies: number | null) =>
    senderOf({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }, proxies);

  it.each<[string, string, string | undefined, number | null, string]>([
    ['is that of the connection', '192.0.2.1', undefined, null, '192.0.2.1'],
    ['also where a stranger claims another', '192.0.2.1', '198.51.100.7', null, '192.0.2.1'],
    ['is what a proxy on this machine wrote down', '127.0.0.1', '198.51.100.7', null, '198.51.100.7'],
    ['which is the last', '::1', '1.1.1.1, 198.51.100.7', null, '198.51.100.7'],
    ['but not where there is said to be none', '127.0.0.1', '198.51.100.7', 0, '127.0.0.1'],
    ['behind two proxies the last but one', '10.0.0.9', '1.1.1.1, 198.51.100.7, 10.0.0.8', 2, '198.51.100.7'],
    ['that of the connection where a proxy is missing', '10.0.0.9', '198.51.100.7', 2, '10.0.0.9'],
    ['or wrote no address', '127.0.0.1', 'unknown', null, '127.0.0.1'],
    ['of IPv4 in IPv6 is that of IPv4', '::ffff:192.0.2.1', undefined, null, '192.0.2.1'],
    ['of IPv6 is its network', '2001:db8:1:2:3:4:5:6', undefined, null, '2001:db8:1:2::/64'],
    ['however it is shortened', '2001:DB8::5:0006', undefined, null, '2001:db8:0:0::/64'],
    ['is empty where a connection has none', '', undefined, null, ''],
  ])('%s: %s', (_, peer, forwarded, proxies, expected) => {
    expect(from(peer, forwarded, proxies)).toBe(expected);
  });
});
