// The HTTP interface as a program meets it.

import { describe, expect, it } from 'vitest';
import { PROGRAM_WORDING } from '../../src/answer/privacy-wording.js';
import { toRecord } from '../../src/answer/record.js';
import type { AnswerRecord, Guide } from '../../src/answer/types.js';
import { conversationsOf, corpusOpened } from '../corpus-opened.js';
import { application, get, ORIGIN, post } from './application.js';

const ask = application();
const QUESTION = '贵阳高新区有多少家研发机构？';

// biome-ignore lint/suspicious/noExplicitAny: what came over the network is looked at by the test
async function json(request: Request, status = 200): Promise<any> {
  const response = await ask(request);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    status < 400 ? expect.stringMatching(/^application\/json/u) : 'application/problem+json; charset=utf-8',
  ]);
  return response.json();
}

const detailOf = async (response: Response) => ((await response.json()) as { detail: string }).detail;

describe('POST /v1/ask', () => {
  it('gives the answer of ask --jsonl', async () => {
    const answer = await json(post('/v1/ask', { text: QUESTION }));
    expect(answer).toEqual(toRecord(corpusOpened().bot.lookup(QUESTION)));
    expect(answer).toMatchObject({ kind: 'fact', headline: expect.stringContaining('278家') });
  });

  it('goes on with a conversation, and with no other', async () => {
    await json(post('/v1/ask', { session: 'anna', text: QUESTION }));
    const follow = async (session?: string): Promise<AnswerRecord> =>
      json(post('/v1/ask', { session, text: '小巨人企业呢' }));
    expect((await follow('anna')).headline).toContain('12户');
    const stranger = await follow('ben');
    expect(stranger).toEqual(await follow());
    expect(stranger.text).not.toContain('接着上文');
  });

  it('forgets a conversation when told to', async () => {
    await json(post('/v1/ask', { session: 'carl', text: QUESTION }));
    const forgotten = await ask(new Request(get('/v1/sessions/carl'), { method: 'DELETE' }));
    expect(forgotten.status).toBe(204);
    expect((await json(post('/v1/ask', { session: 'carl', text: '出处' }))).text).toContain(
      '还没有可以给出处的回答',
    );
  });

  it.each<[string, unknown, string]>([
    ['bad JSON', '{"text":', 'JSON'],
    ['no object', 'null', 'expected object'],
    ['no text', {}, 'text: expected a text'],
    ['a number', { text: 7 }, 'text: expected a text'],
    ['an empty session', { text: 'x', session: '' }, 'session: expected at least one character'],
    ['a misspelt field', { text: 'x', sesion: 'a' }, 'sesion'],
    ['a text without end', { text: '高'.repeat(5000) }, 'text: expected at most 4000 characters'],
  ])('%s is refused with what was expected', async (_, body, detail) => {
    const told = await json(post('/v1/ask', body), 400);
    expect(told).toMatchObject({
      status: 400,
      title: 'Bad Request',
      detail: expect.stringContaining(detail),
    });
  });

  it('another type of body is refused: a form of another site cannot ask', async () => {
    const form = post('/v1/ask', { text: QUESTION }, { 'content-type': 'text/plain' });
    expect((await ask(form)).status).toBe(415);
  });

  it('a body of 17 KiB is not read', async () => {
    expect((await ask(post('/v1/ask', { text: 'x'.repeat(17 * 1024) }))).status).toBe(413);
  });

  it('a question that is too long for the bot gets its friendly reply', async () => {
    expect(await json(post('/v1/ask', { text: '高'.repeat(300) }))).toMatchObject({ kind: 'refusal' });
  });
});

describe('POST /v1/chat', () => {
  it('gives the reply in its parts', async () => {
    const reply = await json(post('/v1/chat', { session: 'dora', text: QUESTION }));
    expect(reply).toEqual({
      ...corpusOpened().bot.lookup(QUESTION),
      id: expect.stringMatching(/^[\w-]{22}$/u),
    });
  });
});

