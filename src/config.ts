// The settings, read from the environment once, checked, frozen. Every one is explained in .env.example.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Config {
  /** Folder of the newspaper pages. */
  readonly corpus: string;
  /** A conversation is forgotten after so many minutes of silence. */
  readonly sessionMinutes: number;
  /** So many conversations are kept at a time; the longest silent one goes first. */
  readonly sessionsMax: number;
  /** False where NO_COLOR is set (https://no-color.org): whether to use colour also depends on the terminal. */
  readonly colour: boolean;
  /** Secrets: report only whether they are there. */
  readonly telegramToken: string | null;
  readonly wechatToken: string | null;
}

/** A setting is wrong. The message is one line and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// src/config.ts and dist/config.js both stand one folder below the package.
const CORPUS_BESIDE_PACKAGE = fileURLToPath(new URL('../corpus', import.meta.url));

const schema = z.object({
  ZONEBOT_CORPUS: z.string().default(CORPUS_BESIDE_PACKAGE),
  ZONEBOT_SESSION_MINUTES: wholeNumber(1, 43_200).default(30),
  ZONEBOT_SESSIONS_MAX: wholeNumber(1, 1_000_000).default(10_000),
  NO_COLOR: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'expected a token as BotFather gives it, digits:letters')
    .optional(),
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/u, 'expected 3 to 32 letters or digits')
    .optional(),
});

/** The settings of an environment; an empty value counts as not set. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  }
  const settings = parsed.data;
  return Object.freeze({
    corpus: settings.ZONEBOT_CORPUS,
    sessionMinutes: settings.ZONEBOT_SESSION_MINUTES,
    sessionsMax: settings.ZONEBOT_SESSIONS_MAX,
    colour: settings.NO_COLOR === undefined,
    telegramToken: settings.TELEGRAM_BOT_TOKEN ?? null,
    wechatToken: settings.WECHAT_TOKEN ?? null,
  });
}

/** Adds the settings of `dir/.env` to the process's environment, where there is one; what is already set stays. */
export function loadEnvFile(dir: string): void {
  const path = resolve(dir, '.env');
  // Node before 20.12 cannot read such a file; there the environment alone counts.
  if (typeof process.loadEnvFile === 'function' && existsSync(path)) process.loadEnvFile(path);
}

function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/u, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);
}
