// A real PostgreSQL for the cases of a file: a new cluster in a temporary folder, on a free port of this machine.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { freePort } from '../telegram/free-port.js';
import { SERVERS_REQUIRED } from './required.js';

export interface PostgresServer {
  /** With the password, of an empty database. */
  readonly url: string;
  /** Ends the server, if it runs, and removes its folder. */
  stop(): Promise<void>;
  /** Sends the signal to the server and waits until it has ended; its data stay. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts a server that was killed, at the same address; resolves when it answers. */
  restart(): Promise<void>;
}

const USER = 'zonebot';
const PASSWORD = 'only-for-tests';
const PATIENCE_MS = 30_000;

/** Folder of the programs; Debian keeps them out of the PATH. POSTGRES_BIN says where they are otherwise. */
const BIN = [
  process.env.POSTGRES_BIN,
  ...(existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []),
  ...(process.env.PATH ?? '').split(':'),
].find((dir) => dir && existsSync(join(dir, 'initdb')));

/** `describe` with a server of its own; skipped, and saying so, where PostgreSQL is not installed. */
export function describeOnPostgres(name: string, cases: (server: () => PostgresServer) => void): void {
  const lacks = BIN === undefined && !SERVERS_REQUIRED;
  describe.skipIf(lacks)(lacks ? `${name} (left out: PostgreSQL is not installed)` : name, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    }, PATIENCE_MS);
    afterAll(() => server?.stop(), PATIENCE_MS);
    cases(() => server);
  });
}

export async function startPostgres(): Promise<PostgresServer> {
  if (BIN === undefined) throw new Error('no PostgreSQL: install it, or say where with POSTGRES_BIN=FOLDER');
  const dir = mkdtempSync(join(tmpdir(), 'zonebot-postgres-'));
  const data = join(dir, 'data');
  const owner = ownerOfServer();
  if (owner) chownSync(dir, owner.uid, owner.gid);
  const password = join(dir, 'password');
  writeFileSync(password, PASSWORD);
  execFileSync(
    join(BIN, 'initdb'),
    [
      ['-D', data],
      ['-U', USER],
      ['--auth=scram-sha-256', `--pwfile=${password}`],
      ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    ].flat(),
    { ...owner, cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', dir];
  let child: ChildProcess | null = null;
  process.on('exit', () => child?.kill('SIGQUIT'));

  const kill = async (signal: NodeJS.Signals) => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  /** A server that was killed leaves processes behind for a moment; until they are gone a new one refuses to start. */
  const restart = async () => {
    await kill('SIGINT');
    const until = Date.now() + PATIENCE_MS;
    while (!(await answers(url))) {
      if (Date.now() > until) throw new Error(`PostgreSQL does not start in ${dir}`);
      if (!child || child.exitCode !== null)
        child = spawn(join(BIN, 'postgres'), options, { ...owner, cwd: dir, stdio: 'ignore' });
      await sleep(100);
    }
  };
  await restart();
  return {
    url,
    kill,
    restart,
    stop: async () => {
      await kill('SIGINT');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root: there it is Debian's user for it. */
function ownerOfServer(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 1000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