describe('the corpus', () => {
  it('zones, with their articles', async () => {
    const { zones } = await json(get('/v1/zones'));
    expect(zones.length).toBe(corpusOpened().knowledge.zones.length);
    expect(zones[0]).toMatchObject({ id: expect.stringMatching(/区$/u), picture: expect.any(Boolean) });
  });

  it('one zone by any of its names', async () => {
    const zone = await json(get(`/v1/zones/${encodeURIComponent('贵阳')}`));
    expect(zone).toMatchObject({ id: '贵阳高新区', picture: true });
    expect(await json(get(`/v1/zones/${encodeURIComponent('深圳高新区')}`), 404)).toMatchObject({
      status: 404,
    });
  });

  it('facts of a zone and an attribute', async () => {
    const query = new URLSearchParams({ zone: '贵阳', attribute: '增长' });
    const { facts } = await json(get(`/v1/facts?${query}`));
    expect(facts.map(({ text }: { text: string }) => text)).toContainEqual(expect.stringContaining('30.5%'));
    const { facts: all } = await json(get('/v1/facts'));
    expect(all.length).toBe(corpusOpened().knowledge.facts.length);
    await json(get(`/v1/facts?${new URLSearchParams({ zone: '火星' })}`), 404);
  });

  it('an article: every sentence and every fact is where it says', async () => {
    for (const { node, source } of corpusOpened().knowledge.articles) {
      const article = await json(get(`/v1/articles/${encodeURIComponent(node.id)}`));
      const sentences = article.sections.flatMap(({ paragraphs }: { paragraphs: object[][] }) =>
        paragraphs.flat(),
      );
      expect(sentences.length).toBeGreaterThan(2);
      const anchors = sentences.map(({ anchor }: { anchor: string }) => anchor);
      expect(new Set(anchors).size).toBe(anchors.length);
      for (const sentence of sentences) {
        const { start, end } = sentence.span;
        expect(source.text.slice(start, start + 2)).toBe(sentence.text.slice(0, 2));
        expect(source.text.slice(end - 2, end)).toBe(sentence.text.slice(-2));
        for (const { start, end } of sentence.facts) expect(sentence.text.slice(start, end)).not.toBe('');
      }
    }
    await json(get('/v1/articles/none'), 404);
  });

  it('sentences nearest to some words', async () => {
    const { hits } = await json(get(`/v1/search?${new URLSearchParams({ q: '研发机构', top: '3' })}`));
    expect(hits).toHaveLength(3);
    expect(hits[0]).toMatchObject({
      sentence: expect.stringContaining('研发机构'),
      anchor: `s${hits[0].start}`,
    });
    await json(get('/v1/search'), 400);
    await json(get('/v1/search?q=x&top=1000'), 400);
  });

  it('a picture of a zone', async () => {
    const response = await ask(get(`/v1/cards/${encodeURIComponent('贵阳高新区')}.png`));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await json(get('/v1/cards/none.png'), 404);
  });

  it('the same again is not sent again', async () => {
    const tag = (await ask(get('/v1/zones'))).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await ask(get('/v1/zones', { 'if-none-match': tag }))).status).toBe(304);
  });

  it('is compressed where the client can read it', async () => {
    const response = await ask(get('/v1/facts', { 'accept-encoding': 'gzip' }));
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });
});

