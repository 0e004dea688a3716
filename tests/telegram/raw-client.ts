// A client without manners for tests of the stand-in: sends what it is told and gives back what it got.
import { expect } from 'vitest';
import type { StandIn } from './stand-in/stand-in.js';

export interface Reply {
  status: number;
  headers: Headers;
  ok: boolean;
  result: unknown;
  description: string | undefined;
  parameters: unknown;
}

export function urlOf(standIn: StandIn, method: string): string {
  return `${standIn.apiRoot}/bot${standIn.token}/${method}`;
}

async function replyOf(response: Response): Promise<Reply> {
  const { ok, result, description, parameters } = (await response.json()) as Omit<
    Reply,
    'status' | 'headers'
  >;
  return { status: response.status, headers: response.headers, ok, result, description, parameters };
}

/** Calls a method with a JSON body. */
export async function call(standIn: StandIn, method: string, payload: unknown = {}): Promise<Reply> {
  return callRaw(standIn, method, JSON.stringify(payload));
}

/** Calls a method with a JSON body as it is, such as one with escapes that JSON.stringify would not write. */
export async function callRaw(standIn: StandIn, method: string, body: string | Buffer): Promise<Reply> {
  const headers = { 'content-type': 'application/json' };
  return replyOf(
    await fetch(urlOf(standIn, method), {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }),
  );
}

/** Calls a method as a form: urlencoded, or multipart where there is a file. */
export async function callForm(
  standIn: StandIn,
  method: string,
  fields: Record<string, string | Buffer>,
): Promise<Reply> {
  const isMultipart = Object.values(fields).some((value) => Buffer.isBuffer(value));
  const form = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (form instanceof URLSearchParams) form.append(name, String(value));
    else form.append(name, Buffer.isBuffer(value) ? new Blob([new Uint8Array(value)]) : value);
  }
  return replyOf(await fetch(urlOf(standIn, method), { method: 'POST', body: form }));
}

/** Expects a 400 for this reason. */
export function refused(reply: Reply, reason: string): void {
  expect(reply).toMatchObject({ status: 400, ok: false, description: `Bad Request: ${reason}` });
}

/** Expects a call to be accepted; gives its result. */
export async function passes(reply: Promise<Reply>): Promise<unknown> {
  const given = await reply;
  expect(given).toMatchObject({ status: 200, ok: true });
  return given.result;
}
