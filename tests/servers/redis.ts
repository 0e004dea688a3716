// A real Redis for the cases of a file: in a temporary folder, on a free port of this machine, with its file of changes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe } from 'vitest';
import { freePort } from '../telegram/free-port.js';
import { SERVERS_REQUIRED } from './required.js';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** A client of its own, for looking in. */
  client(): Redis;
  /** Ends the server, if it runs, and removes its folder. */
  stop(): Promise<void>;
  /** Sends the signal to the server and waits until it has ended; its data stay. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stands still, with its connections open, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Starts a server that was killed, at the same address; resolves when it answers. */
  restart(): Promise<void>;
}

export interface RedisServerOptions {
  /** More settings, as on the command line. */
  readonly settings?: readonly string[];
  readonly port?: number;
}

const PATIENCE_MS = 20_000;

/** Ended with this process at the latest. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

const IS_INSTALLED = (() => {
  try {
    return execFileSync('redis-server', ['--version']).length > 0;
  } catch {
    return false;
  }
})();

/** Cases with real servers of Redis: left out, and saying so, where redis-server is not installed. */
export function describeWithRedis(name: string, cases: () => void): void {
  const lacks = !IS_INSTALLED && !SERVERS_REQUIRED;
  describe.skipIf(lacks)(lacks ? `${name} (left out: redis-server is not installed)` : name, cases);
}

/** `describeWithRedis` with a server of its own. */
export function describeOnRedis(name: string, cases: (server: () => RedisServer) => void): void {
  describeWithRedis(name, () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis();
    }, PATIENCE_MS);
    afterAll(() => server?.stop(), PATIENCE_MS);
    cases(() => server);
  });
}

export async function startRedis({
  settings = [],
  port: wanted,
}: RedisServerOptions = {}): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), 'zonebot-redis-'));
  const port = wanted ?? (await freePort());
  const options = [
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir],
    ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
    settings,
  ].flat();
  let child: ChildProcess | null = null;
  let clients: Redis[] = [];

  const kill = async (signal: NodeJS.Signals) => {
    const server = child;
    child = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    server.kill('SIGCONT');
    await ended;
    running.delete(server);
  };
  const restart = async () => {
    await kill('SIGTERM');
    child = spawn('redis-server', options, { stdio: 'ignore' });
    running.add(child);
    const until = Date.now() + PATIENCE_MS;
    while (!(await answers(port))) {
      if (Date.now() > until || child.exitCode !== null) throw new Error(`Redis does not start in ${dir}`);
      await sleep(20);
    }
  };
  await restart();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    client: () => {
      const client = new Redis(port, '127.0.0.1');
      client.on('error', () => {});
      clients.push(client);
      return client;
    },
    kill,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    restart,
    stop: async () => {
      for (const client of clients) client.disconnect();
      clients = [];
      await kill('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Whether it says PONG: one that still loads its file does not. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(/^\+PONG|^-NOAUTH/u.test(String(data)));
    });
    socket.once('error', () => resolve(false));
  });
}