describe('who may ask', () => {
  const KEY = 'a-key-of-sixteen-characters';
  const closed = application({ apiKey: KEY });
  it.each<[string, Record<string, string>, number]>([
    ['no key', {}, 401],
    ['a wrong key', { authorization: `Bearer ${KEY}x` }, 401],
    ['the key', { authorization: `Bearer ${KEY}` }, 200],
    ['the key in a header of its own', { 'x-api-key': KEY }, 200],
  ])('%s', async (_, headers, status) => {
    expect((await closed(post('/v1/ask', { text: QUESTION }, headers))).status).toBe(status);
    expect((await closed(get('/metrics', headers))).status).toBe(status);
    expect((await closed(get('/healthz', headers))).status).toBe(200);
  });

  it.each<[string, string, number]>([
    ['the page itself', 'http://127.0.0.1:8080', 200],
    ['another site', 'https://evil.example', 403],
    ['another port', 'http://127.0.0.1:9', 403],
    ['no origin at all', 'null', 403],
  ])('a browser on %s', async (_, origin, status) => {
    const response = await ask(post('/v1/ask', { text: QUESTION }, { origin }));
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('the page behind a reverse proxy that keeps its own host name', async () => {
    const proxied = application({ publicUrl: new URL('https://bot.example') });
    const asked = (origin: string) => proxied(post('/v1/ask', { text: QUESTION }, { origin }));
    expect((await asked('https://bot.example')).status).toBe(200);
    expect((await asked('https://evil.example')).status).toBe(403);
  });

  it('another name that was pointed at this machine is refused, where only this machine is meant to ask', async () => {
    const named = (host: string, app = ask) => app(get('/v1/zones', { host }));
    expect((await named('evil.example:8080')).status).toBe(403);
    expect((await named('localhost:8080')).status).toBe(200);
    expect(
      (await named('bot.example', application({ publicUrl: new URL('https://bot.example') }))).status,
    ).toBe(200);
    expect((await named('any.example', application({ isLocal: false }))).status).toBe(200);
  });

  it('another site where it is listed', async () => {
    const open = application({ corsOrigins: ['https://friend.example'] });
    const response = await open(post('/v1/ask', { text: QUESTION }, { origin: 'https://friend.example' }));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://friend.example',
    ]);
    expect((await open(post('/v1/ask', { text: QUESTION }, { origin: 'https://evil.example' }))).status).toBe(
      403,
    );
  });
});

describe('what is kept of a person', () => {
  const vote = (body: object) => ask(post('/v1/feedback', body));

  it('a vote on an answer by its id, or on the latest one; the last word counts', async () => {
    const { id } = await json(post('/v1/chat', { session: 'vera', text: QUESTION }));
    expect((await vote({ session: 'vera', answer: id, thumb: 'up' })).status).toBe(204);
    expect((await vote({ session: 'vera', thumb: 'down' })).status).toBe(204);
  });

  it('nobody votes for another, on what was never said, or on help', async () => {
    const { id } = await json(post('/v1/chat', { session: 'wim', text: QUESTION }));
    const help = await json(post('/v1/chat', { session: 'xena', text: '/help' }));
    expect(help.id).toBeNull();
    for (const body of [
      { session: 'yan', answer: id, thumb: 'up' },
      { session: 'wim', answer: 'made-up', thumb: 'up' },
      { session: 'xena', thumb: 'up' },
    ]) {
      const response = await vote(body);
      expect([response.status, await detailOf(response)]).toEqual([
        404,
        'there is no such answer to vote on',
      ]);
    }
  });

  it.each<[object, string]>([
    [{ session: 'vera' }, 'thumb: expected up or down'],
    [{ session: 'vera', thumb: 'sideways' }, 'thumb: expected up or down'],
    [{ thumb: 'up' }, 'session: expected a text'],
    [{ session: 'vera', answer: 7, thumb: 'up' }, 'answer: expected the id of an answer'],
  ])('%j is refused: %s', async (body, detail) => {
    const response = await vote(body);
    expect([response.status, await detailOf(response)]).toEqual([400, detail]);
  });

  it('is told in the conversation and to programs, and goes with /forget or the session', async () => {
    const say = (text: string) => json(post('/v1/chat', { session: 'zoe', text }));
    expect((await say('/privacy')).lines).toEqual(PROGRAM_WORDING.privacy(30));
    expect(await json(get('/v1/privacy'))).toEqual({ question_days: 30, row_days: 365 });
    for (const forget of [
      () => say('/forget'),
      () =>
        ask(
          new Request(`${ORIGIN}/v1/sessions/zoe`, { method: 'DELETE', headers: { host: '127.0.0.1:8080' } }),
        ),
    ]) {
      const { id } = await say(QUESTION);
      await forget();
      expect((await vote({ session: 'zoe', answer: id, thumb: 'up' })).status).toBe(404);
    }
    expect((await say('/忘记')).lines).toEqual([PROGRAM_WORDING.forgotten]);
  });

  it('a log that is away is said, and the rest is forgotten', async () => {
    const conversations = { ...conversationsOf(), forget: async () => false };
    const away = application({ conversations });
    const gone = await away(
      new Request(`${ORIGIN}/v1/sessions/zoe`, { method: 'DELETE', headers: { host: '127.0.0.1:8080' } }),
    );
    expect([gone.status, await detailOf(gone)]).toEqual([
      503,
      'the conversation is forgotten; its questions cannot be removed now, try again',
    ]);
    const said = await away(post('/v1/chat', { session: 'zoe', text: '/forget' }));
    expect((await (said.json() as Promise<Guide>)).lines).toEqual([PROGRAM_WORDING.halfForgotten]);
  });
});

