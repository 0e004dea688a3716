// Delivers updates to a webhook as Telegram does: several at once, again and again until the bot accepts them.
import { Agent, request } from 'node:http';
import type { Update } from 'grammy/types';
import type { Updates } from './updates.js';

export interface WebhookPace {
  /** The pause after the first failure; it doubles up to `maxMs`. */
  firstMs: number;
  maxMs: number;
  /** How long the bot may take for one delivery. */
  timeoutMs: number;
}

export interface WebhookSettings {
  url: string;
  secret: string | undefined;
  maxConnections: number;
}

interface Attempt {
  failures: number;
  dueAt: number;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

export class Webhook {
  settings: WebhookSettings | undefined;
  lastError: { date: number; message: string } | undefined;
  readonly #updates: Updates;
  readonly #pace: WebhookPace;
  readonly #attempts = new Map<Update, Attempt>();
  readonly #inFlight = new Set<Update>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #agent = new Agent({ keepAlive: true });

  constructor(updates: Updates, pace: WebhookPace) {
    this.#updates = updates;
    this.#pace = pace;
    updates.onPush = () => this.#deliver();
  }

  set(settings: WebhookSettings | undefined): void {
    this.stop();
    this.settings = settings;
    this.lastError = undefined;
    this.#attempts.clear();
    if (settings) this.#deliver();
  }

  /** Ends deliveries under way; what they carried stays in the queue. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#inFlight.clear();
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true });
    this.settings = undefined;
  }

  #deliver(): void {
    const { settings } = this;
    if (settings === undefined) return;
    for (const update of this.#updates.queue) {
      if (this.#inFlight.size >= settings.maxConnections) return;
      if (this.#inFlight.has(update) || (this.#attempts.get(update)?.dueAt ?? 0) > Date.now()) continue;
      this.#inFlight.add(update);
      void this.#post(update, settings).then((failure) => this.#after(update, settings, failure));
    }
  }

  #after(update: Update, settings: WebhookSettings, failure: string | undefined): void {
    if (this.settings !== settings) return;
    this.#inFlight.delete(update);
    if (failure === undefined) {
      const at = this.#updates.queue.indexOf(update);
      if (at >= 0) this.#updates.queue.splice(at, 1);
      this.#attempts.delete(update);
    } else {
      this.#retryLater(update, failure);
    }
    this.#deliver();
  }

  #retryLater(update: Update, failure: string): void {
    const failures = (this.#attempts.get(update)?.failures ?? 0) + 1;
    const pause = Math.min(this.#pace.maxMs, this.#pace.firstMs * 2 ** (failures - 1));
    this.lastError = { date: Math.floor(Date.now() / 1000), message: failure };
    this.#attempts.set(update, { failures, dueAt: Date.now() + pause });
    // A timer may fire a little before its time: one millisecond more, so that the update is due.
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#deliver();
    }, pause + 1);
    this.#timers.add(timer);
  }

  /** Resolves with what went wrong, or with undefined where the bot answered 2xx. */
  #post(update: Update, { url, secret }: WebhookSettings): Promise<string | undefined> {
    if (!isLoopback(new URL(url))) return Promise.resolve('Connection failed: the stand-in is offline');
    const body = Buffer.from(JSON.stringify(update));
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    };
    const signal = AbortSignal.timeout(this.#pace.timeoutMs);
    return new Promise((resolve) => {
      const options = { method: 'POST', headers, agent: this.#agent, signal };
      const post = request(url, options, (response) => {
        const code = response.statusCode ?? 0;
        response.resume();
        response.on('end', () =>
          resolve(
            code >= 200 && code < 300
              ? undefined
              : `Wrong response from the webhook: ${code} ${response.statusMessage}`,
          ),
        );
        response.on('error', (error) => resolve(error.message));
      });
      post.on('error', (error) => resolve(signal.aborted ? 'Read timeout expired' : error.message));
      post.end(body);
    });
  }
}
