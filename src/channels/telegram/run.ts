// Runs the Telegram channel until it is told to stop, or until going on is of no use.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type Api, GrammyError } from 'grammy';
import type { Log } from '../log.js';
import { type ChannelParts, createApi, createTelegramChannel, POLL_SECONDS } from './channel.js';
import { TokenError } from './deliver.js';
import type { Lanes } from './lanes.js';
import { ALLOWED_UPDATES, poll } from './polling.js';
import { announce } from './profile.js';
import { createWebhookServer } from './webhook.js';

export interface TelegramOptions
  extends Pick<ChannelParts, 'token' | 'bot' | 'pictures' | 'inbox' | 'keepsakes' | 'log' | 'now'> {
  readonly apiRoot: string;
  /** Public address that Telegram sends updates to; null for long polling. */
  readonly webhook: URL | null;
  /** Where the webhook server listens. */
  readonly host: string;
  readonly port: number;
  /** A request to Telegram is given up after so many seconds, and made again. */
  readonly requestSeconds?: number;
  /** Begins the end: nothing new is taken, what is being sent is finished. */
  readonly signal: AbortSignal;
}

/** Updates in memory at a time; more wait with Telegram. */
const BACKLOG = 1000;
/** After the signal, what is being sent has so many ms to get through. */
const DRAIN = 8000;

/** Rejects with TokenError or ConflictError, or what broke. */
export async function runTelegram(options: TelegramOptions): Promise<void> {
  const { token, apiRoot, signal, log, requestSeconds } = options;
  const end = new AbortController();
  signal.addEventListener('abort', () => end.abort(), { once: true });
  const wait = waiting(end.signal);
  const api = createApi(token, apiRoot, requestSeconds);
  const reach = reaching(wait, log);
  const me = await reach(() => api.getMe());
  if (me === null) return;
  let fatal: unknown = null;
  const channel = createTelegramChannel({
    ...options,
    api,
    me,
    wait,
    onFatal: (error) => {
      fatal ??= error;
      end.abort();
    },
  });
  channel.resume();
  log.info({ username: me.username, waiting: channel.size() }, 'Telegram: running');
  const announced = announce(api, me.id, options.keepsakes, { log, signal: end.signal });
  try {
    await receive(options, { channel, api, reach, wait, signal: end.signal });
  } finally {
    end.abort();
    await Promise.race([Promise.all([announced, channel.stop()]), pause(DRAIN)]);
    log.info({ waiting: channel.size() }, 'Telegram: stopped');
  }
  if (fatal !== null) throw fatal;
}

/** Calls until Telegram answers; null when the bot was stopped meanwhile. */
type Reach = <Result>(call: () => Promise<Result>) => Promise<Result | null>;

function reaching(wait: (ms: number) => Promise<boolean>, log: Log): Reach {
  return async (call) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await call();
      } catch (error) {
        const code = error instanceof GrammyError ? error.error_code : 0;
        if (code === 401 || code === 404) throw new TokenError(`${code}`);
        if (code === 400) throw error;
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'Telegram is not reached');
        if (!(await wait(Math.min(30_000, 1000 * 2 ** tries)))) return null;
      }
    }
  };
}

interface Receiving {
  readonly channel: Lanes;
  readonly api: Api;
  readonly reach: Reach;
  readonly wait: (ms: number) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Takes updates until the signal. */
async function receive(
  { token, apiRoot, webhook, host, port, log }: TelegramOptions,
  { channel, api, reach, wait, signal }: Receiving,
): Promise<void> {
  if (webhook === null) {
    await reach(() => api.deleteWebhook());
    const room = async () => {
      while (channel.size() >= BACKLOG && (await wait(50)));
    };
    const polling = createApi(token, apiRoot, POLL_SECONDS);
    return poll({ api: polling, accept: channel.accept, room, signal, log, wait });
  }
  const secret = createHmac('sha256', token).update('zonebot webhook').digest('base64url');
  const server = createWebhookServer({
    path: webhook.pathname,
    secret,
    accept: channel.accept,
    hasRoom: () => channel.size() < BACKLOG,
    log,
  });
  server.listen(port, host);
  await once(server, 'listening');
  log.info({ address: server.address(), path: webhook.pathname }, 'webhook: listening');
  const hook = { secret_token: secret, allowed_updates: [...ALLOWED_UPDATES] };
  await reach(() => api.setWebhook(webhook.href, hook));
  if (!signal.aborted) await once(signal, 'abort');
  server.close();
  server.closeIdleConnections();
}

/** A wait that the signal ends early, with false. */
function waiting(signal: AbortSignal): (ms: number) => Promise<boolean> {
  return (ms) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const stop = () => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve(true);
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
