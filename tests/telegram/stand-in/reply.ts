// Gives the answer of a call to its client, through the scripted fault where there is one.
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, errorBody } from './errors.js';
import type { Fault } from './faults.js';
import type { Call, Outcome } from './ledger.js';

export interface Answer {
  outcome: Outcome;
  body: Buffer;
  retryAfter?: number | undefined;
}

const JSON_TYPE = 'application/json';
const HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>' +
  '\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n';

export function success(result: unknown): Answer {
  const body = Buffer.from(JSON.stringify({ ok: true, result }));
  return { outcome: { status: 200, ok: true, result }, body };
}

export function refusal(error: unknown): Answer {
  // A bug of the stand-in must not look like one of Telegram's answers, which a bot retries or drops in silence.
  if (!(error instanceof ApiError)) throw error;
  const { code, message, retryAfter } = error;
  const outcome = { status: code, ok: false, description: message };
  return { outcome, body: Buffer.from(JSON.stringify(errorBody(error))), retryAfter };
}

export function send(response: ServerResponse, status: number, type: string, body: Buffer): void {
  response.setHeader('content-type', type);
  response.setHeader('content-length', body.length);
  response.writeHead(status);
  response.end(body);
}

export function sendAnswer(response: ServerResponse, { outcome, body, retryAfter }: Answer): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  send(response, outcome.status, JSON_TYPE, body);
}

async function drip(
  response: ServerResponse,
  { outcome, body }: Answer,
  everyMs: number,
  signal: AbortSignal,
) {
  response.writeHead(outcome.status, { 'content-type': JSON_TYPE, 'content-length': body.length });
  response.flushHeaders();
  for (const byte of body) {
    await sleep(everyMs, undefined, { signal });
    response.write(Buffer.of(byte));
  }
  response.end();
}

/** `run` is what the call does; a fault may keep it from happening. `signal` ends waiting. */
export async function reply(
  call: Call,
  run: () => Promise<Answer>,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const fault: Fault | undefined = call.fault;
  const cut = () => {
    call.ended = 'cut';
    response.req.socket.resetAndDestroy();
  };
  if (fault === undefined) return sendAnswer(response, await run());
  switch (fault.kind) {
    case 'error': {
      const answer = refusal(new ApiError(fault.code, fault.description, fault.retryAfter));
      call.outcome = answer.outcome;
      return sendAnswer(response, answer);
    }
    case 'html':
      return send(response, fault.code, 'text/html', Buffer.from(HTML));
    case 'reset':
      if (fault.accepted) await run();
      return cut();
    case 'hang': {
      const early = fault.accepted ? await run() : undefined;
      await sleep(fault.ms, undefined, { signal });
      return sendAnswer(response, early ?? (await run()));
    }
    case 'drip':
      return drip(response, await run(), fault.everyMs ?? 1000, signal);
    case 'truncated': {
      const { outcome, body } = await run();
      return send(response, outcome.status, JSON_TYPE, body.subarray(0, Math.floor(body.length / 2)));
    }
  }
}