describe('around it', () => {
  it('the document names every route, and the page shows it', async () => {
    const document = await json(get('/openapi.json'));
    expect(Object.keys(document.paths).sort()).toEqual([
      '/readyz',
      '/v1/articles/{id}',
      '/v1/ask',
      '/v1/cards/{id}.png',
      '/v1/chat',
      '/v1/facts',
      '/v1/feedback',
      '/v1/privacy',
      '/v1/search',
      '/v1/sessions/{session}',
      '/v1/zones',
      '/v1/zones/{id}',
    ]);
    const page = await (await ask(get('/api'))).text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
    expect(page).not.toMatch(/<script|style="|https?:\/\/(?!127)/u);
  });

  it('health and readiness', async () => {
    expect(await json(get('/healthz'))).toEqual({ status: 'ok' });
    expect(await json(get('/readyz'))).toEqual({ status: 'ready' });
    const degraded = await application({ readiness: () => 'degraded' })(get('/readyz'));
    expect([degraded.status, await degraded.json()]).toEqual([200, { status: 'degraded' }]);
    expect((await application({ readiness: () => 'ending' })(get('/readyz'))).status).toBe(503);
  });

  it('metrics count answers and requests, by route and not by what strangers write', async () => {
    const counting = application();
    await counting(post('/v1/ask', { text: QUESTION }));
    await counting(post('/v1/ask', { text: '深圳高新区有多少家企业' }));
    await counting(get('/nothing/here/at/all'));
    const text = await (await counting(get('/metrics'))).text();
    expect(text).toContain('zonebot_answers_total{channel="http",type="found",kind="fact"} 1');
    expect(text).toContain('zonebot_answers_total{channel="http",type="unknown",kind="zone"} 1');
    expect(text).toMatch(
      /zonebot_http_request_seconds_count\{method="POST",route="\/v1\/ask",status="200"\} 2/u,
    );
    expect(text).not.toContain('nothing/here');
  });

  it('a bug is told as one, without its words', async () => {
    const broken = application({
      bot: {
        ...corpusOpened().bot,
        converse: () => {
          throw new Error('secret words');
        },
      },
    });
    const response = await broken(post('/v1/ask', { text: QUESTION }));
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('secret')]);
    const text = await (await broken(get('/metrics'))).text();
    expect(text).toContain('zonebot_answers_total{channel="http",type="failed",kind="bug"} 1');
  });

  it('every reply says how it is to be treated', async () => {
    for (const path of ['/', '/api', '/v1/zones', '/none']) {
      const { headers } = await ask(get(path));
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('the page has addresses of its own for articles and facts', async () => {
    for (const path of ['/', '/read/page%231', '/facts/abc'])
      expect(await (await ask(get(path))).text()).toBe('<p>page</p>');
  });
});
