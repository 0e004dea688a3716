// The built program as a process that speaks to a stand-in, and that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StandIn } from './stand-in/stand-in.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface RunningBot {
  readonly child: ChildProcess;
  /** Everything that it wrote so far. */
  output(): string;
  /** Resolves with the exit code, null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves when a line of the log has this in it. */
  wrote(words: string): Promise<void>;
}

export interface Home {
  readonly dir: string;
  remove(): void;
}

/** A few people ask a lot here. */
const NO_LIMITS = { ZONEBOT_LIMIT_USER: '0', ZONEBOT_LIMIT_CHAT: '0', ZONEBOT_LIMIT_BOT: '0' };

/** A folder for the state of one bot, which outlives its processes. */
export function newHome(): Home {
  const dir = mkdtempSync(join(tmpdir(), 'zonebot-serve-'));
  return { dir, remove: () => rmSync(dir, { recursive: true }) };
}

export function runBot(
  { apiRoot, token }: Pick<StandIn, 'apiRoot' | 'token'>,
  home: Home,
  env: object = {},
): RunningBot {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: home.dir,
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      ...NO_LIMITS,
      ...env,
    },
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const listener of listeners) listener();
    });
  return {
    child,
    output: () => output,
    ended: once(child, 'close').then(([code]) => code),
    wrote: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(words)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        child.once('close', () => reject(new Error(`ended before it wrote ${words}: ${output}`)));
        look();
      }),
  };
}
