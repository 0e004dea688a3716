// The machine: Node, the native addons, the clock, the port.
import { createServer } from 'node:http';
import type { Config } from '../config.js';
import { type Check, type Finding, failure, ok, reason, warning } from './check.js';

const OLDEST = 20;
/** Node 20.12 was the first to read .env. */
const READS_ENV = 12;

export function nodeCheck(version: string): Check {
  return {
    name: 'node',
    run: async () => {
      const [major, minor] = version.split('.').map(Number);
      if (major < OLDEST) return failure(`Node ${version}`, `install Node ${OLDEST} or later`);
      if (major === OLDEST && minor < READS_ENV)
        return warning(
          `Node ${version} reads no .env`,
          `install ${OLDEST}.${READS_ENV} or later, or set the environment`,
        );
      return ok(`Node ${version}`);
    },
  };
}

/** Each is loaded and used once. */
export function addonChecks(): readonly Check[] {
  const addon = (name: string, use: () => Promise<string>): Check => ({
    name: 'addons',
    run: () =>
      use().then(
        (told) => ok(`${name} ${told}`),
        (error: unknown) => broken(name, error),
      ),
  });
  return [
    addon('nodejieba', async () => {
      const { openSegmenter } = await import('../search/segmenter.js');
      return `cuts ${openSegmenter().cut('开发区企业').join('/')}`;
    }),
    addon('better-sqlite3', async () => {
      const { openDatabase } = await import('../state/sqlite/database.js');
      const database = openDatabase(':memory:');
      const version = database.prepare('SELECT sqlite_version()').pluck().get();
      database.close();
      return `is SQLite ${version}`;
    }),
  ];
}

function broken(name: string, error: unknown): readonly Finding[] {
  return failure(`${name}: ${reason(error)}`, `npm rebuild ${name} (needs g++, make and python3)`);
}

/** A clock before the program was installed, or before the texts were written, is wrong. */
export function clockCheck(now: number, known: readonly (readonly [what: string, time: number])[]): Check {
  return {
    name: 'clock',
    run: async () => {
      const later = known.find(([, time]) => time > now + TOLERANCE);
      const shown = new Date(now).toISOString();
      return later
        ? warning(
            `${shown} is before ${later[0]} was written`,
            'set the clock: WeChat is refused by a wrong one',
          )
        : ok(shown);
    },
  };
}

const TOLERANCE = 10 * 60_000;

const USUAL_PORT = 8080;
const PATIENCE = 2000;

/** Free, or taken by a bot that answers. */
export function portCheck({ host, port }: Config): Check {
  const wanted = port ?? USUAL_PORT;
  return {
    name: 'port',
    run: async () => {
      const problem = await listenProblem(host, wanted);
      if (problem === null) return ok(`${host}:${wanted} is free`);
      if (problem === 'EADDRINUSE' && (await isZonebot(host, wanted)))
        return ok(`${host}:${wanted} is taken by a zonebot, which answers`);
      if (problem === 'EADDRINUSE')
        return port === null
          ? warning(
              `${host}:${wanted} is taken by another program`,
              'set ZONEBOT_PORT, or any free one is taken',
            )
          : failure(`${host}:${wanted} is taken by another program`, 'stop it, or change ZONEBOT_PORT');
      return failure(`${host}:${wanted}: ${problem}`, 'change ZONEBOT_HOST or ZONEBOT_PORT');
    },
  };
}

function listenProblem(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

async function isZonebot(host: string, port: number): Promise<boolean> {
  const shown = /^(?:0\.0\.0\.0|::)$/u.test(host) ? '127.0.0.1' : host;
  try {
    const url = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/healthz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok && (await response.text()).includes('"ok"');
  } catch {
    return false;
  }
}
