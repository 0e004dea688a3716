// How the stand-in delivers updates to a webhook: with its secret, several at once, again until they are accepted.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { call } from './raw-client.js';
import { privateChat, user } from './stand-in/people.js';
import { type StandIn, type StandInOptions, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const CHAT = privateChat(LI);
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(options?: StandInOptions): Promise<StandIn> {
  const standIn = await startStandIn(options);
  closers.push(() => standIn.close());
  return standIn;
}

const say = (standIn: StandIn, text: string) => standIn.people.say(CHAT, LI, text).update_id;

interface Hook {
  url: string;
  got: { id: number; secret: unknown }[];
  at: number[];
  most: number;
}

/** A bot behind a webhook; `answer` says by which status it answers its n-th delivery, 0 for a reset. */
async function hook(answer: (n: number) => number, delayMs = 0): Promise<Hook> {
  const seen: Hook = { url: '', got: [], at: [], most: 0 };
  let open = 0;
  const server: Server = createServer(async (request, response) => {
    open += 1;
    seen.most = Math.max(seen.most, open);
    let body = '';
    for await (const chunk of request) body += chunk;
    const { update_id } = JSON.parse(body) as Update;
    const status = answer(seen.got.length);
    seen.at.push(Date.now());
    seen.got.push({ id: update_id, secret: request.headers['x-telegram-bot-api-secret-token'] });
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    open -= 1;
    if (status === 0) request.socket.resetAndDestroy();
    else response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  seen.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return seen;
}

const FAST = { webhook: { firstMs: 10, maxMs: 40, timeoutMs: 5000 } };

async function delivered(standIn: StandIn): Promise<void> {
  await expect.poll(() => standIn.pending(), { interval: 5, timeout: 5000 }).toBe(0);
}

describe('webhook', () => {
  it('delivers with the secret, again with growing pauses until the bot accepts', async () => {
    const standIn = await start({ webhook: { ...FAST.webhook, firstMs: 30, maxMs: 90 } });
    const bot = await hook((n) => [500, 0, 403, 200][n] ?? 200);
    await call(standIn, 'setWebhook', { url: bot.url, secret_token: 'a-b_1' });
    const id = say(standIn, '甲');
    await delivered(standIn);
    expect(bot.got).toEqual(Array(4).fill({ id, secret: 'a-b_1' }));
    const pauses = bot.at.slice(1).map((at, n) => at - bot.at[n]!);
    for (const [n, least] of [30, 60, 90].entries()) expect(pauses[n]).toBeGreaterThanOrEqual(least - 1);
    const info = await call(standIn, 'getWebhookInfo');
    expect(info.result).toMatchObject({ url: bot.url, pending_update_count: 0, max_connections: 40 });
    expect(info.result).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 403 Forbidden',
    });
  });

  it('gives up waiting for an answer, and tries again', async () => {
    const standIn = await start({ webhook: { ...FAST.webhook, timeoutMs: 30 } });
    const bot = await hook(() => 200, 60);
    await call(standIn, 'setWebhook', { url: bot.url });
    say(standIn, '甲');
    await expect.poll(() => bot.got.length, { interval: 5, timeout: 5000 }).toBeGreaterThan(1);
    const info = await call(standIn, 'getWebhookInfo');
    expect(info.result).toMatchObject({
      last_error_message: 'Read timeout expired',
      pending_update_count: 1,
    });
  });

  it('keeps to max_connections', async () => {
    const standIn = await start(FAST);
    const bot = await hook(() => 200, 10);
    for (let i = 0; i < 12; i++) say(standIn, `${i}`);
    await call(standIn, 'setWebhook', { url: bot.url, max_connections: 3 });
    await delivered(standIn);
    expect(bot.got).toHaveLength(12);
    expect(bot.most).toBe(3);
  });

  it('excludes polling, and ends a poll that waits', async () => {
    const standIn = await start(FAST);
    const bot = await hook(() => 500);
    const waiting = call(standIn, 'getUpdates', { timeout: 30 });
    await standIn.waitFor(({ calls }) => calls.length === 1);
    await call(standIn, 'setWebhook', { url: bot.url });
    expect(await waiting).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
    expect(await call(standIn, 'getUpdates')).toMatchObject({ status: 409 });
    say(standIn, '甲');
    await call(standIn, 'deleteWebhook');
    expect((await call(standIn, 'getUpdates')).result).toHaveLength(1);
    await call(standIn, 'deleteWebhook', { drop_pending_updates: true });
    expect((await call(standIn, 'getUpdates')).result).toHaveLength(0);
  });

  it.each([
    [
      { url: 'https://bot.example/hook' },
      { url: 'http://bot.example/hook' },
      'bad webhook: An HTTPS URL must be provided for webhook',
    ],
    [
      { url: 'https://bot.example:8443/' },
      { url: 'https://bot.example:8080/' },
      'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ],
    [{ url: '' }, { url: 'hook' }, 'invalid webhook URL specified'],
    [
      { url: '', secret_token: 'a-_1' },
      { url: '', secret_token: 'a b' },
      'secret token contains unallowed characters',
    ],
    [
      { url: '', secret_token: 'a'.repeat(256) },
      { url: '', secret_token: 'a'.repeat(257) },
      'secret token is too long',
    ],
  ])('takes %o and refuses %o', async (good, wrong, reason) => {
    const standIn = await start(FAST);
    expect(await call(standIn, 'setWebhook', good)).toMatchObject({ ok: true });
    expect(await call(standIn, 'setWebhook', wrong)).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    });
  });
});
