// getUpdates and webhooks: the two ways by which a bot gets its updates, of which only one works at a time.
import { ApiError, bad } from './errors.js';
import { optArray, optBool, optInt, optString, urlOf } from './fields.js';
import { isLoopback } from './webhook.js';
import type { Method } from './world.js';

const MAX_POLL_SECONDS = 50;
const PORTS = ['', '80', '88', '443', '8443'];

/** Telegram does not refuse numbers that are out of range here; it takes the nearest that is in it. */
function between(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

export const getUpdates: Method = {
  params: { offset: 'integer', limit: 'integer', timeout: 'integer', allowed_updates: 'array' },
  run: (params, { updates, webhook }, { signal }) => {
    if (webhook.settings) {
      const active = "can't use getUpdates method while webhook is active";
      throw new ApiError(409, `Conflict: ${active}; use deleteWebhook to delete the webhook first`);
    }
    updates.setAllowed(optArray(params, 'allowed_updates'));
    return updates.poll({
      offset: optInt(params, 'offset') ?? 0,
      limit: between(optInt(params, 'limit') ?? 100, 1, 100),
      timeoutMs: 1000 * between(optInt(params, 'timeout') ?? 0, 0, MAX_POLL_SECONDS),
      signal,
    });
  },
};

function checkUrl(text: string): void {
  const url = urlOf(text, 'https', 'http');
  if (url === undefined) throw bad('Invalid webhook URL specified');
  // Tests have no certificates, so plain HTTP is taken on this machine.
  if (isLoopback(url)) return;
  if (url.protocol !== 'https:') throw bad('Bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.includes(url.port))
    throw bad('Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

export const setWebhook: Method = {
  params: {
    url: 'string',
    certificate: 'file',
    ip_address: 'string',
    max_connections: 'integer',
    allowed_updates: 'array',
    drop_pending_updates: 'boolean',
    secret_token: 'string',
  },
  run: (params, { updates, webhook }) => {
    const url = optString(params, 'url') ?? '';
    const secret = optString(params, 'secret_token') ?? '';
    if (url !== '') checkUrl(url);
    if (secret.length > 256) throw bad('Secret token is too long');
    if (!/^[\w-]*$/.test(secret)) throw bad('Secret token contains unallowed characters');
    updates.setAllowed(optArray(params, 'allowed_updates'));
    if (optBool(params, 'drop_pending_updates')) updates.clear();
    if (url !== '') updates.end('terminated by setWebhook request');
    const maxConnections = between(optInt(params, 'max_connections') ?? 40, 1, 100);
    webhook.set(url === '' ? undefined : { url, secret: secret || undefined, maxConnections });
    return true;
  },
};

export const deleteWebhook: Method = {
  params: { drop_pending_updates: 'boolean' },
  run: (params, { updates, webhook }) => {
    webhook.set(undefined);
    if (optBool(params, 'drop_pending_updates')) updates.clear();
    return true;
  },
};

export const getWebhookInfo: Method = {
  params: {},
  run: (_, { updates, webhook: { settings, lastError } }) => ({
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.queue.length,
    ...(settings ? { max_connections: settings.maxConnections } : {}),
    ...(lastError ? { last_error_date: lastError.date, last_error_message: lastError.message } : {}),
    ...(updates.allowed.length > 0 ? { allowed_updates: updates.allowed } : {}),
  }),
};
