// Each scripted fault, as a client without any retries sees it; and paths, tokens and methods that do not exist.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, callForm, urlOf } from './raw-client.js';
import { FAULTS, type Fault } from './stand-in/faults.js';
import { group, privateChat, user } from './stand-in/people.js';
import { type StandIn, startStandIn } from './stand-in/stand-in.js';

const LI = user(101, '李');
const TEAM = group(-500, '贵阳');

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  standIn.people.meet(privateChat(LI));
  standIn.people.meet(TEAM);
});
afterEach(() => standIn.close());

const send = (chat_id = LI.id) => call(standIn, 'sendMessage', { chat_id, text: '甲' });
const arrived = () => standIn.ledger.chats.get(LI.id)?.length ?? 0;

async function errorOf(failing: Promise<unknown>): Promise<string> {
  const error = await failing.then(
    () => new Error('no error'),
    (reason: Error) => reason,
  );
  return (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.name;
}

describe('faults', () => {
  it.each<[string, Fault, object]>([
    [
      '429',
      FAULTS.tooMany(3),
      { status: 429, description: 'Too Many Requests: retry after 3', parameters: { retry_after: 3 } },
    ],
    ['400', FAULTS.refused('chat not found'), { status: 400, description: 'Bad Request: chat not found' }],
    ['401', FAULTS.unauthorized(), { status: 401, description: 'Unauthorized' }],
    ['403', FAULTS.blocked(), { status: 403, description: 'Forbidden: bot was blocked by the user' }],
    ['500', FAULTS.internal(), { status: 500, description: 'Internal Server Error: restart' }],
  ])('%s is answered in the shape of the Bot API, and nothing is sent', async (_, fault, seen) => {
    standIn.faults.add(fault);
    expect(await send()).toMatchObject({ ok: false, ...seen });
    expect(arrived()).toBe(0);
    expect(await send()).toMatchObject({ ok: true });
    const [first, second] = standIn.ledger.of('sendMessage');
    expect([first?.fault, second?.fault]).toEqual([fault, undefined]);
    expect(first?.outcome).toMatchObject({ ok: false });
  });

  it('429 also has the header', async () => {
    standIn.faults.add(FAULTS.tooMany(3));
    expect((await send()).headers.get('retry-after')).toBe('3');
  });

  it('502 comes as HTML', async () => {
    standIn.faults.add(FAULTS.badGateway());
    const response = await fetch(urlOf(standIn, 'getMe'));
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toMatch(/^<html>/);
  });

  it.each([
    ['before', FAULTS.resetBefore(), 0],
    ['after', FAULTS.resetAfter(), 1],
  ])('a reset %s the call was accepted', async (_, fault, messages) => {
    standIn.faults.add(fault);
    expect(await errorOf(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(arrived()).toBe(messages);
    const [first] = standIn.ledger.calls;
    expect(first).toMatchObject({ ended: 'cut', outcome: messages ? { ok: true } : null });
  });

  it('a hang answers a patient client late', async () => {
    standIn.faults.add(FAULTS.hang(60));
    const since = Date.now();
    expect(await send()).toMatchObject({ ok: true });
    expect(Date.now() - since).toBeGreaterThanOrEqual(59);
  });

  it('a hang does nothing for a client that leaves', async () => {
    standIn.faults.add(FAULTS.hang(60_000));
    const body = JSON.stringify({ chat_id: LI.id, text: '甲' });
    const headers = { 'content-type': 'application/json' };
    const left = new AbortController();
    const gone = fetch(urlOf(standIn, 'sendMessage'), { method: 'POST', headers, body, signal: left.signal });
    const error = errorOf(gone);
    await standIn.waitFor(({ calls }) => calls.length === 1);
    left.abort();
    expect(await error).toBe('AbortError');
    await standIn.waitFor(({ calls }) => calls[0]?.ended === 'client left');
    expect([arrived(), standIn.ledger.calls[0]?.outcome]).toEqual([0, null]);
  });

  it('a drip comes byte by byte, and whole', async () => {
    standIn.faults.add(FAULTS.drip(4), { method: 'deleteMyCommands' });
    const since = Date.now();
    expect(await call(standIn, 'deleteMyCommands')).toMatchObject({ ok: true, result: true });
    expect(Date.now() - since).toBeGreaterThanOrEqual(3.5 * '{"ok":true,"result":true}'.length);
  });

  it('truncated JSON cannot be read, though the call was accepted', async () => {
    standIn.faults.add(FAULTS.truncated());
    await expect(send()).rejects.toThrow(SyntaxError);
    expect(arrived()).toBe(1);
  });

  it('meets the method, the chat and the number of calls that it is for', async () => {
    standIn.faults.add(FAULTS.blocked(), { method: 'sendMessage', chat: LI.id, times: 2 });
    expect(await call(standIn, 'sendChatAction', { chat_id: LI.id, action: 'typing' })).toMatchObject({
      ok: true,
    });
    expect(await send(TEAM.id)).toMatchObject({ ok: true });
    const seen = [await send(), await send(), await send()];
    expect(seen.map(({ status }) => status)).toEqual([403, 403, 200]);
    const stop = standIn.faults.add(FAULTS.blocked(), { times: Number.POSITIVE_INFINITY });
    expect((await send()).status).toBe(403);
    expect((await call(standIn, 'getUpdates')).status).toBe(200);
    stop();
    expect((await send()).status).toBe(200);
  });

  it('meets a share of the calls, the same ones for the same seed', async () => {
    const run = async (seed: number) => {
      const other = await startStandIn({ seed });
      other.faults.add(FAULTS.internal(), { probability: 0.2, times: Number.POSITIVE_INFINITY });
      const seen: number[] = [];
      for (let i = 0; i < 100; i++) seen.push((await call(other, 'getMe')).status);
      await other.close();
      return seen;
    };
    const [first, second, third] = [await run(1), await run(1), await run(2)];
    expect(first).toEqual(second);
    expect(first).not.toEqual(third);
    const share = first.filter((status) => status === 500).length;
    expect(share).toBeGreaterThan(10);
    expect(share).toBeLessThan(30);
  });
});

describe('HTTP', () => {
  it('takes GET, forms and JSON, and names of methods in any case', async () => {
    const text = encodeURIComponent('甲 & 乙');
    await fetch(urlOf(standIn, `SENDMESSAGE?chat_id=${LI.id}&text=${text}`));
    await callForm(standIn, 'sendmessage', { chat_id: `${LI.id}`, text: '甲 & 乙' });
    await callForm(standIn, 'sendMessage', { chat_id: `${LI.id}`, text: '甲 & 乙', x: Buffer.from('file') });
    const calls = standIn.ledger.of('sendMessage');
    expect(calls.map(({ payload }) => [payload.chat_id, payload.text])).toEqual(
      Array(3).fill([LI.id, '甲 & 乙']),
    );
    expect(calls.at(-1)).toMatchObject({ unknown: ['x'], files: { x: { bytes: 4 } } });
  });

  it('knows its token and its methods', async () => {
    const at = async (path: string) => (await fetch(`${standIn.apiRoot}${path}`)).json();
    expect(await at('/bot1:x/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect(await at(`/bot${standIn.token}/getYou`)).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    });
    expect(await at('/')).toMatchObject({ error_code: 404, description: 'Not Found' });
    expect(await at(`/bot${standIn.token}/getMe`)).toMatchObject({
      ok: true,
      result: { username: 'zonebot_test_bot' },
    });
    expect(await at(`/bot${standIn.token}/logOut`)).toMatchObject({ ok: true, result: true });
    expect(await at(`/bot${standIn.token}/getMe`)).toMatchObject({ error_code: 401 });
  });
});
