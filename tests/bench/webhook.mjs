// Updates of Telegram as a bench brings them, and zonebot behind the webhook that takes them.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, start, startTelegram } from './bots.mjs';

export const TOKEN = '7000000001:AAbenchbenchbenchbench';
export const SECRET = createHmac('sha256', TOKEN).update('zonebot webhook').digest('base64url');
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Someone's words in their own chat, under the update's number. */
export const saying = (id, person, text) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1,
    chat: { id: person, type: 'private', first_name: 'reader' },
    from: { id: person, is_bot: false, first_name: 'reader', language_code: 'zh' },
    text,
  },
});

/** Posts updates over so many connections; resolves with the status. */
export function openWebhook(connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (port, update) => {
    const body = JSON.stringify(update);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-telegram-bot-api-secret-token': SECRET,
    };
    return new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, path: '/telegram', method: 'POST', headers };
      const sent = request(options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      sent.on('error', reject).end(body);
    });
  };
  return { post, close: () => agent.destroy() };
}

/** zonebot in a process of its own, with a Telegram for it to speak to and a folder for its state. */
export async function startZonebot(env = {}, telegram = undefined) {
  const api = telegram ?? (await startTelegram());
  const data = mkdtempSync(join(tmpdir(), 'zonebot-bench-'));
  const port = await freePort();
  const child = await start([MAIN, 'serve'], {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    ZONEBOT_PORT: String(port),
    ZONEBOT_DATA: data,
    ...env,
  });
  return {
    port,
    child,
    data,
    telegram: api,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      if (!telegram) api.close();
      rmSync(data, { recursive: true });
    },
  };
}
