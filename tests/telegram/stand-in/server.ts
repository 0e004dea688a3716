// The HTTP side: paths, tokens, and one ledger entry per call.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Body, readBody } from './body.js';
import { ApiError } from './errors.js';
import type { Faults } from './faults.js';
import type { Call, Ledger } from './ledger.js';
import { METHODS, spelling } from './methods.js';
import { readParams, unknownParams } from './params.js';
import { type Answer, refusal, reply, send, sendAnswer, success } from './reply.js';
import type { Method, World } from './world.js';

export interface ServerParts {
  token: string;
  world: World;
  ledger: Ledger;
  faults: Faults;
}

function newCall(method: string): Call {
  return {
    method,
    payload: {},
    files: {},
    unknown: [],
    at: Date.now(),
    doneAt: undefined,
    outcome: null,
    fault: undefined,
    ended: 'open',
  };
}

export class Api {
  readonly server: Server;
  readonly #parts: ServerParts;
  readonly #closing = new AbortController();

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        if (!response.destroyed && !this.#closing.signal.aborted) console.error('stand-in:', error);
        request.socket.destroy();
      });
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { ledger, faults } = this.#parts;
    const left = new AbortController();
    response.on('close', () => left.abort());
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/file/')) return this.#sendFile(path, response);

    const call = newCall(path.split('/').at(-1) ?? '');
    response.on('close', () => {
      if (call.ended === 'open') call.ended = response.writableFinished ? 'answered' : 'client left';
      call.doneAt = Date.now();
      ledger.changed();
    });
    const run = await this.#read(request, url, path, call, left.signal);
    // What was not read to its end was never a call.
    if (!request.complete && response.destroyed) return;
    call.at = Date.now();
    ledger.add(call);
    call.fault = faults.pick(call.method, call.payload.chat_id);
    const replied = reply(call, run, response, AbortSignal.any([left.signal, this.#closing.signal]));
    // Now a poll waits where the queue is empty: tests look for that moment.
    ledger.changed();
    await replied;
  }

  /** Reads the call, and gives what it does when it is let through: its method, or a refusal. */
  async #read(
    request: IncomingMessage,
    url: URL,
    path: string,
    call: Call,
    signal: AbortSignal,
  ): Promise<() => Promise<Answer>> {
    const done = (answer: Answer) => {
      call.outcome = answer.outcome;
      this.#parts.ledger.changed();
      return answer;
    };
    try {
      const body = await readBody(request, url.searchParams);
      call.payload = body.fields;
      const method = this.#methodOf(path, call, body);
      return async () => done(await this.#run(method, call, body, signal));
    } catch (error) {
      const isCutOff = !(error instanceof ApiError) && !request.complete;
      const answer = refusal(isCutOff ? new ApiError(400, 'Bad Request') : error);
      return async () => done(answer);
    }
  }

  /** What a path asks for; throws ApiError where it is none of the Bot API's. */
  #methodOf(path: string, call: Call, { fields, files }: Body): Method {
    const { token, world } = this.#parts;
    const match = /^\/bot([^/]*)\/([^/]+)$/.exec(path);
    if (match === null) throw new ApiError(404, 'Not Found');
    if (match[1] !== token || world.loggedOut) throw new ApiError(401, 'Unauthorized');
    const spelt = spelling(match[2]!);
    if (spelt === undefined) throw new ApiError(404, 'Not Found: method not found');
    const method = METHODS[spelt]!;
    call.method = spelt;
    call.unknown = unknownParams(fields, files, method.params);
    for (const [at, { name, data }] of files) call.files[at] = { name, bytes: data.length };
    return method;
  }

  async #run(method: Method, call: Call, { fields, files }: Body, signal: AbortSignal): Promise<Answer> {
    try {
      const params = readParams(fields, method.params);
      call.payload = { ...fields, ...params };
      return success(await method.run(params, this.#parts.world, { files, signal }));
    } catch (error) {
      return refusal(error);
    }
  }

  #sendFile(path: string, response: ServerResponse): void {
    const start = `/file/bot${this.#parts.token}/`;
    const data = path.startsWith(start) ? this.#parts.world.files.at(path.slice(start.length)) : undefined;
    if (data) send(response, 200, 'application/octet-stream', data);
    else sendAnswer(response, refusal(new ApiError(404, 'Not Found')));
  }
}
