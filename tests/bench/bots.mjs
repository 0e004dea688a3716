// Bots in processes of their own, and the Bot API that they speak to, for the benches.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TRANSCRIPTS = fileURLToPath(new URL('../transcripts', import.meta.url));
/** For benches that are not about limits. */
export const NO_LIMITS = { ZONEBOT_LIMIT_USER: '0', ZONEBOT_LIMIT_CHAT: '0', ZONEBOT_LIMIT_BOT: '0' };

/** Chat and text of a message. */
const said = (chunks) => {
  const { chat_id, text } = JSON.parse(Buffer.concat(chunks));
  return [chat_id, text];
};

/** Of numbers; null for none. */
export function share(values, at) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(at * (sorted.length - 1))] ?? null;
}

export const QUESTIONS = readdirSync(TRANSCRIPTS)
  .flatMap((file) => readFileSync(join(TRANSCRIPTS, file), 'utf8').split('\n'))
  .filter((line) => line.startsWith('> '))
  .map((line) => line.slice(2));

/** The Bot API as far as it is called here; tells of each message that it is sent. */
export function startTelegram() {
  let onMessage = () => {};
  const me = { id: 7000000001, is_bot: true, first_name: 'bench', username: 'bench_bot' };
  const server = createServer((incoming, response) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const method = incoming.url.slice(incoming.url.lastIndexOf('/') + 1);
      const result = method === 'getMe' ? me : method === 'sendMessage' ? { message_id: 1 } : true;
      const body = JSON.stringify({ ok: true, result });
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
      if (method === 'sendMessage') onMessage(...said(chunks));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        apiRoot: `http://127.0.0.1:${server.address().port}`,
        listen: (listener) => {
          onMessage = listener;
        },
        close: () => server.closeAllConnections() ?? server.close(),
      }),
    );
  });
}

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Resolves with the running process when it has said these words. */
export function start(args, env, words = 'listening') {
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (text) => {
      output += text;
      if (!output.includes(words)) return;
      // What it says from now on is taken and thrown away: a log of hours would be searched again with every line.
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve(child);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(output)));
  });
}
