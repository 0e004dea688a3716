// Runs the Telegram channel until it is told to stop, or until going on is of no use.
import { createHmac } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { type Api, GrammyError } from 'grammy';
import type { Log } from '../log.js';
import type { Reception } from '../reception.js';
import { isTokenRefused, pauseAfter, TokenError } from './backoff.js';
import { type ChannelParts, createApi, createTelegramChannel, POLL_SECONDS } from './channel.js';
import type { Lanes } from './lanes.js';
import { ALLOWED_UPDATES, poll } from './polling.js';
import { announce } from './profile.js';
import { createWebhookListener } from './webhook.js';

export interface TelegramOptions
  extends Pick<
    ChannelParts,
    | 'token'
    | 'bot'
    | 'conversations'
    | 'operators'
    | 'pictures'
    | 'inbox'
    | 'keepsakes'
    | 'log'
    | 'metrics'
    | 'now'
  > {
  readonly reception: Reception;
  readonly apiRoot: string;
  /** Public address that Telegram sends updates to; null for long polling. */
  readonly webhook: URL | null;
  /** Has the HTTP server hand requests to a path to the webhook. */
  readonly mount: (path: string, listener: RequestListener) => void;
  /** A request to Telegram is given up after so many seconds, and made again. */
  readonly requestSeconds?: number;
  /** Begins the end: nothing new is taken, what is being sent is finished. */
  readonly signal: AbortSignal;
}

/** Updates in memory at a time; more wait with Telegram. */
const BACKLOG = 1000;
/** How often is looked for what other processes left behind, in ms. */
const TAKING_OVER = 2000;
/** After the signal, what is being sent has so many ms to get through. */
const DRAIN = 8000;

/** Rejects with TokenError or ConflictError, or what broke. */
export async function runTelegram(options: TelegramOptions): Promise<void> {
  const { token, apiRoot, signal, log, requestSeconds } = options;
  const end = new AbortController();
  // Every chat that waits listens to it.
  setMaxListeners(0, end.signal);
  signal.addEventListener('abort', () => end.abort(), { once: true });
  const wait = waiting(end.signal);
  const api = createApi(token, apiRoot, requestSeconds);
  const reach = reaching(end.signal, wait, log);
  const me = await reach((stop) => api.getMe(stop));
  if (me === null) return;
  let fatal: unknown = null;
  const fail = (error: unknown) => {
    fatal ??= error;
    end.abort();
  };
  const channel = createTelegramChannel({
    ...options,
    api,
    me,
    wait,
    onFatal: fail,
  });
  await channel.takeOver();
  const takingOver = setInterval(() => void channel.takeOver().catch(fail), TAKING_OVER);
  log.info({ username: me.username, waiting: channel.size() }, 'Telegram: running');
  const announced = announce(api, me.id, options.keepsakes, { log, signal: end.signal });
  try {
    await receive(options, { channel, api, reach, wait, signal: end.signal });
  } finally {
    end.abort();
    clearInterval(takingOver);
    await Promise.race([Promise.all([announced, channel.stop()]), pause(DRAIN)]);
    log.info({ waiting: channel.size() }, 'Telegram: stopped');
  }
  if (fatal !== null) throw fatal;
}

/** Calls until Telegram answers; null when the bot was stopped meanwhile. */
type Reach = <Result>(call: (signal: never) => Promise<Result>) => Promise<Result | null>;

/** Telegram does not take the webhook's address. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

function reaching(signal: AbortSignal, wait: (ms: number) => Promise<boolean>, log: Log): Reach {
  return async (call) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await call(signal as never);
      } catch (error) {
        if (signal.aborted) return null;
        if (isTokenRefused(error)) throw new TokenError(error.description);
        if (error instanceof GrammyError && error.error_code === 400)
          throw new WebhookError(error.description);
        const pause = pauseAfter(error, tries);
        const reason = error instanceof Error ? error.message : 'unknown';
        log.warn({ reason, pause }, 'Telegram is not reached');
        if (!(await wait(pause))) return null;
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
  { token, apiRoot, webhook, mount, reception, log }: TelegramOptions,
  { channel, api, reach, wait, signal }: Receiving,
): Promise<void> {
  // What is not taken now stays with Telegram, which brings it again: nobody has to be turned away.
  const hasRoom = () => channel.pressure() < BACKLOG && reception.hasRoom();
  if (webhook === null) {
    await reach((stop) => api.deleteWebhook({}, stop));
    const room = async () => {
      while (!hasRoom() && (await wait(50)));
    };
    const polling = createApi(token, apiRoot, POLL_SECONDS);
    return poll({ api: polling, accept: channel.accept, room, signal, log, wait });
  }
  const secret = createHmac('sha256', token).update('zonebot webhook').digest('base64url');
  mount(
    webhook.pathname + webhook.search,
    createWebhookListener({
      secret,
      accept: channel.accept,
      hasRoom: () => !signal.aborted && hasRoom(),
      log,
    }),
  );
  log.info({ path: webhook.pathname }, 'webhook: listening');
  const hook = { secret_token: secret, allowed_updates: [...ALLOWED_UPDATES] };
  await reach((stop) => api.setWebhook(webhook.href, hook, stop));
  if (!signal.aborted) await once(signal, 'abort');
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
