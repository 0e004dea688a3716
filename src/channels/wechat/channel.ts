// The channel of a WeChat official account or a WeCom application: verified request → message → passive reply.
import { countCache } from '../cache-metrics.js';
import type { HttpHandler } from '../http-handler.js';
import type { Metrics } from '../metrics.js';
import type { Account } from './account.js';
import { createAdmission, NONCES } from './admission.js';
import type { Cipher } from './cipher.js';
import { createComputedReplies, REPLIES } from './computed-replies.js';
import { type ConversationParts, createConversation } from './conversation.js';
import { createGate, type Opened } from './gate.js';
import { type Incoming, readMessage, writeReply, writeSealed } from './message-xml.js';
import { inTurn, type RefusingParts, refusing } from './refusing.js';
import { signatureOf } from './signature.js';

export interface WechatChannelParts extends ConversationParts {
  readonly account: Account;
  readonly reception: RefusingParts['reception'];
  /** 16 bytes that nobody can guess. */
  readonly random: () => Buffer;
  readonly now: () => number;
  readonly metrics: Metrics;
}

export function createWechatChannel(parts: WechatChannelParts): HttpHandler {
  const { account, now, notes, random, log, metrics } = parts;
  const gate = createGate(
    account,
    createAdmission(notes(`${account.kind} ${account.id} nonces`, NONCES), now),
  );
  const replies = createComputedReplies(
    notes(`${account.kind} ${account.id} replies`, REPLIES),
    countCache(metrics, 'computed replies'),
  );
  const replyTo = refusing(createConversation({ ...parts, bot: inTurn(parts.bot, parts) }), parts);
  /** WeChat asks again where it hears nothing at all; WeCom takes an empty body. */
  const nothing = account.kind === 'wecom' ? '' : 'success';

  const countRefused = metrics.counter(
    'zonebot_wechat_refused_total',
    'Requests that the gate let not in, by reason.',
    ['account', 'why'],
  );

  const refuse = (status: number, why: string): Response => {
    countRefused({ account: account.kind, why });
    log.info({ status, why }, `${account.kind}: a request was refused`);
    return respond(status, '');
  };

  const compute = async (message: Incoming, cipher: Cipher | null): Promise<string> => {
    const reply = await replyTo(message);
    if (reply === null) return nothing;
    const seconds = Math.floor(now() / 1000);
    const xml = writeReply(reply, message, seconds);
    if (cipher === null) return xml;
    const ciphertext = cipher.encrypt(xml, random());
    const timestamp = String(seconds);
    const nonce = String(random().readUInt32BE());
    return writeSealed(
      ciphertext,
      signatureOf([account.token, timestamp, nonce, ciphertext]),
      timestamp,
      nonce,
    );
  };

  const answer = async ({ xml, cipher, isAgain }: Opened): Promise<Response> => {
    const message = readMessage(xml);
    if (message === null) return refuse(400, 'no message');
    // Its reply is no longer here, and a replay must not make the bot answer anew.
    if (isAgain && !(await replies.has(message.key))) return refuse(403, 'answered before');
    const body = await replies.of(message.key, () => compute(message, cipher));
    return respond(200, body, body.startsWith('<') ? 'application/xml' : 'text/plain');
  };

  return async (request) => {
    try {
      const url = new URL(request.url);
      if (request.method === 'GET') {
        const echo = await gate.verify(url);
        return echo.type === 'passed' ? respond(200, echo.content) : refuse(echo.status, echo.why);
      }
      if (request.method !== 'POST') return respond(405, '', 'text/plain', { allow: 'GET, POST' });
      const opened = await gate.open(request, url);
      return opened.type === 'passed' ? await answer(opened.content) : refuse(opened.status, opened.why);
    } catch (error) {
      log.error({ err: error }, `${account.kind}: a request could not be answered`);
      return respond(500, '');
    }
  };
}

function respond(
  status: number,
  body: string,
  type = 'text/plain',
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    status,
    headers: { ...headers, 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
  });
}
